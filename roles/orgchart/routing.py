"""Lead lines over a laid-out forest without running through a box.

Boxes stand in rows of one height, so the space between two rows is free for its whole length: a
channel. Channel c lies below row c. A line runs sideways in a lane of a channel and passes a row
through a gap between two boxes. Sideways runs that share a piece of a channel get lanes of their
own (interval colouring, first end first), and verticals keep off one another where there is room.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import count, pairwise
from math import inf
from typing import NamedTuple

PORT_INSET = 6.0  # px between a corner of a box and the nearest line that leaves it
GAP_INSET = 6.0  # px between a box and a line that passes it, where the gap is wide enough
NUDGE = 4.0  # px between two verticals that wanted the same place
APART = 6.0  # px between two runs in one lane

Run = tuple[float, float, int, int]  # from x to x, the line, which of its legs
Heading = tuple[bool, float, int]  # of a line: to the right, how far, its number
Pair = tuple[int, int]  # numbers of the boxes at both ends


class Ground(NamedTuple):
    """What lines are led over: boxes by number, all measures in px.

    `rows` holds the numbers from left to right, `xs` the centres, `halves` half the widths;
    `parents[i]` is the number of the manager in the row above, or negative.
    """

    rows: list[list[int]]
    xs: list[float]
    halves: list[float]
    parents: list[int]


class Route(NamedTuple):
    """A line between two boxes: `verticals` are its x, from the upper (or left) box on.

    It leaves that box downwards into channel `channel`. Between verticals i and i + 1 it runs
    sideways in channel `channel + i`, in lane `lanes[i]` counted from the top. It ends in the row
    below the last channel, or, if `level`, in the row that it started from. `turned` tells that
    the upper box is the second of the pair.
    """

    channel: int
    level: bool
    turned: bool
    verticals: list[float]
    lanes: list[int]


def route(ground: Ground, pairs: list[Pair]) -> tuple[list[Route], list[int]]:
    """A route for each pair of box numbers, and how many lanes each channel needs."""
    depths = {box: depth for depth, row in enumerate(ground.rows) for box in row}
    downwards = [_downwards(pair, depths, ground.xs) for pair in pairs]
    verticals = _Verticals(ground, depths, downwards)
    ways = [verticals.pass_rows(line) for line in range(len(pairs))]
    for line, x in verticals.ports(ways, upper=True):
        ways[line][0] = x
    for line, x in verticals.ports(ways, upper=False):
        ways[line][-1] = x
    channels = [depths[upper] for upper, _ in downwards]
    lanes, counts = _lanes(ways, channels, len(ground.rows))
    level = [depths[upper] == depths[lower] for upper, lower in downwards]
    turned = [down != pair for down, pair in zip(downwards, pairs, strict=True)]
    return list(map(Route, channels, level, turned, ways, lanes)), counts


def _downwards(pair: Pair, depths: dict[int, int], xs: list[float]) -> Pair:
    upper, lower = sorted(pair, key=lambda box: (depths[box], xs[box]))
    return upper, lower


class _Verticals:
    """Finds an x for each vertical piece of the lines and keeps those in one channel apart."""

    def __init__(self, ground: Ground, depths: dict[int, int], pairs: list[Pair]):
        self.ground, self.depths, self.pairs = ground, depths, pairs
        self.taken: dict[int, dict[int, int]] = {}

    def pass_rows(self, line: int) -> list[float]:
        """The x of a line where it starts, passes each row between its ends, and arrives."""
        upper, lower = self.pairs[line]
        goal = self.ground.xs[lower]
        between = range(self.depths[upper] + 1, self.depths[lower])
        return [self.ground.xs[upper], *(self._gap(row, goal, line) for row in between), goal]

    def _gap(self, row: int, goal: float, line: int) -> float:
        """An x that passes a row in the gap nearest to `goal` that has room for one more line."""
        for low, high in self._gaps_from(row, goal):
            inset = min(GAP_INSET, (high - low) / 4)
            wanted = min(max(goal, low + inset), high - inset)
            x = self._free(wanted, low + inset, high - inset, (row - 1, row), line)
            if x is not None:
                return x
        raise AssertionError("the space beside a row is endless")  # pragma: no cover

    def _gaps_from(self, row: int, goal: float) -> Iterator[tuple[float, float]]:
        """The gaps between the boxes of a row, outwards from `goal`; the last two are endless."""
        xs, halves, boxes = self.ground.xs, self.ground.halves, self.ground.rows[row]
        middle = bisect_right(boxes, goal, key=xs.__getitem__)
        for i in _outwards(middle, len(boxes)):
            low = xs[boxes[i - 1]] + halves[boxes[i - 1]] if i else -inf
            high = xs[boxes[i]] - halves[boxes[i]] if i < len(boxes) else inf
            yield low, high

    def ports(self, ways: list[list[float]], *, upper: bool) -> Iterator[tuple[int, float]]:
        """Where lines meet the lower edge of their first box, or the far edge of their last.

        Of two lines to one side the longer leaves nearer to the middle, so that it passes below
        the shorter without crossing it. Where a solid line has the middle of the edge, lines to
        the left share its left half and lines to the right its right one.
        """
        asked = defaultdict(list)
        for line, way in enumerate(ways):
            box, edge, toward = self._end(line, way, upper)
            asked[box, edge].append((toward >= self.ground.xs[box], -toward, line))
        for (box, edge), lines in asked.items():
            for low, high, sharing in self._spans(box, edge, sorted(lines)):
                for place, (_, _, line) in enumerate(sharing, 1):
                    x = low + (high - low) * place / (len(sharing) + 1)
                    free = self._free(x, low, high, (edge,), line)
                    yield line, x if free is None else free

    def _spans(
        self, box: int, edge: int, lines: list[Heading]
    ) -> list[tuple[float, float, list[Heading]]]:
        middle, room = self.ground.xs[box], self.ground.halves[box] - PORT_INSET
        if round(middle) not in self._taken(edge):
            return [(middle - room, middle + room, lines)]
        to_left = sum(not to_right for to_right, _, _ in lines)
        return [
            (middle - room, middle, lines[:to_left]),
            (middle, middle + room, lines[to_left:]),
        ]

    def _end(self, line: int, way: list[float], upper: bool) -> tuple[int, int, float]:
        """The box at one end, the channel that it is left by, and the x that the line heads for."""
        first, last = self.pairs[line]
        if upper:
            return first, self.depths[first], way[1]
        level = self.depths[first] == self.depths[last]
        return last, self.depths[last] - (not level), way[-2]

    def _free(
        self, wanted: float, low: float, high: float, channels: Sequence[int], line: int
    ) -> float | None:
        """The x nearest to the one wanted that keeps off the other verticals of these channels."""
        taken = [self._taken(channel) for channel in channels]
        for x in _nudged(wanted, low, high):
            near = range(round(x) - 2, round(x) + 3)
            if all(verticals.get(place, line) == line for verticals in taken for place in near):
                for verticals in taken:
                    verticals[round(x)] = line
                return x
        return None

    def _taken(self, channel: int) -> dict[int, int]:
        """The verticals of a channel by rounded x; at first those of the solid lines."""
        if channel not in self.taken:
            rows, xs, parents = self.ground.rows, self.ground.xs, self.ground.parents
            below = rows[channel + 1] if channel + 1 < len(rows) else []
            sons = [box for box in below if parents[box] >= 0]
            solid = {round(xs[box]) for son in sons for box in (son, parents[son])}
            self.taken[channel] = dict.fromkeys(solid, -1)
        return self.taken[channel]


def _outwards(middle: int, last: int) -> Iterator[int]:
    """The whole numbers from 0 to `last`, from `middle` to both sides by turns."""
    yield middle
    for step in range(1, last + 1):
        yield from (i for i in (middle - step, middle + step) if 0 <= i <= last)


def _nudged(x: float, low: float, high: float) -> Iterator[float]:
    """x and then, as far as they lie between `low` and `high`, places to both sides of it."""
    yield x
    for step in count(1):
        left, right = x - step * NUDGE, x + step * NUDGE
        if left < low and right > high:
            return
        yield from (moved for moved in (right, left) if low <= moved <= high)


def _lanes(
    ways: list[list[float]], channels: list[int], channel_count: int
) -> tuple[list[list[int]], list[int]]:
    """A lane for each sideways run, and the number of lanes of each channel."""
    runs = defaultdict(list)
    for line, (way, channel) in enumerate(zip(ways, channels, strict=True)):
        for leg, (a, b) in enumerate(pairwise(way)):
            if a != b:
                runs[channel + leg].append((min(a, b), max(a, b), line, leg))
    lanes, counts = [[0] * (len(way) - 1) for way in ways], [0] * channel_count
    for channel, intervals in runs.items():
        chosen, counts[channel] = _colour(intervals)
        for (_, _, line, leg), lane in zip(intervals, chosen, strict=True):
            lanes[line][leg] = lane
    return lanes, counts


def _colour(intervals: list[Run]) -> tuple[list[int], int]:
    """The fewest lanes in which no two intervals meet; lanes of short runs come first."""
    order = sorted(range(len(intervals)), key=lambda i: intervals[i][:2])
    lane_of, longest = [0] * len(intervals), list[float]()
    free_from: list[tuple[float, int]] = []
    for i in order:
        low, high = intervals[i][:2]
        if free_from and free_from[0][0] <= low:
            lane = heappop(free_from)[1]
        else:
            lane = len(longest)
            longest.append(0.0)
        lane_of[i] = lane
        longest[lane] = max(longest[lane], high - low)
        heappush(free_from, (high + APART, lane))
    ranks = sorted(range(len(longest)), key=longest.__getitem__)
    rank_of = {lane: rank for rank, lane in enumerate(ranks)}
    return [rank_of[lane] for lane in lane_of], len(longest)
