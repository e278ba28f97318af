"""Where everything on a chart goes: boxes sized by their texts, rows, and the course of lines."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from .forest import Forest, plant
from .framing import Frame, Place, frames, shelve
from .levelling import level
from .lines import Box, Chart, Line
from .measuring import fit, shorten, width
from .routing import Ground, Route, route
from .tidy_tree import Gaps, place

NAME_SIZE, ACRONYM_SIZE, MORE_SIZE = 13.0, 15.0, 12.0  # font sizes in px
NAME_LEADING, ACRONYM_LEADING, MORE_LEADING = 17.0, 20.0, 20.0  # px from line to line
ROOMS = (92.0, 108.0, 124.0, 140.0, 156.0, 172.0)  # widths in px that a text may take
LEAST_ROOM = 48.0  # px for an acronym that stands alone
PAD_LEFT, PAD_RIGHT, PAD_Y = 15.0, 11.0, 10.0  # px between the text and the edges of its box
GAPS = Gaps(siblings=18.0, others=30.0)
MARGIN = 12.0  # px around the drawing
CHANNEL = 40.0  # px between two rows that only solid lines join
LEAD, LANE = 14.0, 9.0  # px from a row to its first lane, and from lane to lane


class RoleTexts(NamedTuple):
    """The texts of one role, cut to size, and the room they take in px, paddings included."""

    box: Box
    acronym: str
    name: tuple[str, ...]
    width: float
    height: float


class Course(NamedTuple):
    """A line with the corners it runs through, from subordinate to manager, in px."""

    line: Line
    corners: Sequence[tuple[float, float]]


class LevelBand(NamedTuple):
    """A row of boxes from `top` to `bottom`, and the y on which solid lines below it branch."""

    top: float
    bottom: float
    branch: float

    def lane(self, number: int) -> float:
        """The y of a lane in the channel below the row."""
        return self.bottom + LEAD + number * LANE


class Layout(NamedTuple):
    """A chart with a place for everything, in px; y is 0 at the top of the first row.

    Box i is `widths[i]` wide around `xs[i]` and shows `parts[i]` side by side: one role, or those
    merged in it. The boxes of `rows[i]` fill `levels[i]`: first those of `forest.rows`, then
    those in `frames`. All lies between `left` and `right`, above `bottom`.
    """

    forest: Forest
    rows: list[list[int]]
    parts: list[list[RoleTexts]]
    widths: list[float]
    xs: list[float]
    levels: list[LevelBand]
    across: list[Course]
    frames: list[Frame]
    left: float
    right: float
    bottom: float


def lay_out(chart: Chart, captions: Mapping[str, str] | None = None) -> Layout:
    """Size, place and join the boxes of a chart; linear but for the sorting of lines across.

    `captions` (group → words) stand above the groups of boxes without manager and reports.
    """
    forest = plant(chart)
    parts = [[_part(role) for role in box.merged or (box,)] for box in forest.boxes]
    trees = level(forest)
    widths = [sum([part.width for part in shown]) for shown in parts]
    widths += [0.0] * (len(trees.parents) - len(parts))
    centres = place(trees.children, trees.rows, widths, GAPS)
    ranks = shelve(forest, trees, centres, widths, captions or {})
    xs, shelves, asides = ranks[1:]
    ground = Ground(ranks.rows, xs, [wide / 2 for wide in widths], trees.parents)
    routes, lanes = route(ground, [(low, high) for low, high, _ in forest.across])
    rows = [[i for i in row if i < len(parts)] for row in ranks.rows]
    heights = [max(_height(forest.boxes[i], parts[i]) for i in row) for row in rows]
    levels = _levels(heights, lanes, [*shelves, *(aside for aside in asides if not aside.first)])
    framed = frames(ranks, widths, levels)
    across = [
        Course(line, _corners(way, levels))
        for way, (_, _, line) in zip(routes, forest.across, strict=True)
    ]
    edges = [x + wide / 2 for x, wide in zip(xs, widths, strict=True)]
    corners = [corner for course in across for corner in course.corners]
    left = min([0.0, *(x for x, _ in corners), *(frame.left for frame in framed)])
    right = max([0.0, *edges, *(x for x, _ in corners), *(frame.right for frame in framed)])
    ends = [*(level.bottom for level in levels), *(frame.bottom for frame in framed)]
    bottom = max([0.0, *ends, *(y for _, y in corners)])
    return Layout(forest, rows, parts, widths, xs, levels, across, framed, left, right, bottom)


def _height(box: Box, parts: list[RoleTexts]) -> float:
    more = MORE_LEADING if box.hidden else 0.0
    return more + (parts[0].height if len(parts) == 1 else max(part.height for part in parts))


def _part(role: Box) -> RoleTexts:
    name, room = fit(role.name, ROOMS, NAME_SIZE)
    room = room if name else LEAST_ROOM
    acronym, needed = role.acronym, width(role.acronym, ACRONYM_SIZE, bold=True)
    if needed > room:
        acronym, room = shorten(acronym, ROOMS[-1], ACRONYM_SIZE, bold=True), min(needed, ROOMS[-1])
    height = 2 * PAD_Y + (ACRONYM_LEADING if acronym else 0.0) + NAME_LEADING * len(name)
    return RoleTexts(role, acronym, tuple(name), PAD_LEFT + room + PAD_RIGHT, height)


def _levels(heights: list[float], lanes: list[int], groups: list[Place]) -> list[LevelBand]:
    """`groups` are those whose captions need room above their first row."""
    heads: dict[int, float] = {}
    for group in groups:
        heads[group.first] = max(heads.get(group.first, 0.0), group.head)
    levels, top = list[LevelBand](), 0.0
    for row, (height, count) in enumerate(zip(heights, lanes, strict=True)):
        top += heads.get(row, 0.0)
        bottom = top + height
        branch = bottom + (2 * LEAD + (count - 1) * LANE if count else CHANNEL / 2)
        levels.append(LevelBand(top, bottom, branch))
        top = branch + CHANNEL / 2
    return levels


def _corners(way: Route, levels: list[LevelBand]) -> list[tuple[float, float]]:
    """The corners of a routed line, from the subordinate to the manager."""
    start = levels[way.channel]
    corners = [(way.verticals[0], start.bottom)]
    for leg, (a, b) in enumerate(pairwise(way.verticals)):
        if a != b:
            y = levels[way.channel + leg].lane(way.lanes[leg])
            corners += [(a, y), (b, y)]
    end = start.bottom if way.level else levels[way.channel + len(way.verticals) - 1].top
    corners.append((way.verticals[-1], end))
    return corners[::-1] if way.turned else corners
