"""What hangs together with what: the whole company as slugs, before any text is fetched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from roles.orgchart import SOLID, Box, Chart, ChartIndex, Line


class Stated(NamedTuple):
    """A reporting line as it is on file: its key, two slugs, its kind and company stage."""

    key: str
    subordinate: str
    manager: str
    kind: str = SOLID
    context: str = ""


@dataclass(frozen=True)
class Structure:
    """The slugs of the published roles in order, and all lines, also from and to drafts."""

    slugs: tuple[str, ...] = ()
    lines: tuple[Stated, ...] = ()

    @cached_property
    def public(self) -> "Structure":
        """The same without the lines from and to drafts, of which only editors hear."""
        known = self.known
        lines = tuple(x for x in self.lines if x.subordinate in known and x.manager in known)
        return replace(self, lines=lines)

    @cached_property
    def known(self) -> frozenset[str]:
        """The slugs once more, to ask whether there is a role."""
        return frozenset(self.slugs)

    @cached_property
    def placed(self) -> set[str]:
        """The slugs of the roles that some source gives a direct manager, published or not."""
        return {line.subordinate for line in self.lines if line.kind == SOLID}

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """{stage: Chart} of those that have been asked for; one company is asked many times."""
        return {}

    @cached_property
    def index(self) -> ChartIndex:
        """Where each role stands on the chart of any company, which most views are a part of."""
        return ChartIndex(chart_of(self))

    @cached_property
    def views(self) -> dict:
        """{with working relations: Shown} of the whole company (see roles.charting.showing)."""
        return {}


def chart_of(structure: Structure, stage: str = "") -> Chart:
    """The Chart of a company, without texts: of any company, or of one in a `stage`."""
    if stage not in structure.charts:
        lines: dict[tuple, Line] = {}
        for stated in lines_at(structure.lines, stage):
            line = Line(stated.subordinate, stated.manager, stated.kind, key=stated.key)
            lines.setdefault(line[:3], line)
        boxes = tuple(Box(slug, "", "") for slug in structure.slugs)
        structure.charts[stage] = Chart(boxes, tuple(lines.values()))
    return structure.charts[stage]


def lines_at(lines: Iterable[Stated], stage: str = "") -> Iterator[Stated]:
    """The lines that hold in a company stage; without one, those of any company.

    What is stated for a stage goes before what is stated in general. Where a manager is stated
    for some stages only, the chart without a stage shows all of them.
    """
    settled = {x.subordinate for x in lines if x.kind == SOLID and x.context == stage}
    for line in lines:
        fits = not stage or line.context in ("", stage)
        overruled = line.kind == SOLID and line.context != stage and line.subordinate in settled
        if fits and not overruled:
            yield line
