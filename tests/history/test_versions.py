"""The versions of a role with all that belongs to it, and what each of them changed."""

import pytest

from roles import models as m
from roles.history.differences import ADDED, CHANGED, REMOVED, by_change
from roles.history.versions import versions, with_rows
from roles.writing import because

pytestmark = pytest.mark.django_db


def newest(role):
    return with_rows(versions(m.Role, role.pk)[:1], m.Role, role.pk)[0]


def told(version):
    """[(model, kind, {field: runs})], comparable."""
    return [
        (row.difference.model, row.kind, {f.name: f.runs for f in row.fields})
        for row in version.rows
    ]


def test_a_change_of_words_is_told_in_both_languages(cpo):
    claim = cpo.responsibilities.get()
    with because("edit"):
        claim.statement_vi = "Phụ trách tầm nhìn sản xuất"
        claim.statement_en = "Be in charge of production vision"
        claim.save()
    [(model, kind, fields)] = told(newest(cpo))
    assert (model, kind) == (m.Responsibility, CHANGED)
    assert fields == {
        "statement_vi": [
            ("same", "Phụ trách tầm nhìn sản "),
            ("del", "phẩm"),
            ("ins", "xuất"),
        ],
        "statement_en": [
            ("same", "Be in charge of "),
            ("del", "product"),
            ("ins", "production"),
            ("same", " vision"),
        ],
    }


def test_citations_are_told_by_their_names(cpo, places):
    with because("edit"):
        cpo.titles.get().citations.set([places[0], places[2]])
    [(model, _, fields)] = told(newest(cpo))
    assert model is m.RoleTitle
    assert fields == {
        "citations": [
            ("same", "handbook §1"),
            ("same", "; "),
            ("del", "handbook §2"),
            ("same", "; "),
            ("ins", "handbook §3"),
        ]
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda role: role.titles.get().delete(),
        lambda role: role.lines_up.get().delete(),
        lambda role: role.stage_advice.get().citations.clear(),
        lambda role: role.disputes.get().positions.get().delete(),
        lambda role: role.crosswalks.get().delete(),
        lambda role: role.disputes.clear(),
    ],
)
def test_every_part_of_the_profile_makes_versions(cpo, change):
    before = len(versions(m.Role, cpo.pk))
    with because("edit"):
        change(cpo)
    assert len(versions(m.Role, cpo.pk)) == before + 1
    assert newest(cpo).rows


def test_several_rows_of_one_change_are_one_version(cpo, places):
    with because("edit"):
        cpo.titles.get().delete()
        cpo.summary_en = "Summary"
        cpo.save()
        m.RoleTitle(role=cpo, kind="alias", text="Boss", language="en").keep(places[:1])
    version = newest(cpo)
    assert {(row.difference.model, row.kind) for row in version.rows} == {
        (m.Role, CHANGED),
        (m.RoleTitle, ADDED),
        (m.RoleTitle, REMOVED),
    }
    assert version.counts == {CHANGED: 1, REMOVED: 1, ADDED: 1}


def test_what_is_undone_within_a_change_is_no_difference(cpo):
    with because("edit") as change:
        cpo.name_vi = "Tên khác"
        cpo.save()
        cpo.name_vi = "Giám đốc cpo"
        cpo.save()
    assert by_change([change.id])[change.id] == []


def test_a_row_that_moves_leaves_one_whole_and_joins_another(cpo, roles):
    title = cpo.titles.get()
    with because("edit"):
        title.role = roles[1]
        title.save()
    assert [(model, kind) for model, kind, _ in told(newest(cpo))] == [(m.RoleTitle, REMOVED)]
    assert [(model, kind) for model, kind, _ in told(newest(roles[1]))] == [(m.RoleTitle, ADDED)]


def test_changes_of_other_roles_are_not_listed(cpo, roles):
    before = len(versions(m.Role, cpo.pk))
    roles[1].name_en = "Other"
    roles[1].save()
    assert len(versions(m.Role, cpo.pk)) == before


def test_names_of_rows_that_are_gone_are_known(cpo, places):
    title = cpo.titles.get()
    title.citations.set(places[:1])
    places[1].delete()
    old = with_rows(versions(m.Role, cpo.pk)[1:2], m.Role, cpo.pk)[0]
    [(_, _, fields)] = told(old)
    assert ("del", "handbook §2") in fields["citations"]


def test_the_number_of_queries_does_not_grow_with_the_versions(cpo, django_assert_max_num_queries):
    for n in range(5):
        cpo.summary_en = f"Summary {n}"
        cpo.save()
    with django_assert_max_num_queries(60):
        with_rows(versions(m.Role, cpo.pk), m.Role, cpo.pk)
    for n in range(20):
        cpo.titles.get().citations.clear() if n == 0 else cpo.save()
    with django_assert_max_num_queries(60):
        with_rows(versions(m.Role, cpo.pk), m.Role, cpo.pk)
