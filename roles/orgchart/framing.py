"""Frames below the trees for boxes with neither manager nor reports: none looks like a root."""

from collections.abc import Mapping
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from .forest import Forest
from .measuring import width, wrap

GAP = 18.0  # px between two boxes of a row
ROOM = 720.0  # px that a row may take beside a narrower forest
CAPTION_SIZE, CAPTION_LEADING, CAPTION_ROOM = 12.0, 16.0, 400.0  # px
PAD = 14.0  # px between a frame and what it holds


class Shelf(NamedTuple):
    """The rows (numbers, both included) that a group fills, and the words above them."""

    first: int
    last: int
    caption: list[str]

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
    """All rows of a chart, the trees' first; the centre x of each box in px; the shelves."""

    rows: list[list[int]]
    xs: list[float]
    shelves: list[Shelf]


def shelve(forest: Forest, xs, widths, captions: Mapping[str, str]) -> Ranks:
    """The groups of a forest in rows below its trees, all around one middle.

    `xs` are the centres in the trees, whose left edge is at 0; `captions` (group → words).
    """
    rows, shelves = list(forest.rows), []
    trees_end = max((xs[i] + widths[i] / 2 for row in rows for i in row[-1:]), default=0.0)
    for group, boxes in forest.groups.items():
        found = list(_split(boxes, widths, max(trees_end, ROOM)))
        room = max(CAPTION_ROOM, *(_width(row, widths) for row in found))
        caption = wrap(captions.get(group, ""), room, CAPTION_SIZE)
        shelves.append(Shelf(len(rows), len(rows) + len(found) - 1, caption))
        rows += found
    if not shelves:
        return Ranks(rows, xs, shelves)
    framed = rows[shelves[0].first :]
    middle = max(trees_end, *(_width(row, widths) for row in framed)) / 2
    xs = [x + middle - trees_end / 2 for x in xs]
    for row in framed:
        for i, x in zip(row, _centres(row, widths, middle), strict=True):
            xs[i] = x
    return Ranks(rows, xs, shelves)


def frames(ranks: Ranks, widths, levels) -> list[Frame]:
    """A frame around each shelf, as wide as its rows or its caption."""
    found = []
    for shelf in ranks.shelves:
        held = ranks.rows[shelf.first : shelf.last + 1]
        left = min(ranks.xs[row[0]] - widths[row[0]] / 2 for row in held)
        right = max(ranks.xs[row[-1]] + widths[row[-1]] / 2 for row in held)
        words = max((width(line, CAPTION_SIZE) for line in shelf.caption), default=0.0)
        more = PAD + max(0.0, (words - (right - left)) / 2)
        top, bottom = levels[shelf.first].top - shelf.head, levels[shelf.last].branch
        found.append(Frame(left - more, top, right + more, bottom, shelf.caption))
    return found


def _split(boxes, widths, room):
    """As few rows as hold the boxes in about `room` px, filled evenly."""
    each = ceil(len(boxes) / ceil(_width(boxes, widths) / room))
    for start in range(0, len(boxes), each):
        yield boxes[start : start + each]


def _width(row, widths) -> float:
    return sum(widths[i] for i in row) + GAP * (len(row) - 1)


def _centres(row, widths, middle):
    x = middle - _width(row, widths) / 2 + widths[row[0]] / 2
    yield x
    for a, b in pairwise(row):
        x += (widths[a] + widths[b]) / 2 + GAP
        yield x
