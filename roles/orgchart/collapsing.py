"""Fold a large chart into what a screen can show; each folded box says how many it hides."""

from collections.abc import Collection, Iterable, Iterator
from math import inf

from .forest import NOBODY, Forest, plant
from .lines import Chart, Line


def fold(chart: Chart, depth: int, opened: Iterable[str] = (), *, family: float = inf) -> Chart:
    """The chart down to `depth` (roots are 0), and further beneath the `opened` keys.

    Opening a role opens the way to it as well, so that a link to it stays good. A box with
    folded reports says how many boxes are `hidden` beneath it; lines to hidden boxes go. At most
    `family` boxes of one manager, at the top or in one group are shown, besides those on the way
    to an opened one; what is left out at the top or of a group is counted nowhere.
    """
    return _fold(plant(chart), chart.lines, depth, set(opened), family)


def fold_within(
    chart: Chart, most: int, opened: Iterable[str] = (), *, few: int = 0, family: float = inf
) -> Chart:
    """The chart down to the deepest level with which at most `most` boxes stand in trees.

    At least the roots and their reports; then as `fold`. With `few` a chart of which a part has to
    be folded away anyway is folded to that many.
    """
    forest = plant(chart)
    if few and sum(map(len, forest.rows)) > most:
        most = few
    depth, count = 0, 0
    for level, row in enumerate(forest.rows):
        count += len(row)
        if level > 1 and count > most:
            break
        depth = level
    return _fold(forest, chart.lines, depth, set(opened), family)


def _fold(
    forest: Forest, lines: Iterable[Line], depth: int, opened: set[str], family: float
) -> Chart:
    shown = _shown(forest, depth, _with_ancestors(forest, opened), family)
    sizes = _sizes(forest)
    boxes = []
    for i, box in enumerate(forest.boxes):
        if i in shown:
            away = sum(sizes[child] for child in forest.children[i] if child not in shown)
            boxes.append(box._replace(hidden=away))
    hidden = {box.key for i, box in enumerate(forest.boxes) if i not in shown}
    kept = (line for line in lines if not (line.subordinate in hidden or line.manager in hidden))
    return Chart(tuple(boxes), tuple(kept))


def _with_ancestors(forest: Forest, keys: set[str]) -> set[int]:
    found: set[int] = set()
    for start in (i for i, box in enumerate(forest.boxes) if box.key in keys):
        step = start
        while step != NOBODY and step not in found:
            found.add(step)
            step = forest.parents[step]
    return found


def _shown(forest: Forest, depth: int, opened: set[int], family: float) -> set[int]:
    tops = [forest.rows[0] if forest.rows else [], *forest.groups.values()]
    shown = {i for top in tops for i in _first(top, family, opened)}
    for level, row in enumerate(forest.rows[:-1]):
        for i in row:
            if i in shown and (level < depth or i in opened):
                shown.update(_first(forest.children[i], family, opened))
    return shown


def _first(boxes: Iterable[int], family: float, opened: Collection[int]) -> Iterator[int]:
    return (i for place, i in enumerate(boxes) if place < family or i in opened)


def _sizes(forest: Forest) -> list[int]:
    """How many boxes each tree has, its top included."""
    sizes = [1] * len(forest.boxes)
    for row in reversed(forest.rows):
        for i in row:
            if forest.parents[i] != NOBODY:
                sizes[forest.parents[i]] += sizes[i]
    return sizes
