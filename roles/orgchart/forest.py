"""Grow a forest from solid lines, whatever the data look like.

Boxes are numbered by their place in `Forest.boxes`, so that the layout works on plain lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .lines import SOLID, WORKS_WITH, Box, Chart, ChartProblem, Line

NOBODY = -1
Across = tuple[int, int, Line]


class Forest(NamedTuple):
    """Trees of boxes, and the lines that lie across them.

    `parents[i]` is the number of the manager of box i or `NOBODY`, `branches[i]` the solid line
    between the two. `children` and `roots` keep the order of the boxes. `rows` holds the numbers
    of the boxes by depth, from left to right; those that stand apart are in `groups` instead.
    `across` are the other lines as (number of the subordinate, number of the manager, line):
    dotted ones, «works with», and the solid ones that do not fit a tree.
    """

    boxes: list[Box]
    parents: list[int]
    branches: list[Line | None]
    children: list[Sequence[int]]
    roots: list[int]
    rows: list[list[int]]
    groups: dict[str, list[int]]
    across: list[Across]
    problems: list[ChartProblem]


def plant(chart: Chart) -> Forest:
    """The forest of a chart, in linear time; never fails on bad data but names it.

    A second solid manager keeps its line, drawn across. A cycle is cut at its first box, which
    becomes a root; the line cut is drawn across. A line to a box that is not there is left out
    (the subordinate becomes a root: no source states a line to the next one above).
    """
    problems: list[ChartProblem] = []
    boxes, numbers = _number(chart.boxes, problems)
    joined = _joined(chart.lines, numbers, problems)
    parents, branches, across = _adopt(boxes, joined, problems)
    for cycle in _cycles(parents):
        problems.append(ChartProblem("cycle", tuple(boxes[i].key for i in cycle)))
        cut = min(cycle)
        if (line := branches[cut]) is not None:
            across.append((cut, parents[cut], line))
        parents[cut], branches[cut] = NOBODY, None
    children, roots = _families(parents)
    problems += _without_manager(boxes, children, roots, problems)
    groups = _groups(boxes, children, roots)
    rows = _rows(children, [i for i in roots if children[i] or not boxes[i].group])
    return Forest(boxes, parents, branches, children, roots, rows, groups, across, problems)


def find_problems(chart: Chart) -> list[ChartProblem]:
    """What is wrong with the data behind a chart, for editors to read."""
    return plant(chart).problems


def _number(boxes: Iterable[Box], problems: list[ChartProblem]) -> tuple[list[Box], dict[str, int]]:
    numbers: dict[str, int] = {}
    kept: list[Box] = []
    for box in boxes:
        if box.key in numbers:
            problems.append(ChartProblem("duplicate_box", (box.key,)))
        else:
            numbers[box.key] = len(kept)
            kept.append(box)
    return kept, numbers


def _joined(
    lines: Iterable[Line], numbers: dict[str, int], problems: list[ChartProblem]
) -> Iterator[Across]:
    """The lines that can be drawn, once each, with the numbers of their subordinate and manager."""
    seen: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        low, high = numbers.get(line.subordinate), numbers.get(line.manager)
        if low is None or high is None:
            ends = (line.subordinate, line.manager)  # the one that is missing comes first
            problems.append(ChartProblem("missing_box", ends if low is None else ends[::-1]))
            continue
        if low == high:
            problems.append(ChartProblem("self_line", (line.subordinate,)))
            continue
        # One number for the pair: a million small tuples would keep the garbage collector busy.
        pair = low * len(numbers) + high
        if line.kind == WORKS_WITH and low > high:
            pair = high * len(numbers) + low
        if pair in seen[line.kind]:
            problems.append(ChartProblem("duplicate_line", (line.subordinate, line.manager)))
            continue
        seen[line.kind].add(pair)
        yield low, high, line


def _adopt(
    boxes: list[Box], joined: Iterable[Across], problems: list[ChartProblem]
) -> tuple[list[int], list[Line | None], list[Across]]:
    """Give each box its first solid manager; all other lines lie across."""
    parents, across = [NOBODY] * len(boxes), []
    branches: list[Line | None] = [None] * len(boxes)
    for low, high, line in joined:
        if line.kind == SOLID and parents[low] == NOBODY:
            parents[low], branches[low] = high, line
            continue
        across.append((low, high, line))
        if line.kind == SOLID:
            keys = (line.subordinate, boxes[parents[low]].key, line.manager)
            problems.append(ChartProblem("second_manager", keys))
    return parents, branches, across


def _cycles(parents: list[int]) -> list[list[int]]:
    """The cycles among the managers, each from its first box upwards.

    A box has one manager, so a walk upwards ends at a root, on a box that an earlier walk
    passed, or on a box of its own: then it has closed a cycle.
    """
    walk_of = [0] * len(parents)
    cycles = []
    for walk, start in enumerate(range(len(parents)), 1):
        box = start
        while box != NOBODY and not walk_of[box]:
            walk_of[box] = walk
            box = parents[box]
        if box != NOBODY and walk_of[box] == walk:
            cycles.append(_around(box, parents))
    return cycles


def _around(box: int, parents: list[int]) -> list[int]:
    cycle = [box]
    while (box := parents[box]) != cycle[0]:
        cycle.append(box)
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first]


def _families(parents: list[int]) -> tuple[list[Sequence[int]], list[int]]:
    roots: list[int] = []
    children: list[Sequence[int]] = [()] * len(parents)
    for box, parent in enumerate(parents):
        if parent == NOBODY:
            roots.append(box)
        elif isinstance(siblings := children[parent], list):
            siblings.append(box)
        else:
            children[parent] = [box]
    return children, roots


def _groups(
    boxes: list[Box], children: list[Sequence[int]], roots: list[int]
) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for root in roots:
        if boxes[root].group and not children[root]:
            groups.setdefault(boxes[root].group, []).append(root)
    return groups


def _rows(children: list[Sequence[int]], roots: list[int]) -> list[list[int]]:
    rows, row = [], roots
    while row:
        rows.append(row)
        row = [child for box in row for child in children[box]]
    return rows


def _without_manager(
    boxes: list[Box], children: list[Sequence[int]], roots: list[int], problems: list[ChartProblem]
) -> list[ChartProblem]:
    """Roots that ought to have a manager; those explained by another problem are left out."""
    explained = {p.keys[0] for p in problems if p.kind == "cycle"}
    explained |= {p.keys[1] for p in problems if p.kind == "missing_box"}
    unexplained = [r for r in roots if boxes[r].key not in explained]
    tops = [boxes[r].key for r in unexplained if children[r]]
    alone = [boxes[r].key for r in unexplained if not children[r] and len(boxes) > 1]
    found = [ChartProblem("without_manager", (key,)) for key in alone]
    return [*found, ChartProblem("several_roots", tuple(tops))] if len(tops) > 1 else found
