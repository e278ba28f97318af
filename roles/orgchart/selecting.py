"""Parts and variants of a chart: one role's neighbourhood, merged roles, roles set apart."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from .chart_index import ChartIndex
from .lines import SOLID, WORKS_WITH, Box, Chart, Line


def neighbourhood(
    chart: Chart | ChartIndex, *keys: str, peers: bool = True, works_with: bool = True
) -> Chart:
    """The chart around some roles: their managers, reports, peers, and whom they work with.

    Managers and reports by solid and dotted lines; peers share a solid manager. Of the lines
    between the others only the solid ones stay. Raises `KeyError` for a role not on the chart.
    Of a ChartIndex, it takes no longer in a large company than in a small one.
    """
    index = chart if isinstance(chart, ChartIndex) else ChartIndex(chart)
    centre, lines = set(keys), index.chart.lines
    if unknown := centre - index.boxes.keys():
        raise KeyError(*unknown)
    own = index.lines_at(centre)
    drawn = {at for at in own if works_with or lines[at].kind != WORKS_WITH}
    near = centre.union(*({lines[at].subordinate, lines[at].manager} for at in drawn))
    if peers:
        near |= _peers(index, centre)
    drawn |= {
        at
        for at in index.lines_at(near)
        if lines[at].kind == SOLID and {lines[at].subordinate, lines[at].manager} <= near
    }
    return index.part(near, drawn)


def _peers(index: ChartIndex, centre: set[str]) -> set[str]:
    """Whoever shares a solid manager with one of `centre`, these included."""

    def solid(keys: Collection[str]) -> Iterator[Line]:
        found = (index.chart.lines[at] for at in index.lines_at(keys))
        return (line for line in found if line.kind == SOLID)

    bosses = {line.manager for line in solid(centre) if line.subordinate in centre}
    return {line.subordinate for line in solid(bosses) if line.manager in bosses}


def keep_kinds(chart: Chart, kinds: Collection[str]) -> Chart:
    """The chart with lines of these kinds only."""
    return chart._replace(lines=tuple(line for line in chart.lines if line.kind in kinds))


def merge(chart: Chart, keys: Iterable[str]) -> Chart:
    """One box for several roles that one person holds; fewer than two on the chart: unchanged.

    The new box stands in the place of the first and has the keys joined by «+» for its key.
    Lines are led to it; those between the merged roles go, and of several between it and one
    other box the first of each kind stays.
    """
    parts = [box for key in dict.fromkeys(keys) for box in chart.boxes if box.key == key]
    if len(parts) < 2:
        return chart
    one = join(parts)
    new_key = {box.key: one.key for box in parts}
    boxes = dict.fromkeys(one if box.key in new_key else box for box in chart.boxes)
    return Chart(tuple(boxes), tuple(_led_to(new_key, chart.lines)))


def _led_to(new_key: dict[str, str], lines: Iterable[Line]) -> Iterator[Line]:
    seen = set()
    for line in lines:
        low, high = (new_key.get(end, end) for end in (line.subordinate, line.manager))
        if (low, high) == (line.subordinate, line.manager):
            yield line
        elif low != high and (low, high, line.kind) not in seen:
            seen.add((low, high, line.kind))
            about = line.about or line.subordinate
            yield line._replace(subordinate=low, manager=high, about=about)


def join(parts: Sequence[Box]) -> Box:
    """One box for several; what else than texts it has is that of the first."""
    whole = [inner for box in parts for inner in box.merged or (box,)]
    return parts[0]._replace(
        key="+".join(box.key for box in whole),
        acronym=" + ".join(box.acronym or box.name for box in whole),
        name=" + ".join(box.name for box in whole),
        merged=tuple(whole),
    )


def set_apart(chart: Chart, group_of: Callable[[Box], str]) -> Chart:
    """Give each box that no solid line joins to another the group `group_of(box)`."""
    keys = {box.key for box in chart.boxes}
    joined = set()
    for low, high, kind, *_ in chart.lines:
        if kind == SOLID and low != high and low in keys and high in keys:
            joined |= {low, high}
    return chart._replace(
        boxes=tuple(
            box if box.key in joined else box._replace(group=group_of(box)) for box in chart.boxes
        )
    )
