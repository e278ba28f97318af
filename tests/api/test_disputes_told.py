"""Disputes and processes as one object: sides with their voices, a process with all its parts."""

import pytest

from roles import models as m
from roles.models.citing import attach_references

from .answers import ask, follow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_a_dispute_is_its_sides_and_who_stands_on_them(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        told = ask(client, "disputes/")["results"]
    assert {each["id"] for each in told} == set(m.Dispute.objects.values_list("slug", flat=True))
    for dispute in told:
        assert ask(client, f"disputes/{dispute['id']}/") == dispute
        sides = {side["id"]: side for side in dispute["positions"]}
        assert len(sides) > 1
        rows = attach_references(m.Position.objects.filter(key__in=sides))
        assert all(sides[row.key]["citations"] for row in rows)
        for voice in dispute["voices"]:
            speaks = {s["id"] for s in sides.values() if voice["name"] in publishers(s)}
            assert speaks <= set(voice["positions"])
        apart = len({frozenset(voice["positions"]) for voice in dispute["voices"]}) > 1
        assert dispute["is_between_sources"] or not apart
        follow(client, {**dispute, "positions": [], "voices": []})


def publishers(side):
    return {citation["publisher"] for citation in side["citations"]}


def test_only_what_is_asked_for(client):
    told = ask(client, "disputes/cco-second-c/", fields="question")
    assert set(told) == {"id", "self", "url", "question"}
    for listed in ask(client, "disputes/", fields="question")["results"]:
        assert set(listed) == set(told)


def test_a_process_is_told_whole(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        told = ask(client, "processes/s-op/")
    for name in ("parts", "participations", "contrasts"):
        assert told[name]
        assert all(each["citations"] or each["is_editorial"] for each in told[name])
    follow(client, {**told, "parts": told["parts"][:1]})
