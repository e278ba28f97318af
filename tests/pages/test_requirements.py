"""How strongly a role asks for a skill: what pages, filters and machines say of it."""

import re
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from roles.models import Citation, Role, RoleSkill, SearchEntry, Skill
from roles.search.keeping import catch_up
from tests.filters.reading import cards, options

from .reading import data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

GROUP = re.compile(r'id="demand-\w+"[^>]*>\s*<summary><h3>([^<]*?)&nbsp;<')
CHIP = re.compile(r'<span class="chip demand-\w+">([^<]*)<')


def strengths(text):
    """{key of a requirement: its strength}, by the chip beside it or the heading above it."""
    found, heading = {}, ""
    for before, piece in pairwise(text.split('id="claim-roleskill-')):
        heading = [heading, *GROUP.findall(before)][-1]
        chip = CHIP.search(piece)
        found[piece.partition('"')[0]] = chip[1] if chip else heading
    return found


def ask(slug, skill, **fields):
    claim = RoleSkill(role=Role.objects.get(slug=slug), skill=skill, **fields)
    claim.keep([Citation.objects.first()])
    return claim


@pytest.fixture
def skill():
    return Skill.objects.create(
        slug="juggling", name_vi="Tung hứng", name_en="Juggling", kind="experience"
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/roles/cpo/", {
            "masters-degree": "Required",
            "equivalent-work-experience": "Accepted instead of: Master’s degree in a related field",
            "head-of-product-management-experience": "Preferred",
            "product-marketing-experience": "Expected",
        }),
        ("/chuc-danh/cpo/", {"masters-degree": "Cần có", "presentation": "Được kỳ vọng"}),
        ("/en/compare/cmo/cpo/", {"head-of-product-management-experience": "Preferred"}),
    ],
)  # fmt: skip
def test_each_requirement_is_told_with_its_strength(client, path, expected):
    said = strengths(client.get(path).text)
    assert {key: said[f"cpo-skill-{key}"] for key in expected} == expected
    assert len(said) >= RoleSkill.objects.filter(role__slug="cpo").count()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"strength": "accepted"}, "names the skill"),
        ({"strength": "preferred", "instead_of": "leadership"}, "names the skill"),
        ({"strength": "accepted", "instead_of": "juggling"}, "stand in for itself"),
    ],
)
def test_only_what_is_accepted_instead_names_what_it_stands_in_for(skill, fields, fault):
    if slug := fields.get("instead_of"):
        fields = fields | {"instead_of": Skill.objects.get(slug=slug)}
    with pytest.raises(ValidationError, match=fault), translation.override("en"):
        ask("cto", skill, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleSkill.objects.create(role=Role.objects.get(slug="cto"), skill=skill, **fields)


def test_a_requirement_claims_no_more_than_it_is_told(skill):
    assert ask("cto", skill).strength == "expected"


def test_the_filter_asks_for_the_strength_of_the_very_skill(client, skill):
    """Roles that must have another skill are not among those that must have this one."""
    ask("cmo", skill, strength="preferred")
    ask("cso", skill, strength="required")
    assert set(cards(client.get("/chuc-danh/", {"skill": "juggling"}))) == {"cmo", "cso"}
    page = client.get("/chuc-danh/", {"skill": "juggling", "strength": "required"})
    assert cards(page) == ["cso"]
    counts = options(page)
    assert counts["strength", "preferred"] == 1
    assert counts["skill", "juggling"] == 1
    both = {"skill": "juggling", "strength": ["required", "preferred"]}
    assert set(cards(client.get("/chuc-danh/", both))) == {"cmo", "cso"}
    assert ("skill", "juggling") not in options(client.get("/chuc-danh/", {"strength": "accepted"}))


def test_machines_read_as_qualifications_what_is_required(client):
    found = next(x for x in data(client.get("/en/roles/cpo/")) if x["@type"] == "Occupation")
    assert "Master’s degree in a related field" in found["qualifications"]
    assert "Experience as head of product management" not in found["qualifications"]
    assert "Work experience equivalent to a degree" not in found["qualifications"]


def test_search_tells_who_asks_for_a_skill_and_how_strongly(skill):
    claim = ask("cmo", skill, strength="preferred")
    catch_up()
    assert SearchEntry.objects.get(title_en="Juggling").text_en == "CMO: preferred"
    claim.citations.clear()
    catch_up()
    assert not SearchEntry.objects.filter(title_en="Juggling").exists()
