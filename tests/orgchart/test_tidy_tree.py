"""The properties of a tidy layout, on random forests."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart.tidy_tree import Gaps, place

from .worlds import forests

GAPS = Gaps(siblings=10, others=25)
CLOSE = 1e-6


def grown(parents, mirrored=False):
    """Children and rows of a forest given by its parents."""
    children, roots = [[] for _ in parents], []
    for i, parent in enumerate(parents):
        (roots if parent < 0 else children[parent]).append(i)
    if mirrored:
        children, roots = [family[::-1] for family in children], roots[::-1]
    rows = []
    while roots:
        rows.append(roots)
        roots = [child for node in roots for child in children[node]]
    return children, rows


def widths_for(parents, seed):
    return [(30.0, 64.5, 118.0, 198.0)[(seed >> i % 31 ^ i) % 4] for i in range(len(parents))]


SEEDS = st.integers(0, 2**32)


@given(forests(), SEEDS)
def test_boxes_never_overlap_and_keep_their_order(parents, seed):
    children, rows = grown(parents)
    widths = widths_for(parents, seed)
    xs = place(children, rows, widths, GAPS)
    for row in rows:
        for a, b in pairwise(row):
            siblings = parents[a] == parents[b]
            gap = xs[b] - widths[b] / 2 - (xs[a] + widths[a] / 2)
            assert gap >= (GAPS.siblings if siblings else GAPS.others) - CLOSE


@given(forests(), SEEDS)
def test_parents_are_centred_over_their_children(parents, seed):
    children, rows = grown(parents)
    xs = place(children, rows, widths_for(parents, seed), GAPS)
    for node, family in enumerate(children):
        if family:
            assert abs(xs[node] - (xs[family[0]] + xs[family[-1]]) / 2) < CLOSE


@given(forests(), SEEDS)
def test_the_mirror_image_is_laid_out_as_the_mirror_image(parents, seed):
    widths = widths_for(parents, seed)
    xs = place(*grown(parents), widths, GAPS)
    mirrored = place(*grown(parents, mirrored=True), widths, GAPS)
    whole = max(x + wide / 2 for x, wide in zip(xs, widths, strict=True))
    for x, y in zip(xs, mirrored, strict=True):
        assert abs(x + y - whole) < CLOSE


@given(forests(), SEEDS)
def test_coordinates_are_finite_and_begin_at_zero(parents, seed):
    widths = widths_for(parents, seed)
    xs = place(*grown(parents), widths, GAPS)
    assert all(map(math.isfinite, xs))
    assert min(x - wide / 2 for x, wide in zip(xs, widths, strict=True)) == 0


@given(forests(60, more_roots=0), forests(60, more_roots=0))
def test_two_siblings_stand_as_close_as_their_trees_allow(left, right):
    """Somewhere the gap is the least allowed: no room is wasted."""
    first_right = 1 + len(left)
    parents = [
        -1,
        *(max(p + 1, 0) for p in left),
        *(p + first_right if p >= 0 else 0 for p in right),
    ]
    children, rows = grown(parents)
    widths = widths_for(parents, 7)
    xs = place(children, rows, widths, GAPS)
    slack = []
    for depth, row in enumerate(rows):
        for a, b in pairwise(row):
            if a < first_right <= b:
                gap = GAPS.siblings if depth == 1 else GAPS.others
                slack.append(xs[b] - xs[a] - (widths[a] + widths[b]) / 2 - gap)
    assert abs(min(slack)) < CLOSE


def test_a_small_tree_between_two_large_ones_stands_midway():
    # 0 has the children 1, 2, 3; 1 and 3 have three children each, 2 has none.
    parents = [-1, 0, 0, 0, 1, 1, 1, 3, 3, 3]
    xs = place(*grown(parents), [100.0] * 10, Gaps(10, 10))
    assert xs[2] == xs[0] == (xs[1] + xs[3]) / 2


def test_a_family_in_numbers():
    """Two children 40 px wide and 10 px apart under a parent of 20 px."""
    assert place([[1, 2], [], []], [[0], [1, 2]], [20.0, 40.0, 40.0], Gaps(10, 10)) == [45, 20, 70]


def test_nothing_has_no_place():
    assert place([], [], [], GAPS) == []


def test_deep_chains_meet_no_recursion_limit():
    parents = [-1, *range(4_999)]
    assert set(place(*grown(parents), [80.0] * 5_000, GAPS)) == {40.0}
