"""Stand boxes of one rank in one row, as far as managers stay above their reports.

A rank has a home: the row in which most of those stand who have a manager and no report of their
own rank. Others of the rank sink to it, whoever their manager is and also if they have none; who
has reports of the same rank stays above these. The homes lie one below the other. A box that
sinks leaves points in the rows that its line passes, so that the line is led between the boxes.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .forest import NOBODY, Forest

# Rows that a box may sink, so that there are not many more points than boxes.
FARTHEST = 6


class Levels(NamedTuple):
    """The trees of a forest row by row, and the number of the row that is each rank's home.

    The numbers from `len(forest.boxes)` on are points; `parents` and `children` lead through
    them. Points above a box without manager are nobody's line.
    """

    rows: list[list[int]]
    parents: list[int]
    children: list[Sequence[int]]
    homes: dict[int, int]


def level(forest: Forest) -> Levels:
    """In linear time; without ranks each box stands right below its manager."""
    depths = {box: depth for depth, row in enumerate(forest.rows) for box in row}
    heights = _heights(forest)
    homes = _homes(forest, depths, heights)
    stand = _sunk(forest, heights, homes)
    used = sorted(set(stand.values()))
    numbers = {row: number for number, row in enumerate(used)}
    rows, parents, children = _lead(forest, {box: numbers[row] for box, row in stand.items()})
    homes = {rank: max(0, bisect_right(used, row) - 1) for rank, row in homes.items()}
    return Levels(rows, parents, children, homes)


def _heights(forest: Forest) -> list[int]:
    """How many boxes of its own rank stand below each, one under the other."""
    heights, boxes = [0] * len(forest.boxes), forest.boxes
    for row in reversed(forest.rows[1:]):
        for box in row:
            manager = forest.parents[box]
            if boxes[box].rank == boxes[manager].rank:
                heights[manager] = max(heights[manager], heights[box] + 1)
    return heights


def _homes(forest: Forest, depths: Mapping[int, int], heights: list[int]) -> dict[int, int]:
    votes: dict[int, Counter[int]] = {}
    without: dict[int, Counter[int]] = {}
    for box, depth in depths.items():
        rank = forest.boxes[box].rank
        if rank is not None and not heights[box]:
            asked = without if forest.parents[box] == NOBODY else votes
            asked.setdefault(rank, Counter())[depth] += 1
    homes: dict[int, int] = {}
    least = 0
    for rank, found in sorted((without | votes).items()):
        most = max(found.values())
        homes[rank] = max(least, *(depth for depth, count in found.items() if count == most))
        least = homes[rank] + 1
    return homes


def _sunk(forest: Forest, heights: list[int], homes: Mapping[int, int]) -> dict[int, int]:
    stand: dict[int, int] = {}
    for row in forest.rows:
        for box in row:
            rank, manager = forest.boxes[box].rank, forest.parents[box]
            least = 0 if manager == NOBODY else stand[manager] + 1
            home = least if rank is None else homes[rank] - heights[box]
            stand[box] = min(max(least, home), least + FARTHEST)
    return stand


def _lead(
    forest: Forest, stand: Mapping[int, int]
) -> tuple[list[list[int]], list[int], list[Sequence[int]]]:
    """Rows, parents and children, with a point in each row between a box and its manager."""
    parents, rows = list(forest.parents), list[list[int]]()
    families: list[list[int]] = [[] for _ in parents]
    waiting = [(box, NOBODY) for box in (forest.rows[0] if forest.rows else [])]
    while waiting:
        row, below = list[int](), list[tuple[int, int]]()  # (box, the node that it hangs from)
        for box, above in waiting:
            node = box
            if stand[box] > len(rows):
                node = len(parents)
                parents.append(above)
                families.append([])
            parents[node] = above
            if above != NOBODY:
                families[above].append(node)
            row.append(node)
            # Below a point comes the box itself, or a further point.
            hanging = forest.children[box] if node == box else [box]
            below += [(child, node) for child in hanging]
        rows.append(row)
        waiting = below
    return rows, parents, list[Sequence[int]](families)
