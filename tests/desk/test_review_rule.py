"""The one rule: who writes what directly, with each setting; and that no other place decides it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from roles import models as m
from roles.reviewing import gate
from roles.reviewing.rules import adds_directly, writes_directly
from roles.writing import because

pytestmark = pytest.mark.django_db

# What of the small world readers see, and what they don't.
PUBLIC = ("cpo", "comparison", "vision", "title", "point", "line", "beacon", "skills", "dispute")
UNSEEN = ("cto", "process", "uncited", "line_to_draft", "dispute_of_drafts")
NEW = ("new_source", "new_place", "new_skill")
EVERYTHING = {*PUBLIC, *UNSEEN, *NEW, "new_duty", "new_draft_duty", "new_term"}
DIRECT = {
    ("always", "editor"): {*NEW},
    ("published", "editor"): {*NEW, *UNSEEN, "new_draft_duty"},
    ("never", "editor"): EVERYTHING,
    ("always", "publisher"): EVERYTHING,
    ("published", "publisher"): EVERYTHING,
    ("published", "administrator"): EVERYTHING,
    ("published", "viewer"): {*NEW, *UNSEEN, "new_draft_duty"},  # whom Django's rights keep away
}


@pytest.fixture
def rows(world):
    """Rows by name; those whose names begin with «new» are not stored."""
    drafts = world.keep(m.Dispute(slug="drafts", question_vi="Ai?"))
    drafts.roles.add(world.cto)
    asked = world.keep(m.Dispute(slug="asked", question_vi="Ai?"))
    asked.roles.add(world.cto, world.cpo)
    found = {name: getattr(world, name) for name in EVERYTHING if hasattr(world, name)}
    found |= {
        "title": world.cpo.titles.get(),
        "point": world.comparison.points.get(),
        "line": world.cpo.lines_up.get(),
        "line_to_draft": m.ReportingLine(subordinate=world.cpo, manager=world.cto, kind="dotted"),
        "dispute": asked,
        "dispute_of_drafts": drafts,
        "new_source": m.Source(slug="s"),
        "new_place": m.Citation(source=world.beacon, place="§7"),
        "new_skill": m.Skill(slug="k"),
        "new_duty": m.Responsibility(role=world.cpo, statement_vi="Việc"),
        "new_draft_duty": m.Responsibility(role=world.cto, statement_vi="Việc"),
        "new_term": m.GlossaryTerm(term_vi="KPI", definition_vi="Đo."),
    }
    return found | {"skills": world.skills, "line_to_draft": found["line_to_draft"]}


@pytest.mark.parametrize(("setting", "who"), DIRECT)
def test_who_writes_what_directly(rows, person, settings, setting, who):
    settings.REVIEW, user = setting, person(who)
    assert set(rows) == EVERYTHING
    direct = {name for name, row in rows.items() if writes_directly(user, row)}
    assert direct == DIRECT[setting, who]


@pytest.fixture
def of_roles(person):
    """Somebody who may publish roles, and no other pages."""
    user = person("editor")
    user.user_permissions.add(Permission.objects.get(codename="publish_role"))
    return User.objects.get(pk=user.pk)


def test_who_publishes_one_kind_of_page_writes_what_stands_there_only(rows, of_roles, settings):
    settings.REVIEW = "published"
    direct = {name for name, row in rows.items() if writes_directly(of_roles, row)}
    own = {"cpo", "vision", "title", "line", "dispute", "new_duty", "new_draft_duty"}
    assert direct == {*own, *UNSEEN, *NEW}
    questions = [m.Question(role=rows["cpo"]), m.Question(comparison=rows["comparison"])]
    assert [writes_directly(of_roles, row) for row in questions] == [True, False]


def test_what_they_cite_is_shown(world, of_roles, person, django_capture_on_commit_callbacks):
    with because("edit", user=person("editor", "lan")):
        place = world.place(world.source("new", "Bài mới"), "§1")
    with (
        because("edit", user=of_roles),
        django_capture_on_commit_callbacks(execute=True),
    ):
        world.vision.citations.add(place)
    assert not m.Citation.objects.get(pk=place.pk).awaits_review
    assert not m.Source.objects.get(slug="new").awaits_review


@pytest.mark.parametrize("setting", ["always", "published", "never"])
def test_commands_and_seeds_belong_to_nobody_and_may(rows, settings, setting):
    settings.REVIEW = setting
    assert all(writes_directly(None, row) for row in rows.values())


def test_what_is_moved_from_or_to_a_public_page_is_public(world, person):
    user = person("editor")
    world.vision.role = world.cto
    assert not writes_directly(user, world.vision)
    world.uncited.role = world.cpo
    assert not writes_directly(user, world.uncited)


@pytest.mark.parametrize(
    ("setting", "direct"),
    [
        ("always", {m.Source, m.Citation, m.Skill}),
        ("published", {m.Role, m.Process, m.Comparison, m.Source, m.Citation, m.Skill}),
    ],
)
def test_pages_that_editors_begin_are_drafts(db, person, settings, setting, direct):
    settings.REVIEW, user = setting, person("editor")
    kinds = (*direct, m.Role, m.Process, m.Dispute, m.Responsibility, m.GlossaryTerm, m.Area)
    assert {kind for kind in kinds if adds_directly(user, kind)} == direct


def writes(world):
    """Ways to change what readers see, past all forms."""
    return {
        "save": world.cpo.save,
        "create": lambda: world.duty(world.cpo, "Mới", ""),
        "delete": lambda: m.Responsibility.objects.get(key=world.vision.key).delete(),
        "delete many": m.Responsibility.objects.filter(role=world.cpo).delete,
        "cite": lambda: world.vision.citations.add(world.skills),
        "cite no more": lambda: world.vision.citations.clear(),
        "cite from the place": lambda: world.skills.responsibility_set.add(world.vision),
        "uncite from the place": lambda: world.lead.responsibility_set.clear(),
        "open a dispute": lambda: m.Dispute.objects.get().roles.add(world.cpo),
        "open it from the role": lambda: world.cpo.disputes.add(m.Dispute.objects.get()),
        "delete a place": lambda: m.Citation.objects.get(pk=world.skills.pk).delete(),
    }


@pytest.mark.parametrize(
    "way",
    [
        "save",
        "create",
        "delete",
        "delete many",
        "cite",
        "cite no more",
        "cite from the place",
        "uncite from the place",
        "open a dispute",
        "open it from the role",
        "delete a place",
    ],
)
def test_the_gate_stands_where_rows_are_written(world, person, way):
    world.keep(m.Dispute(slug="d", question_vi="Ai?")).roles.add(world.cto)
    write, editor = writes(world)[way], person("editor")
    with because("edit", user=editor):
        with pytest.raises(PermissionDenied, match="công khai"), transaction.atomic():
            write()
        with gate.trying() as refused, transaction.atomic():
            write()
            transaction.set_rollback(True)
        assert refused
    with because("edit", user=editor, accepted_by=person("publisher")), transaction.atomic():
        write()
        transaction.set_rollback(True)


def test_the_gate_lets_drafts_pass(world, person):
    with because("edit", user=person("editor")), gate.trying() as refused:
        world.cto.save()
        world.duty(world.cto, "Mới", "")
        world.uncited.citations.add(world.lead)
        world.keep(m.Dispute(slug="d", question_vi="Ai?")).roles.add(world.cto)
        world.place(world.beacon, "§9")
    assert refused == []
