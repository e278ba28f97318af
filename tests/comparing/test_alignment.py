"""Properties of profiles side by side, on made-up profiles and without a database."""

from itertools import chain
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.evidence import comparing
from roles.evidence.comparing import Row, apart, direct_lines, merged, same_managers, shared_claims
from roles.evidence.profile import Profile

AREAS = ["strategy", "operations", "people", "sales"]
KINDS = ["education", "leadership", "analysis"]
DECISIONS = ["budget", "hiring", "risk"]
MANAGERS = ["ceo", "cio"]


def claim(pk, **fields):
    return SimpleNamespace(pk=pk, references=[], **fields)


# Made once: checking a strategy takes Hypothesis longer than drawing from it.
EIGHT = {"min_size": 8, "max_size": 8}
SOME_AREAS = st.lists(st.sampled_from([*AREAS, "an area not in the list"]), max_size=8)
CONDITIONAL = st.lists(st.booleans(), **EIGHT)
MARKS = st.lists(st.sampled_from(["", *DECISIONS]), **EIGHT)
PARTS = st.lists(st.sampled_from(["leads", "shares"]), **EIGHT)
SKILLS = st.lists(st.integers(0, 6), unique=True, max_size=6)
STRENGTH = st.sampled_from(["required", "expected"])


@st.composite
def profiles(draw, name, first_pk):
    """A profile with duties in some areas, some of them decisions, and skills of some kinds."""
    role = SimpleNamespace(pk=name, slug=name)
    areas, conditional, marks, parts = map(draw, (SOME_AREAS, CONDITIONAL, MARKS, PARTS))
    skills, strength = draw(SKILLS), draw(STRENGTH)
    return Profile(
        role,
        responsibilities=[
            claim(
                first_pk + n,
                area_id=area,
                is_conditional=conditional[n],
                decision=marks[n],
                part=marks[n] and parts[n],
            )
            for n, area in enumerate(areas)
        ],
        requirements=[
            claim(
                first_pk + 50 + n,
                skill=SimpleNamespace(slug=f"skill-{n}", kind=KINDS[n % len(KINDS)]),
                strength=strength,
            )
            for n in skills
        ],
    )


SIDES = [profiles(f"role-{k}", 1000 * k) for k in range(4)]
several = st.one_of(*(st.tuples(*SIDES[:n]) for n in (2, 3, 4)))


def tables(sides):
    return [
        comparing.areas(sides, AREAS),
        comparing.requirements(sides, KINDS),
        comparing.decided(sides, DECISIONS),
    ]


@given(several)
def test_another_order_of_the_roles_moves_the_cells_and_nothing_else(sides):
    for rows, others in zip(tables(sides), tables(sides[::-1]), strict=True):
        assert [(r.key, r.cells[::-1], r.is_common) for r in rows] == [
            (r.key, r.cells, r.is_common) for r in others
        ]


@given(several)
def test_each_statement_stands_once_below_its_role(sides):
    areas, skills, _decisions = tables(sides)
    for k, side in enumerate(sides):
        shown = [c.pk for row in chain(areas, skills) for c in row.cells[k]]
        assert sorted(shown) == sorted(
            c.pk for c in chain(side.responsibilities, side.requirements)
        )


@given(several)
def test_no_row_is_empty_and_what_is_common_comes_last(sides):
    for rows in tables(sides):
        assert all(any(row.cells) for row in rows)
        assert [row.is_common for row in rows] == sorted(row.is_common for row in rows)


@given(several)
def test_areas_come_in_reading_order_and_unknown_ones_last(sides):
    rows = comparing.areas(sides, AREAS)
    for group in ([r for r in rows if r.is_common], [r for r in rows if not r.is_common]):
        places = [AREAS.index(r.key) if r.key in AREAS else len(AREAS) for r in group]
        assert places == sorted(places)


@given(several)
def test_what_holds_only_under_a_condition_is_not_in_common(sides):
    for row in comparing.areas(sides, AREAS):
        unconditional = [any(not c.is_conditional for c in cell) for cell in row.cells]
        assert row.is_common == all(unconditional)


