"""What search reads of the knowledge base to make its documents: no more than stands in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import RoleSkill, Skill
from roles.search import documents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_no_citation_is_fetched_to_tell_what_is_cited():
    with CaptureQueriesContext(connection) as queries:
        assert len(list(documents.all_documents())) > 100
    columns = [query["sql"].partition(" FROM ")[0] for query in queries]
    assert not [each for each in columns if "citation" in each]


def test_a_skill_is_found_by_the_first_who_ask_for_it(monkeypatch):
    monkeypatch.setattr(documents, "MOST_ASKING", 2)
    asked = {}
    for one in RoleSkill.objects.shown().order_by("role__order", "key"):
        asked.setdefault(one.skill_id, []).append(one.role.acronym or one.role.name_vi)
    found = {each.key: each.text["vi"] for each in documents.documents_of(Skill.objects.all())}
    assert {str(pk) for pk in asked} == found.keys()
    for pk, names in asked.items():
        told = [each.partition(": ")[0] for each in found[str(pk)].split(" · ")]
        assert told == names[:2]
    assert max(map(len, asked.values())) > 2
