"""Templates are served without the indentation in which they are written."""

import re

import pytest
from django.template import Engine

INDENTED = "<ul>\n  {% if 1 %}\n\t<li>a  b\n    <b>c</b></li>\n  {% endif %}\n\n</ul>"


@pytest.fixture
def engine(tmp_path):
    for name in ("page.html", "told.txt"):
        (tmp_path / name).write_text(INDENTED)
    return Engine(dirs=[tmp_path], loaders=["execroles.unindented.Unindented"])


def test_a_page_loses_what_its_lines_begin_with_and_no_line(engine):
    assert engine.render_to_string("page.html") == "<ul>\n\n<li>a  b\n<b>c</b></li>\n\n\n</ul>"


def test_what_programs_read_stays_as_it_is_written(engine):
    assert "\n    <b>" in engine.render_to_string("told.txt")


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("path", ["/", "/chuc-danh/cpo/", "/can-ai/?has=cto"])
def test_the_site_is_served_so(client, path):
    assert not re.findall(r"^[ \t]{2,}<.*", client.get(path).text, re.MULTILINE)
