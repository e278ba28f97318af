"""Frames for boxes with neither manager nor reports: none looks like a root.

They stand beside the trees, each box in the row of its rank, so that none looks like a junior of
those above it either. A group that is too wide for that stands below the trees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from .forest import Forest
from .levelling import Levels
from .measuring import width, wrap

if TYPE_CHECKING:
    from .layout import LevelBand

GAP = 18.0  # px between two boxes of a row
ROOM = 720.0  # px that a row may take beside a narrower forest
ASIDE = 36.0  # px between the trees and a frame beside them
ASIDE_CAPTION = 190.0  # px that a caption may take there at least
CAPTION_SIZE, CAPTION_LEADING, CAPTION_ROOM = 12.0, 16.0, 400.0  # px
PAD = 14.0  # px between a frame and what it holds


class Place(NamedTuple):
    """The rows (numbers, both included) that a group fills, and the words above them.

    Of one beside the trees its edges, too, in px.
    """

    first: int
    last: int
    caption: list[str]
    left: float = 0.0
    right: float = 0.0

    @property
    def head(self) -> float:
        """The height in px from the top of the frame to the first row."""
        return PAD + CAPTION_LEADING * len(self.caption)


class Frame(NamedTuple):
    """A frame with its caption, in px."""

    left: float
    top: float
    right: float
    bottom: float
    caption: list[str]


class Ranks(NamedTuple):
    """All rows of a chart, the trees' first; the centre x of each box in px; the groups' places."""

    rows: list[list[int]]
    xs: list[float]
    shelves: list[Place]
    asides: list[Place] = []


def shelve(
    forest: Forest,
    trees: Levels,
    xs: list[float],
    widths: list[float],
    captions: Mapping[str, str],
) -> Ranks:
    """The groups of a forest beside its trees, or in rows below them, all around one middle.

    `xs` are the centres in the trees, whose left edge is at 0; `captions` (group → words).
    """
    rows, xs = [list(row) for row in trees.rows], list(xs)
    asides: list[Place] = []
    below: dict[str, list[int]] = {}
    end = max((xs[i] + widths[i] / 2 for row in rows for i in row[-1:]), default=0.0)
    edge = end
    for group, boxes in forest.groups.items():
        by_row = _by_row(forest, trees.homes, boxes)
        room = max((_width(row, widths) for row in by_row.values()), default=0.0)
        if not by_row or room > ROOM:
            below[group] = boxes
            continue
        aside = _set_beside(by_row, end + ASIDE + PAD, room, widths, captions.get(group, ""), xs)
        for number, row in by_row.items():
            rows[number] += row
        asides.append(aside)
        end = aside.right
    return _below(Ranks(rows, xs, [], asides), below, max(end, edge), widths, captions)


def _by_row(forest: Forest, homes: Mapping[int, int], boxes: list[int]) -> dict[int, list[int]]:
    """{number of a row of the trees: boxes whose home it is}; {} where some have none.

    A rank that the trees lack goes with the next higher.
    """
    placed: dict[int, list[int]] = {}
    for i in boxes:
        rank = forest.boxes[i].rank
        if rank is None or not homes:
            return {}
        number = max((homes[known] for known in homes if known <= rank), default=0)
        placed.setdefault(number, []).append(i)
    return placed


def _set_beside(
    by_row: dict[int, list[int]],
    left: float,
    room: float,
    widths: list[float],
    caption: str,
    xs: list[float],
) -> Place:
    """Give the boxes of a group their centres in `xs`; return where its frame goes."""
    words = wrap(caption, max(room, ASIDE_CAPTION), CAPTION_SIZE)
    room = max([room, *(width(line, CAPTION_SIZE) for line in words)])
    for row in by_row.values():
        for i, x in zip(row, _centres(row, widths, left + room / 2), strict=True):
            xs[i] = x
    return Place(min(by_row), max(by_row), words, left - PAD, left + room + PAD)


def _below(
    ranks: Ranks,
    groups: dict[str, list[int]],
    end: float,
    widths: list[float],
    captions: Mapping[str, str],
) -> Ranks:
    """The groups in rows below everything else, whose right edge is at `end`."""
    rows, xs, shelves, asides = ranks
    for group, boxes in groups.items():
        found = list(_split(boxes, widths, max(end, ROOM)))
        room = max(CAPTION_ROOM, *(_width(row, widths) for row in found))
        caption = wrap(captions.get(group, ""), room, CAPTION_SIZE)
        shelves.append(Place(len(rows), len(rows) + len(found) - 1, caption))
        rows += found
    if not shelves:
        return ranks
    framed = rows[shelves[0].first :]
    middle = max(end, *(_width(row, widths) for row in framed)) / 2
    shift = middle - end / 2
    xs = [x + shift for x in xs]
    asides = [a._replace(left=a.left + shift, right=a.right + shift) for a in asides]
    for row in framed:
        for i, x in zip(row, _centres(row, widths, middle), strict=True):
            xs[i] = x
    return Ranks(rows, xs, shelves, asides)


def frames(ranks: Ranks, widths: list[float], levels: list[LevelBand]) -> list[Frame]:
    """A frame around each group, as wide as its rows or its caption."""
    found = [
        Frame(a.left, levels[a.first].top - a.head, a.right, levels[a.last].bottom + PAD, a.caption)
        for a in ranks.asides
    ]
    for shelf in ranks.shelves:
        held = ranks.rows[shelf.first : shelf.last + 1]
        left = min(ranks.xs[row[0]] - widths[row[0]] / 2 for row in held)
        right = max(ranks.xs[row[-1]] + widths[row[-1]] / 2 for row in held)
        words = max((width(line, CAPTION_SIZE) for line in shelf.caption), default=0.0)
        more = PAD + max(0.0, (words - (right - left)) / 2)
        top, bottom = levels[shelf.first].top - shelf.head, levels[shelf.last].branch
        found.append(Frame(left - more, top, right + more, bottom, shelf.caption))
    return found


def _split(boxes: list[int], widths: list[float], room: float) -> Iterator[list[int]]:
    """As few rows as hold the boxes in about `room` px, filled evenly."""
    each = ceil(len(boxes) / ceil(_width(boxes, widths) / room))
    for start in range(0, len(boxes), each):
        yield boxes[start : start + each]


def _width(row: list[int], widths: list[float]) -> float:
    return sum(widths[i] for i in row) + GAP * (len(row) - 1)


def _centres(row: list[int], widths: list[float], middle: float) -> Iterator[float]:
    x = middle - _width(row, widths) / 2 + widths[row[0]] / 2
    yield x
    for a, b in pairwise(row):
        x += (widths[a] + widths[b]) / 2 + GAP
        yield x
