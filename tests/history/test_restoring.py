"""A whole profile as it was: also after its deletion, with what the rules of today allow."""

import pytest
from django.db import connection

from roles import models as m
from roles.history.restoring import Gone, restore
from roles.history.snapshots import at, state
from roles.history.tokens import seen, token
from roles.history.versions import versions
from roles.models.content import content_models
from roles.writing import because

from .conftest import make_role

pytestmark = pytest.mark.django_db


def spoil(role, places):
    """Change something of every kind."""
    role.name_vi, role.summary_en = "Khác", "Other"
    role.save()
    role.titles.get().delete()
    role.responsibilities.get().citations.set(places[2:])
    role.requirements.get().delete()
    role.lines_up.get().delete()
    role.covers_for.get().delete()
    role.questions.get().delete()
    role.crosswalks.get().delete()
    role.stage_advice.get().roles.remove(role)
    role.disputes.get().positions.get().delete()
    m.RoleTitle(role=role, kind="alias", text="New", language="en").keep(places[:1])


def test_everything_comes_back(cpo, places):
    before, seen_then = state(m.Role, cpo.pk), seen(m.Role, cpo.pk, token(m.Role, cpo.pk))
    with because("edit"):
        spoil(cpo, places)
    assert state(m.Role, cpo.pk) != before
    with because("restore"):
        restored = restore(m.Role, cpo.pk, seen_then)
    assert restored.left_out == []
    assert state(m.Role, cpo.pk) == before
    assert m.Role.objects.get(pk=cpo.pk).name_vi == "Giám đốc cpo"
    assert cpo.responsibilities.get().citations.count() == 2


def test_restoring_is_a_version_and_can_be_undone(cpo, places):
    with because("edit"):
        spoil(cpo, places)
    spoiled = state(m.Role, cpo.pk)
    older, spoiled_at = versions(m.Role, cpo.pk)[1].at, versions(m.Role, cpo.pk)[0].at
    with because("restore", "reason"):
        restore(m.Role, cpo.pk, at(older))
    newest = versions(m.Role, cpo.pk)[0]
    assert (newest.cause, newest.reason) == ("restore", "reason")
    with because("restore"):
        restore(m.Role, cpo.pk, at(spoiled_at))
    assert state(m.Role, cpo.pk) == spoiled


def test_restoring_the_present_writes_nothing(cpo):
    before = {model: model.history.count() for model in content_models()}
    restore(m.Role, cpo.pk, at(versions(m.Role, cpo.pk)[0].at))
    assert {model: model.history.count() for model in content_models()} == before


def counts():
    return {model: model.objects.count() for model in content_models()}


def test_a_deleted_role_comes_back_with_all_that_went_with_it(cpo, roles, places):
    pair = m.Comparison.objects.create(
        slug="pair", left=cpo, right=roles[1], question_vi="?", summary_vi="!"
    )
    point = m.ComparisonPoint(
        comparison=pair, aspect_vi="A", left_text_vi="B", right_text_vi="C", kind="difference"
    )
    point.keep(places[:1])
    usage = m.TitleUsage.objects.create(
        acronym="CPO", role=cpo, site="example.org", url="https://example.org/", language="en"
    )
    before, existing = state(m.Role, cpo.pk), counts()
    moment = versions(m.Role, cpo.pk)[0].at
    pk = cpo.pk
    with because("edit"):
        cpo.delete()
    assert state(m.Role, pk) == {}
    with because("restore"):
        assert restore(m.Role, pk, at(moment)).left_out == []
    assert state(m.Role, pk) == before
    assert counts() == existing
    assert m.ComparisonPoint.objects.get(pk=point.pk).citations.count() == 1
    assert m.TitleUsage.objects.get(pk=usage.pk).role_id == pk


def test_an_editors_later_choice_is_not_undone_by_bringing_a_role_back(cpo, roles):
    usage = m.TitleUsage.objects.create(
        acronym="CPO", role=cpo, site="example.org", url="https://example.org/", language="en"
    )
    moment, pk = versions(m.Role, cpo.pk)[0].at, cpo.pk
    with because("edit"):
        cpo.delete()
    usage.refresh_from_db()
    usage.role = roles[1]
    usage.save()
    with because("restore"):
        restore(m.Role, pk, at(moment))
    usage.refresh_from_db()
    assert usage.role_id == roles[1].pk