@given(several)
def test_skills_of_several_roles_come_first_and_in_one_order(sides):
    shared = comparing.shared_skills(sides)
    for row in comparing.requirements(sides, KINDS):
        for cell in row.cells:
            slugs = [c.skill.slug for c in cell]
            first = [slug for slug in slugs if slug in shared]
            assert slugs[: len(first)] == sorted(first)


def test_decisions_are_alike_where_all_have_one_part():
    def deciding(*marks):
        duties = [claim(n, decision=d, part=p) for n, (d, p) in enumerate(marks)]
        return Profile(SimpleNamespace(pk=1), responsibilities=duties)

    one = deciding(("budget", "leads"), ("hiring", "shares"))
    other = deciding(("budget", "leads"), ("hiring", "leads"))
    found = {r.key: r.is_common for r in comparing.decided([one, other], DECISIONS)}
    assert found == {"hiring": False, "budget": True}


def test_what_all_of_them_have_can_be_left_out_of_a_row():
    row = apart(Row("x", ((1, 2), (2, 3), (2,))), lambda item: item)
    assert row.cells == ((1,), (3,), ())


def cited(pk, *voices):
    references = [SimpleNamespace(voice=voice) for voice in voices]
    return SimpleNamespace(pk=pk, references=references, area_id="people", is_conditional=False)


def test_duties_that_more_voices_attest_come_first_then_the_editors_order():
    side = Profile(None, responsibilities=[cited(1, "a"), cited(2, "b"), cited(3, "a", "b")])
    [row] = comparing.areas([side, Profile(None)], AREAS)
    assert [c.pk for c in row.cells[0]] == [3, 1, 2]


def with_lines(name, *managers, kind="solid", context=""):
    lines = [
        claim(
            n, kind=kind, context=context, subordinate_id=name, manager_id=manager,
            manager=SimpleNamespace(pk=manager),
        )
        for n, manager in enumerate(managers)
    ]  # fmt: skip
    return Profile(SimpleNamespace(pk=name, slug=name), lines=lines)


def test_how_lines_connect_roles():
    def direct(*sides):
        return [line.subordinate_id for line in direct_lines(sides)]

    assert direct(with_lines("cco", "ceo"), with_lines("ceo")) == ["cco"]
    assert direct(with_lines("ceo"), with_lines("cco", "ceo")) == ["cco"]
    assert direct(with_lines("cpo", "ceo"), with_lines("cco", "ceo")) == []
    three = with_lines("cpo", "ceo"), with_lines("ceo"), with_lines("cco", "ceo", "cpo")
    assert direct(*three) == ["cpo", "cco", "cco"]
    assert len(same_managers(with_lines("cpo", "ceo"), with_lines("cco", "ceo"))) == 1
    assert same_managers(with_lines("cso"), with_lines("cmo")) == []


def test_a_manager_in_another_kind_of_company_is_not_the_same():
    mine = with_lines("cpo", "ceo", context="startup")
    for its in ({"context": "large"}, {}, {"context": "startup", "kind": "dotted"}):
        other = with_lines("cco", "ceo", **its)
        assert same_managers(mine, other) == []
        assert not any(row.is_common for row in comparing.ties([mine, other]))
    its = with_lines("cco", "ceo", context="startup")
    assert len(same_managers(mine, its)) == 1
    assert [row.is_common for row in comparing.ties([mine, its])] == [True]


def test_claims_of_several_profiles_are_merged_once():
    shared, mine, theirs = claim(1), claim(2), claim(3)
    sides = [Profile(None, coverages=c) for c in ([shared, mine], [theirs, shared], [theirs])]
    assert merged(sides, "coverages") == [shared, mine, theirs]
    assert shared_claims(sides, "coverages") == [shared, theirs]


@pytest.mark.parametrize("about", [("a", "b"), ("a",), ()])
def test_disputes_of_all_stand_apart_from_those_of_some(about):
    def told(name):
        return SimpleNamespace(dispute=SimpleNamespace(pk=name), positions=[])

    all_of_them = told("x")
    sides = [
        SimpleNamespace(disputes=[all_of_them, *([told("y")] if n in about else [])])
        for n in ("a", "b", "c")
    ]
    rows = {row.key: row for row in comparing.disputed(sides)}
    assert [len(cell) for cell in rows["all"].cells] == [1, 1, 1]
    assert ("some" in rows) == bool(about)
