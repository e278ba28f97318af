"""Properties of the alignment of two profiles, on made-up profiles and without a database."""

from itertools import chain
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from roles.evidence.comparing import align, merged
from roles.evidence.profile import Profile

AREAS = ["strategy", "operations", "people", "sales"]
KINDS = ["education", "leadership", "analysis"]
MANAGERS = ["ceo", "cio"]


def claim(pk, **fields):
    return SimpleNamespace(pk=pk, **fields)


@st.composite
def profiles(draw, name, first_pk):
    """A profile with responsibilities in some areas, skills of some kinds and some managers."""
    role = SimpleNamespace(pk=name, slug=name)
    areas = draw(st.lists(st.sampled_from([*AREAS, "an area not in the list"]), max_size=8))
    conditional = draw(st.lists(st.booleans(), min_size=8, max_size=8))
    skills = draw(st.lists(st.integers(0, 6), unique=True, max_size=6))
    managers = draw(
        st.lists(st.sampled_from([*MANAGERS, "left", "right"]), unique=True, max_size=2)
    )
    return Profile(
        role,
        responsibilities=[
            claim(first_pk + n, area_id=area, is_conditional=conditional[n])
            for n, area in enumerate(areas)
        ],
        requirements=[
            claim(
                first_pk + 50 + n,
                skill=SimpleNamespace(slug=f"skill-{n}", kind=KINDS[n % len(KINDS)]),
            )
            for n in skills
        ],
        lines=[
            claim(
                first_pk + 90 + n, kind="solid", context="", subordinate_id=name, manager_id=manager
            )
            for n, manager in enumerate(managers)
            if manager != name
        ],
    )


pairs = st.tuples(profiles("left", 1000), profiles("right", 2000))


def rows_of(alignment):
    areas = chain(alignment.shared_areas, alignment.left_areas, alignment.right_areas)
    return chain(areas, chain.from_iterable(group.rows for group in alignment.skills))


def mirrored(rows):
    return [(row.key, row.right, row.left) for row in rows]


def plain(rows):
    return [(row.key, row.left, row.right) for row in rows]


@given(pairs)
def test_swapping_the_profiles_swaps_the_columns_and_nothing_else(pair):
    left, right = pair
    one, other = align(left, right, AREAS, KINDS), align(right, left, AREAS, KINDS)
    assert plain(one.shared_areas) == mirrored(other.shared_areas)
    assert plain(one.left_areas) == mirrored(other.right_areas)
    assert plain(one.right_areas) == mirrored(other.left_areas)
    assert [g.kind for g in one.skills] == [g.kind for g in other.skills]
    for mine, theirs in zip(one.skills, other.skills, strict=True):
        assert plain(mine.rows) == mirrored(theirs.rows)


@given(pairs)
def test_each_responsibility_and_skill_stands_in_exactly_one_row(pair):
    left, right = pair
    rows = list(rows_of(align(left, right, AREAS, KINDS)))
    shown = [claim.pk for row in rows for claim in chain(row.left, row.right)]
    both = (left, right)
    all_claims = [c.pk for p in both for c in chain(p.responsibilities, p.requirements)]
    assert sorted(shown) == sorted(all_claims)


@given(pairs)
def test_left_claims_stand_left_and_right_ones_right(pair):
    for row in rows_of(align(*pair, AREAS, KINDS)):
        assert all(claim.pk < 2000 for claim in row.left)
        assert all(claim.pk >= 2000 for claim in row.right)
        assert row.left or row.right


@given(pairs)
def test_areas_come_in_reading_order_and_unknown_ones_last(pair):
    alignment = align(*pair, AREAS, KINDS)
    for group in (alignment.shared_areas, alignment.left_areas, alignment.right_areas):
        places = [AREAS.index(row.key) if row.key in AREAS else len(AREAS) for row in group]
        assert places == sorted(places)


@given(pairs)
def test_shared_skills_come_first_in_their_kind(pair):
    for group in align(*pair, AREAS, KINDS).skills:
        shared = [row.is_shared for row in group.rows]
        assert shared == sorted(shared, reverse=True)


@given(pairs)
def test_statements_keep_their_order_within_an_area(pair):
    left, right = pair
    for row in align(left, right, AREAS, KINDS).shared_areas:
        assert [c.pk for c in row.left] == sorted(c.pk for c in row.left)


@given(pairs)
def test_what_holds_only_under_a_condition_is_not_in_common(pair):
    for row in align(*pair, AREAS, KINDS).shared_areas:
        for side in (row.left, row.right):
            assert not all(claim.is_conditional for claim in side)


def with_lines(name, *managers, kind="solid", context=""):
    lines = [
        claim(n, kind=kind, context=context, subordinate_id=name, manager_id=manager)
        for n, manager in enumerate(managers)
    ]
    return Profile(SimpleNamespace(pk=name, slug=name), lines=lines)


def test_how_lines_connect_the_two_roles():
    def connected(left, right):
        alignment = align(left, right, AREAS, KINDS)
        return [x.subordinate_id for x in alignment.direct], len(alignment.same_managers)

    assert connected(with_lines("cco", "ceo"), with_lines("ceo")) == (["cco"], 0)
    assert connected(with_lines("ceo"), with_lines("cco", "ceo")) == (["cco"], 0)
    assert connected(with_lines("cpo", "ceo"), with_lines("cco", "ceo")) == ([], 1)
    assert connected(with_lines("cso"), with_lines("cmo")) == ([], 0)


def test_a_manager_in_another_kind_of_company_is_not_the_same():
    mine = with_lines("cpo", "ceo", context="startup")
    for its in ({"context": "large"}, {}, {"context": "startup", "kind": "dotted"}):
        assert align(mine, with_lines("cco", "ceo", **its), AREAS, KINDS).same_managers == []
    its = with_lines("cco", "ceo", context="startup")
    assert len(align(mine, its, AREAS, KINDS).same_managers) == 1


def test_claims_of_both_profiles_are_merged_once():
    shared, mine, theirs = claim(1), claim(2), claim(3)
    left = Profile(None, advice=[shared, mine])
    right = Profile(None, advice=[theirs, shared])
    assert merged(left, right, "advice") == [shared, mine, theirs]
