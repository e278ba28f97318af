"""The charts of a planned company, as it is and as advised: from sets of roles to drawings."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from roles.orgchart import Box, Chart, Line, draw, merge, set_apart
from roles.planning.findings import Basis

from .page import WRITERS, absolute
from .words import UNPLACED, dressed, labels, short_name

NOW, ADVISED = WHICH = ("now", "advised")


class Planned(NamedTuple):
    """One of the two charts: which, its name, and the Chart with words."""

    which: str
    title: str
    chart: Chart


def planned(which, drawing, roles, has, page=""):
    """The Planned of a Drawing (`roles.planning`); `roles` {slug: Role}, `has` slugs.

    Lines lead to the rows that tell their evidence, on the page at `page`, "" for this one.

    Roles of one person are one box, as everywhere: its parts keep their names and their links.
    Those that the company has not got yet have a dashed frame.
    """
    slugs = [slug for slug in roles if any(slug in person for person in drawing.people)]
    chart = Chart(
        tuple(Box(slug, "", "", optional=slug not in has) for slug in slugs),
        tuple(
            Line(x.subordinate, x.manager, x.kind, inferred=x.basis == Basis.INFERENCE)
            for x in (*drawing.links, *drawing.further)
            if x.subordinate in roles and x.manager in roles
        ),
    )
    for person in drawing.people:
        chart = merge(chart, [slug for slug in slugs if slug in person])
    chart = set_apart(chart, lambda box: UNPLACED) if len(chart.boxes) > 1 else chart
    chart = dressed(
        chart, roles, line_href=lambda line: f"{page}#{row_id(which, line.subordinate)}"
    )
    chart = chart._replace(lines=tuple(map(told, chart.lines)))
    title = _("The company as it is") if which == NOW else _("The company as advised")
    return Planned(which, title, chart)


def told(line):
    """An inferred line says so in its words."""
    if not line.inferred:
        return line
    return line._replace(label=_("%(line)s (our inference)") % {"line": line.label})


def row_id(which, key):
    """The id of the row of a box in the list beside the chart."""
    return f"{which}-{key.replace('+', '-')}"


def drawn(which, roles, **options):
    """The drawing as SVG; `options` are those of `draw`."""
    found = labels(roles.values(), which.title, description(which.chart))
    found = found._replace(
        optional=_("Advised; the company has not got it yet"),
        inferred=_("Our inference"),
        groups={UNPLACED: _("No line on record joins them to the others")},
    )
    return draw(which.chart, labels=found, id_prefix=f"{which.which}-", **options)


def description(chart):
    names = ", ".join(short_name(box) for box in chart.boxes)
    return _("Roles: %(names)s. The list beside the chart says the same, with its sources.") % {
        "names": names
    }


def lines_file(kind, which, origin):
    """The chart in one of the formats of WRITERS, for reading elsewhere."""
    return WRITERS[kind](absolute(which.chart, origin))


def drawing_file(which, roles, origin, colours):
    alone = which._replace(chart=absolute(which.chart, origin))
    return drawn(alone, roles, standalone=True, colours=colours)
