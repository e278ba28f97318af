"""Write the lines of a laid-out chart as SVG, each a link to its evidence."""

from collections.abc import Iterator, Sequence

from .layout import Layout, LevelBand
from .lines import KINDS, SOLID, WORKS_WITH, Line
from .svg import INFERRED, STROKES, clean, linked, number, path

# A thin line is hard to hit: an unseen broad one lies over it, whole where the line itself is not.
AIM = 'stroke-opacity="0" stroke-width="12"'
WHOLE = ' stroke-dasharray="none" stroke-linecap="butt"'
TIP = 'stroke-width="1.5" stroke-dasharray="none"'


def write_lines(layout: Layout, standalone: bool) -> Iterator[str]:
    """The lines as pieces of SVG, by kind, so that their style is written once."""
    for kind in KINDS:
        across = [course for course in layout.across if course.line.kind == kind]
        if across or (kind == SOLID and len(layout.forest.rows) > 1):
            yield f'<g class="lines" fill="none" stroke="#59636e"{STROKES[kind]}>'
            if kind == SOLID:
                yield from _branches(layout, standalone)
            for line, corners in across:
                tip = "" if kind == WORKS_WITH else _tip(corners)
                yield _line(line, path(corners), standalone, tip)
            yield "</g>"


def _branches(layout: Layout, standalone: bool) -> Iterator[str]:
    """The solid lines of the trees: up from each box, along to its manager, up to it."""
    parents, lines, levels = layout.forest.parents, layout.forest.branches, layout.levels
    xs = list(map(number, layout.xs))
    uppers: dict[int, LevelBand] = {}
    for lower, row in zip(levels, layout.rows, strict=True):
        start = number(lower.top)
        for i in row:
            uppers[i] = lower
            if (line := lines[i]) is None:
                continue
            upper = uppers[parents[i]]
            x, manager_x = xs[i], xs[parents[i]]
            bend = f"V{number(upper.branch)}H{manager_x}" if x != manager_x else ""
            yield _line(line, f"M{x} {start}{bend}V{number(upper.bottom)}", standalone)


def _line(line: Line, d: str, standalone: bool, tip: str = "") -> str:
    """A line that leads to its evidence; across the tree with a tip at the manager."""
    low, high = clean(line.subordinate), clean(line.manager)
    frame = f'class="line line-{line.kind}" data-subordinate="{low}" data-manager="{high}"'
    whole = "" if line.kind == SOLID else WHOLE
    aim = "" if standalone else f'<path {AIM}{whole} d="{d}"/>'
    words = line.label or f"{line.subordinate} → {line.manager}"
    dashes = INFERRED if line.inferred else ""
    return linked(line.href, frame, words, f'<path d="{d}"{dashes}/>{tip}{aim}')


def _tip(corners: Sequence[tuple[float, float]]) -> str:
    """An arrowhead at the last corner, in the direction in which the line arrives."""
    (_, before), (x, y) = corners[-2:]
    back = number(y + 6 if before > y else y - 6)
    wings = f"M{number(x - 4)} {back}L{number(x)} {number(y)}L{number(x + 4)} {back}"
    return f'<path class="line-tip" {TIP} d="{wings}"/>'
