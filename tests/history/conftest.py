"""A small world: one role with claims of each kind, and a second one that it is tied to."""

import pytest
from django.db import transaction

from roles import models as m
from roles.search import keeping
from roles.writing import because
from tests import snapshot

from .editor import Editor


def make_places():
    source = m.Source.objects.create(
        slug="handbook",
        title="Handbook",
        publisher="Publisher",
        kind="training",
        url="https://example.org/handbook",
        language="en",
    )
    return [m.Citation.objects.create(source=source, place=f"§{n}") for n in (1, 2, 3)]


def make_role(slug, **values):
    defaults = {
        "acronym": slug.upper(),
        "name_vi": f"Giám đốc {slug}",
        "name_en": f"Chief {slug} officer",
        "summary_vi": "Tóm tắt",
        "level": "executive",
        "function_id": "product",
        "status": "published",
    }
    role = m.Role(slug=slug, **defaults | values)
    role.full_clean()
    role.save()
    return role


def make_roles():
    return make_role("cpo"), make_role("ceo", order=1)


def make_world():
    """One claim of each kind; all in one change."""
    (role, boss), places = make_roles(), make_places()
    skill = m.Skill.objects.create(slug="data", name_vi="Dữ liệu", name_en="Data", kind="analysis")
    with because("edit"):
        claims = [
            m.RoleTitle(role=role, kind="expansion", text="Chief Product Officer", language="en"),
            m.Responsibility(
                role=role,
                area_id="strategy",
                statement_vi="Phụ trách tầm nhìn sản phẩm",
                statement_en="Be in charge of product vision",
            ),
            m.RoleSkill(role=role, skill=skill),
            m.ReportingLine(subordinate=role, manager=boss),
            m.Coverage(absent=boss, covering=role, statement_vi="Làm thay"),
            m.Question(role=role, question_vi="Ai?", answer_vi="Người này"),
        ]
        for claim in claims:
            claim.keep(places[:2])
        advice = m.StageAdvice(stage="startup", arrangement="all", statement_vi="Cần có")
        advice.keep(places[:1])
        advice.roles.set([role, boss])
        dispute = m.Dispute.objects.create(slug="who", question_vi="Là gì?")
        dispute.roles.set([role])
        m.Position(dispute=dispute, label_vi="Một", statement_vi="Thế này").keep(places[2:])
        m.Crosswalk.objects.create(role=role, scheme="ESCO", match="none")


WORLD = snapshot.Content(make_world, snapshot.without_lists)


@pytest.fixture
def cpo(db):
    """A published role with one claim of each kind; made once, and put back for each test."""
    with transaction.atomic():
        WORLD.restore()
        role = m.Role.objects.get(slug="cpo")
        keeping.mark(m.Role, role.pk)  # as if it had been saved; the first to search makes the rest
    return role


@pytest.fixture
def roles(db, request):
    """These two alone, or as they are in the world of `cpo`."""
    if "cpo" not in request.fixturenames:
        return make_roles()
    return request.getfixturevalue("cpo"), m.Role.objects.get(slug="ceo")


@pytest.fixture
def places(db, request):
    """These alone, or as they are in the world of `cpo`."""
    if "cpo" not in request.fixturenames:
        return make_places()
    request.getfixturevalue("cpo")
    return list(m.Citation.objects.select_related("source").order_by("pk"))


@pytest.fixture
def an(cpo):
    return Editor("an")


@pytest.fixture
def binh(cpo):
    return Editor("binh")
