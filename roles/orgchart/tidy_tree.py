"""Lay out trees tidily in linear time, with nodes of different widths.

The contours of Reingold and Tilford («Tidier Drawings of Trees», 1981), carried on to nodes of
any width and many children by van der Ploeg («Drawing Non-layered Tidy Trees in Linear Time»,
2014), whose list of the siblings still in sight becomes the stack in `_pack`. Unlike there, and
unlike in Buchheim, Jünger and Leipert («Improving Walker's Algorithm to Run in Linear Time»,
2002), siblings are packed from both sides and take the mean: the mirror image of a tree is laid
out as its mirror image.

Why the mean is right: each rule «at least so far right of that sibling» is linear, so positions
midway between two that keep all rules keep them too, and mirroring swaps the two packings.

Why it is linear: a contour is a list by depth, deepest level first, that a parent takes over from
its deepest child and extends by its own reach. Comparing and copying cost as many steps as the
other children are deep, so each level of each subtree is paid for once, where it ends.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Gaps(NamedTuple):
    """The least space in px between two neighbours in a row: siblings, and others."""

    siblings: float
    others: float


class _Contours:
    """How far each subtree reaches to one side of its top, by depth.

    The reach at depth d is `lists[i][-1 - d] + offsets[i]`: the offset lets a parent take over
    the list of a child that does not stand right below it. Lists live only while their family is
    being placed.
    """

    __slots__ = ("lists", "offsets")

    def __init__(self, count: int):
        self.lists: list[list[float]] = [[]] * count
        self.offsets = [0.0] * count


def place(
    children: list[Sequence[int]], rows: list[list[int]], widths: list[float], gaps: Gaps
) -> list[float]:
    """The centre x of each node in the rows, in px; the leftmost edge of all is at 0.

    `children[i]` are the children of node i from left to right, `rows` the nodes by depth from
    left to right, `rows[0]` the roots, `widths` in px. No two nodes of a row come closer than the
    gap; a parent is centred between the centres of its first and last child; siblings keep order.
    """
    halves = [wide / 2 for wide in widths]
    left, right = _Contours(len(halves)), _Contours(len(halves))
    shifts = [0.0] * len(halves)
    for row in reversed(rows):
        for node in row:
            if family := children[node]:
                _settle(family, halves, left, right, gaps, shifts)
                _reach_over(node, family, halves, left, shifts, -1)
                _reach_over(node, family[::-1], halves, right, shifts, 1)
    if rows:
        _settle(rows[0], halves, left, right, gaps, shifts)
    for row in rows:
        for node in row:
            for child in children[node]:
                shifts[child] += shifts[node]
    edge = min((shifts[node] - halves[node] for row in rows for node in row), default=0.0)
    return [x - edge for x in shifts]


def _settle(
    family: Sequence[int],
    halves: list[float],
    left: _Contours,
    right: _Contours,
    gaps: Gaps,
    shifts: list[float],
) -> None:
    """Set the shifts of siblings from the point midway between the first and the last."""
    for node in family:
        if not left.lists[node]:
            left.lists[node], right.lists[node] = [halves[node]], [halves[node]]
    if len(family) == 1:
        return
    places, in_a_row = _pack(family, left, right, gaps)
    whole = places[-1]
    if not in_a_row:
        mirrored, _ = _pack(family[::-1], right, left, gaps)
        places = [(x + whole - y) / 2 for x, y in zip(places, reversed(mirrored), strict=True)]
    middle = whole / 2
    for node, x in zip(family, places, strict=True):
        shifts[node] = x - middle


def _pack(
    family: Sequence[int], left: _Contours, right: _Contours, gaps: Gaps
) -> tuple[list[float], bool]:
    """Siblings as far left as they go, the first at 0; and whether each leans on the one before.

    Then the packing from the other side is the same: no sibling has room to move.
    """
    places, in_sight, in_a_row = [0.0], [0], True
    for i in range(1, len(family)):
        mine, offset = left.lists[family[i]], left.offsets[family[i]]
        height, seen, gap = len(mine), 0, gaps.siblings
        best, leans_on = 0.0, i - 1
        # From the nearest sibling to the deepest: each comes into sight where the last one ends.
        while in_sight:
            other = in_sight[-1]
            theirs = right.lists[family[other]]
            base = places[other] + right.offsets[family[other]] + offset
            for depth in range(seen, min(height, len(theirs))):
                x = base + theirs[-1 - depth] + mine[-1 - depth] + gap
                gap = gaps.others
                if x > best:
                    best, leans_on = x, other
            if len(theirs) > height:
                break
            seen = len(theirs)
            in_sight.pop()
        in_sight.append(i)
        places.append(best)
        in_a_row = in_a_row and leans_on == i - 1
    return places, in_a_row


def _reach_over(
    node: int,
    family: Sequence[int],
    halves: list[float],
    side: _Contours,
    shifts: list[float],
    sign: int,
) -> None:
    """Make the contour of a node from those of its children, the outermost first.

    `sign` is -1 for the left side, where a shift to the right makes the reach smaller.
    """
    lists, offsets = side.lists, side.offsets
    bands, seen = [], 0
    for child in family:
        if len(lists[child]) > seen:
            bands.append((child, seen))
            seen = len(lists[child])
    deepest, _ = bands[-1]
    contour, offset = lists[deepest], offsets[deepest] + sign * shifts[deepest]
    for child, start in bands[:-1]:
        theirs, more = lists[child], offsets[child] + sign * shifts[child] - offset
        for depth in range(start, len(theirs)):
            contour[-1 - depth] = theirs[-1 - depth] + more
    for child in family:
        lists[child] = []
    contour.append(halves[node] - offset)
    lists[node], offsets[node] = contour, offset