def test_sources_and_skills_come_back_with_the_claims_that_need_them(cpo, places):
    before, moment = state(m.Role, cpo.pk), versions(m.Role, cpo.pk)[0].at
    requirement = cpo.requirements.get()
    skill = requirement.skill
    with because("edit"):
        requirement.delete()
        skill.delete()
        for model in (m.RoleTitle, m.Responsibility, m.ReportingLine, m.Coverage, m.Question):
            for claim in model.objects.all():
                claim.citations.set(places[:1])
        places[1].delete()
    with because("restore"):
        restore(m.Role, cpo.pk, at(moment))
    assert state(m.Role, cpo.pk) == before


def test_what_the_rules_of_today_forbid_is_left_out_and_told(cpo, roles):
    """CTO → CPO → CEO, then CEO → CTO → CPO: the old line would close a circle."""
    cto = make_role("cto")
    m.ReportingLine(subordinate=cto, manager=cpo, is_editorial=True).keep([])
    moment = versions(m.Role, cpo.pk)[0].at
    with because("edit"):
        cpo.lines_up.get().delete()
        cpo.covers_for.get().delete()
        m.ReportingLine(subordinate=roles[1], manager=cto, is_editorial=True).keep([])
    with because("restore"):
        restored = restore(m.Role, cpo.pk, at(moment))
    [(row, reasons)] = restored.left_out
    assert row.title == "CPO → CEO"
    assert "CPO → CEO → CTO → CPO" in reasons[0]
    assert cpo.covers_for.count() == 1
    assert not cpo.lines_up.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL never held it")
@pytest.mark.parametrize(("column", "sql"), [('"order"', "40000"), ("detail_vi", "'a' || char(0)")])
def test_what_no_database_stores_any_more_is_left_out_and_told(cpo, column, sql):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE roles_historicalresponsibility SET {column} = {sql}")
    then = seen(m.Role, cpo.pk, token(m.Role, cpo.pk))
    cpo.responsibilities.get().delete()
    [(row, reasons)] = restore(m.Role, cpo.pk, then).left_out
    assert row.model_name.lower() == m.Responsibility._meta.verbose_name
    assert len(reasons) == 1
    assert not cpo.responsibilities.exists()


def test_a_row_whose_partner_is_gone_is_left_out_and_told(cpo, roles):
    moment = versions(m.Role, cpo.pk)[0].at
    with because("edit"):
        roles[1].delete()
    with because("restore"):
        restored = restore(m.Role, cpo.pk, at(moment))
    told = {row.difference.model: reasons for row, reasons in restored.left_out}
    assert told.keys() == {m.ReportingLine, m.Coverage}
    assert "CEO" in str(told[m.ReportingLine])
    assert cpo.stage_advice.count() == 1


def test_a_taken_slug_is_refused_and_nothing_written(cpo, roles):
    from django.core.exceptions import ValidationError

    moment, pk = versions(m.Role, cpo.pk)[0].at, cpo.pk
    with because("edit"):
        cpo.delete()
    make_role("cpo")
    before = counts()
    with pytest.raises(ValidationError) as refused:
        restore(m.Role, pk, at(moment))
    assert "slug" in refused.value.message_dict
    assert counts() == before


def test_before_its_beginning_there_is_nothing_to_restore(cpo):
    from datetime import timedelta

    first = versions(m.Role, cpo.pk)[-1].at
    with pytest.raises(Gone):
        restore(m.Role, cpo.pk, at(first - timedelta(seconds=1)))


def test_advice_without_another_role_goes_with_its_last_one(cpo, places):
    moment = versions(m.Role, cpo.pk)[0].at
    with because("edit"):
        advice = m.StageAdvice(stage="large", arrangement="all", statement_vi="Khác")
        advice.keep(places[:1])
        advice.roles.set([cpo])
    with because("restore"):
        restore(m.Role, cpo.pk, at(moment))
    assert not m.StageAdvice.objects.filter(pk=advice.pk).exists()
