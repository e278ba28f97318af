"""What holds between the statements of the published content."""

import re
from collections import defaultdict

import pytest

from roles.models import ReportingLine, Responsibility, Role, Skill, TitleUsage
from roles.models.depths import depths
from roles.models.vocabulary import LineKind
from tests.content.test_terms import own, pairs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def normal(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_every_published_role_has_a_voice():
    known = depths(Role.objects.published())
    silent = [role.slug for role in Role.objects.published() if not known[role.pk].voices]
    assert silent == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_role_says_one_thing_twice(language):
    said = defaultdict(list)
    for duty in Responsibility.objects.all():
        said[duty.role_id, normal(getattr(duty, f"statement_{language}"))].append(duty.key)
    assert [keys for keys in said.values() if len(keys) > 1] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_skills_have_one_name(language):
    said = defaultdict(list)
    for skill in Skill.objects.all():
        said[normal(getattr(skill, f"name_{language}"))].append(skill.slug)
    assert [slugs for slugs in said.values() if len(slugs) > 1] == []


def test_nobody_is_his_own_superior():
    above = defaultdict(set)
    lines = ReportingLine.objects.filter(kind=LineKind.SOLID)
    for below, manager in lines.values_list("subordinate__slug", "manager__slug"):
        above[below].add(manager)

    def ends(role, path):
        assert role not in path, f"{' → '.join([*path, role])}"
        for manager in above[role]:
            ends(manager, [*path, role])

    for role in list(above):
        ends(role, [])


def test_both_languages_are_of_similar_length():
    """A text that is half as long in one language has lost something on the way.

    Vietnamese words have fewer letters, more words; names that one language explains don't count.
    """
    odd = [
        f"{model} {key} {name}: {len(vi) / len(en):.2f}"
        for model, key, name, *texts in pairs()
        if all(own_texts := [own(text) for text in texts])
        and len(max(own_texts, key=len)) > 60
        and not 0.55 < len(vi := own_texts[0]) / len(en := own_texts[1]) < 1.7
    ]
    assert odd == []


def test_a_use_of_a_role_s_name_leads_to_its_profile():
    """On the page of an acronym; where none does, it says that there is no profile yet."""
    names = {normal(role.name_en) for role in Role.objects.published()} - {""}
    unlinked = TitleUsage.objects.filter(role=None).exclude(expansion_en="")
    assert [str(use) for use in unlinked if normal(use.expansion_en) in names] == []
