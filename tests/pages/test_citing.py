"""How readers cite a page: APA and BibTeX, by the state of the page."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from roles.pages.bibtex import bibtex, escaped


def test_an_entry_of_bibtex():
    url = "https://example.org/en/roles/cpo/?as-of=2026-11-22"
    assert bibtex("cpo", "Who Does What", "CPO", url, date(2026, 11, 22)) == (
        "@misc{cpo,\n"
        "  author = {{Who Does What}},\n"
        "  title = {{CPO}},\n"
        "  year = {2026},\n"
        "  month = {11},\n"
        "  url = {https://example.org/en/roles/cpo/?as-of=2026-11-22},\n"
        "  urldate = {2026-11-22},\n"
        "}"
    )


def test_what_means_something_to_tex_is_escaped():
    assert escaped("S&OP: 100 % #1 {a_b}") == r"S\&OP: 100 \% \#1 \{a\_b\}"
    assert escaped("a\\b~c^d$") == (r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d\$")
    assert escaped("Giám đốc sản xuất") == "Giám đốc sản xuất"


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("path", "apa"),
    [
        ("/chuc-danh/cpo/", r"Ai làm gì. (%Y, {d} tháng {m}). CPO: Giám đốc sản xuất. "),
        ("/en/roles/cpo/", "Who Does What. (%Y, %B {d}). CPO: Chief Product Officer. "),
    ],
)
def test_a_role_is_cited_as_of_today(client, path, apa):
    today = timezone.localdate()
    page = client.get(path).text
    shown = unescape(re.sub("<.*?>", "", re.search(r'id="cite-apa">(.*?)</span>', page)[1]))
    wanted = today.strftime(apa.format(d=today.day, m=today.month))
    cited = f"http://testserver{path}?as-of={today.isoformat()}"
    assert shown == wanted + cited
    assert f"url = {{{cited}}}" in unescape(page)
    assert client.get(cited.removeprefix("http://testserver")).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_the_ampersand_of_a_title_is_right_in_both_forms(client):
    page = unescape(client.get("/en/processes/s-op/").text)
    assert r"title = {{S\&OP: " in page
    assert "<cite>S&OP: " in page
