"""The lines of a chart as a nested list, for the text beside the drawing."""

from typing import NamedTuple

from .forest import plant
from .lines import WORKS_WITH, Box, Chart, Line


class Other(NamedTuple):
    """A line that is not part of the nesting, and the box at its other end."""

    line: Line
    box: Box


class OutlineEntry(NamedTuple):
    """A role, the solid line to the entry above (None at the top), and the entries below.

    `others` are its lines across: those in which it is the subordinate, and in which it works
    with another role from either side.
    """

    box: Box
    line: Line | None
    others: tuple[Other, ...]
    reports: tuple["OutlineEntry", ...]


def outline(chart: Chart) -> tuple[OutlineEntry, ...]:
    """The entries at the top, in the order of the drawing; each box of the chart comes once.

    Built from the bottom up, so that the depth of the chart meets no recursion limit.
    """
    forest = plant(chart)
    others: list[list[Other]] = [[] for _ in forest.boxes]
    for low, high, line in forest.across:
        others[low].append(Other(line, forest.boxes[high]))
        if line.kind == WORKS_WITH:
            others[high].append(Other(line, forest.boxes[low]))
    entries: dict[int, OutlineEntry] = {}
    for row in (*forest.groups.values(), *reversed(forest.rows)):
        for i in row:
            reports = tuple(entries.pop(child) for child in forest.children[i])
            entries[i] = OutlineEntry(
                forest.boxes[i], forest.branches[i], tuple(others[i]), reports
            )
    return tuple(entries[root] for root in forest.roots)
