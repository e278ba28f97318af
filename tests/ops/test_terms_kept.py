"""The terms of the glossary are read once for each revision, however many pages mark them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.caching import revision_watch
from roles.models import Citation, GlossaryTerm
from roles.views.glossary_views import current_terms

pytestmark = [
    pytest.mark.page_cache,
    pytest.mark.django_db,
    pytest.mark.usefixtures("seeded"),
]

ROLE, MARK = "/chuc-danh/{}/", 'class="term"'


def read_by(client, path):
    """(how often a page reads the terms, how many it marks)."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path).text
    asked = [q for q in queries if re.search(r'FROM "roles_glossaryterm"', q["sql"])]
    return len(asked), page.count(MARK)


def test_pages_ask_for_them_once(client, monkeypatch):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    current_terms.forget()
    asked, marked = read_by(client, ROLE.format("cpo"))
    assert asked == 1
    assert marked >= 1
    assert read_by(client, ROLE.format("cco"))[0] == 0
    assert read_by(client, ROLE.format("cpo").replace("/chuc-danh", "/en/roles"))[0] == 1


def test_a_new_term_is_marked_on_the_next_page(client):
    before = read_by(client, ROLE.format("cpo"))[1]
    term = GlossaryTerm(term_vi="chiến lược", definition_vi="Đường đi.")
    term.keep([Citation.objects.first()])
    assert read_by(client, ROLE.format("cpo"))[1] == before + 1
    term.delete()
    assert read_by(client, ROLE.format("cpo"))[1] == before
