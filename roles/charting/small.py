"""Small charts for other pages: around a role, around two to compare, the whole in brief."""

from django.utils.translation import gettext as _

from roles.orgchart import (
    DOTTED,
    SOLID,
    Box,
    Chart,
    Line,
    draw,
    fold,
    fold_within,
    keep_kinds,
    neighbourhood,
    set_apart,
)
from roles.orgchart.structure import chart_of

from .options import ChartOptions
from .showing import group_by
from .words import dressed, evidence_address, labels, unfolding

FAMILY = 12  # boxes of one manager
HOME_BOXES = 24


def around(centre, lines, *, peers=True, told_here=()):
    """The drawing around some roles as SVG, "" where no line leads anywhere.

    `lines` are ReportingLines with their roles; those whose keys are `told_here` lead to their
    place on the same page, the others to the page of the chart.
    """
    if not lines:
        return ""
    slugs = [role.slug for role in centre]
    roles = {role.slug: role for x in lines for role in (x.subordinate, x.manager)}
    roles |= {role.slug: role for role in centre}
    chart = neighbourhood(_chart(roles, lines), *slugs, peers=peers)
    chart = set_apart(chart, group_by(_placed(slugs, roles, lines)))
    chart = fold(chart, len(chart.boxes), slugs, family=FAMILY)
    anchors = {line.key: line.anchor for line in lines if line.key in told_here}
    stages = {line.key: line.context for line in lines}

    def line_href(line):
        if line.key in anchors:
            return f"#{anchors[line.key]}"
        return evidence_address(line, stages[line.key])

    names = ", ".join(role.short_name for role in centre)
    return draw(
        dressed(chart, roles, line_href=line_href),
        labels=_labels(chart, _("Reporting lines around %(names)s") % {"names": names}),
        id_prefix="near-",
        current=slugs,
        unfold=unfolding(ChartOptions(role=slugs[0])),
    )


def _labels(chart, title):
    """Labels with a key to the lines only where there are several kinds."""
    found = labels((), title)
    plain = all(line.kind == SOLID for line in chart.lines)
    return found._replace(kinds={}) if plain else found


def _chart(roles, lines):
    ordered = sorted(roles.values(), key=lambda role: (role.order, role.slug))
    found = {}
    for x in lines:
        line = Line(x.subordinate.slug, x.manager.slug, x.kind, key=x.key)
        found.setdefault(line[:3], line)
    return Chart(tuple(Box(role.slug, "", "") for role in ordered), tuple(found.values()))


def _placed(slugs, roles, lines):
    """The roles that have a manager, or whose managers these lines need not tell."""
    managed = {x.subordinate.slug for x in lines if x.kind == SOLID}
    return set(roles) - (set(slugs) - managed)


def in_brief(structure, roles):
    """The whole company with acronyms for names, as SVG; `roles` {slug: Role}."""
    chart = keep_kinds(chart_of(structure), {SOLID, DOTTED})
    chart = set_apart(chart, group_by(structure.placed))
    chart = fold_within(chart, HOME_BOXES, family=FAMILY)
    return draw(
        dressed(chart, roles, brief=True, line_href=evidence_address),
        labels=_labels(chart, _("Reporting-line chart")),
        id_prefix="home-",
        unfold=unfolding(ChartOptions()),
    )
