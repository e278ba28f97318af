"""What of a company is drawn: the stage, the neighbourhood, the kinds of lines, the folding."""

from typing import NamedTuple

from roles.orgchart import (
    DOTTED,
    SOLID,
    WORKS_WITH,
    Chart,
    fold_within,
    keep_kinds,
    neighbourhood,
    set_apart,
)
from roles.orgchart.structure import chart_of

from .stages import arranged, faded
from .words import ELSEWHERE, UNPLACED


class Room(NamedTuple):
    """What there is room for: boxes in trees before levels are folded; readers open more by links.

    `family` is how many boxes of one manager; also at the top, and of those whose manager nobody
    names. `few` is how many are left of more boxes than there is room for: as many as a screen
    shows at a time.
    """

    boxes: int
    family: int
    few: int = 0


SCREEN = Room(48, 60, few=24)
FRAMED = Room(20, 4)  # on a page of another site


class ChartView(NamedTuple):
    """A view of the chart, still without texts: `whole`, and `chart` folded to what is drawn.

    `current` are the keys of the boxes that the view is about; `left_out` counts the boxes that
    neither stand on the chart nor are hidden beneath one; `works_with` the lines of that kind,
    drawn or not.
    """

    whole: Chart
    chart: Chart
    current: tuple[str, ...]
    left_out: int
    works_with: int

    @property
    def slugs(self):
        """The roles drawn, those in merged boxes too."""
        return [part.key for box in self.chart.boxes for part in box.merged or (box,)]


def show(structure, options, stage, room=SCREEN):
    """The ChartView of a Structure as the options ask for it; `stage` is the company's Stage.

    Raises KeyError for a role that is not published. The view without options, which most readers
    open, is made once for a company.
    """
    if options.role or options.opened or stage.value:
        return _show(structure, options, stage, room)
    views, key = structure.views, (options.works_with, room)
    if key not in views:
        views[key] = _show(structure, options, stage, room)
    return views[key]


def _show(structure, options, stage, room):
    chart, current = _around(structure.public, options.role, stage)
    works_with = sum(line.kind == WORKS_WITH for line in chart.lines)
    if not options.works_with:
        chart = without_partners(chart, current)
    whole = set_apart(chart, group_by(structure.placed))
    known = {part.key for box in whole.boxes for part in box.merged or (box,)}
    opened = {key_of(whole, slug) for slug in options.opened if slug in known}
    shown = {*opened, *current}
    drawn = fold_within(whole, room.boxes, shown, few=room.few, family=room.family)
    hidden = sum(box.hidden for box in drawn.boxes)
    left_out = len(whole.boxes) - len(drawn.boxes) - hidden
    return ChartView(whole, drawn, current, left_out, works_with)


def _around(public, role, stage):
    """The chart of a stage, of what is near `role` if one is named, and the keys of its box."""
    if role and not stage.value:
        return neighbourhood(public.index, role), (role,)
    chart = faded(chart_of(public, stage.value), stage, public.lines)
    chart = arranged(chart, stage)
    if not role:
        return chart, ()
    current = key_of(chart, role)
    return neighbourhood(chart, current), (current,)


def key_of(chart, slug):
    """The key of the box that stands for a role, alone or merged with others."""
    for box in chart.boxes:
        if slug == box.key or any(slug == part.key for part in box.merged):
            return box.key
    raise KeyError(slug)


def without_partners(chart, current):
    """The chart without working relations, and without the roles that only those brought in."""
    if current:
        return neighbourhood(chart, *current, works_with=False)
    return keep_kinds(chart, {SOLID, DOTTED})


def group_by(placed):
    """The group of a box that no solid line joins: does a source name its manager at all?"""

    def group_of(box):
        slugs = {part.key for part in box.merged or (box,)}
        return ELSEWHERE if slugs & placed else UNPLACED

    return group_of
