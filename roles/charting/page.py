"""What the page of the chart shows, and the files that it offers."""

from functools import partial
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.evidence.references import number_references
from roles.orgchart import draw, to_dot, to_json, to_mermaid

from .options import FIT, ZOOMS
from .raster import per_cent
from .supporting import rows
from .words import dressed, evidence_address, labels, unfolding

# Format → what it is called, its media type, the ending of its file's name.
FILES = {
    "svg": ("SVG", "image/svg+xml", "svg"),
    "png": ("PNG", "image/png", "png"),
    "dot": ("Graphviz DOT", "text/vnd.graphviz; charset=utf-8", "dot"),
    "mermaid": ("Mermaid", "text/plain; charset=utf-8", "mmd"),
    "json": ("JSON", "application/json", "json"),
}
WRITERS = {"dot": to_dot, "mermaid": to_mermaid, "json": to_json}


class Link(NamedTuple):
    """A link to another view: its words, its address, and whether it is the one shown."""

    words: str
    address: str
    current: bool = False


def chart_page(view, options, stage, stages, roles, claims, usages):
    """The context of the page; numbers the references on the way.

    `roles` {slug: Role}, `claims` {key: ReportingLine}, `usages` {slug: [TitleUsage]}: those of
    what is ChartView. `stage` is the Stage; its statements and the claims have their references.
    `stages` are pairs (value, label).
    """
    chart = dressed(view.chart, roles)
    unfold = unfolding(options)
    groups = rows(chart, roles, claims, usages, unfold)
    title = title_of(options, stage, roles)
    drawing = draw(
        chart,
        labels=labels(roles.values(), title, description_of(chart)),
        zoom=options.scale,
        current=view.current,
        unfold=unfold,
    )
    return {
        "heading": title,
        "drawing": drawing,
        "groups": groups,
        "stage": stage,
        "options": options,
        "view": view,
        "zooms": zooms(options),
        "stage_links": stage_links(options, stages),
        "works_with_link": works_with_link(options, view.works_with),
        "files": downloads(options, drawing),
        "references": number_references([*stage.claims, *claims_in_order(groups)]),
    }


def downloads(options, drawing):
    """[(name, address)] of the files; a picture that has to be reduced says so."""
    names = {kind: name for kind, (name, *_rest) in FILES.items()}
    if (reduced := per_cent(drawing)) < 100:
        names["png"] = _("PNG, reduced to %(n)d %%") % {"n": reduced}
    return [(name, options.address(format=kind)) for kind, name in names.items()]


def stage_links(options, stages):
    return [
        Link(words, options.address(stage=value, opened=(), zoom=""), value == options.stage)
        for value, words in (("", _("Any")), *stages)
    ]


def works_with_link(options, count):
    """The link that shows or hides the lines «works with», if the view has any."""
    if options.works_with:
        return Link(_("Hide who works with whom"), options.address(works_with=False))
    words = ngettext(
        "Show who works with whom (%(n)d line)", "Show who works with whom (%(n)d lines)", count
    )
    return Link(words % {"n": count}, options.address(works_with=True)) if count else None


def claims_in_order(groups):
    for _group, listed in groups:
        for row in listed:
            told = (row.claim, *(other.claim for other in row.others))
            yield from (claim for claim in told if claim)


def title_of(options, stage, roles):
    title = _("Reporting-line chart")
    if role := roles.get(options.role):
        title = _("%(role)s on the reporting-line chart") % {"role": role.short_name}
    return f"{title}: {stage.label}" if stage.value else title


def description_of(chart):
    """What the drawing shows, for those who do not see it."""
    roles, lines = len(chart.boxes), len(chart.lines)
    return _("%(roles)s, %(lines)s. The list below the chart says the same, with its sources.") % {
        "roles": ngettext("%(n)d role", "%(n)d roles", roles) % {"n": roles},
        "lines": ngettext("%(n)d line", "%(n)d lines", lines) % {"n": lines},
    }


def zooms(options):
    """Links that change the size: [(sign, words, address or "" where there is no further)]."""
    now = int(options.zoom) if options.zoom.isdigit() else 100
    smaller = max((size for size in ZOOMS if size < now), default=None)
    larger = min((size for size in ZOOMS if size > now), default=None)
    steps = [
        ("out", "−", _("Smaller"), smaller),
        ("in", "+", _("Larger"), larger),
        ("reset", "100 %", _("Original size"), 100 if options.zoom else None),
        ("fit", "↔", _("Fit to the width"), FIT if options.zoom != FIT else None),
    ]

    def resized(size):
        return options.address(zoom=str(size) if size != 100 else "") + "#chart"

    return [(name, sign, words, size and resized(size)) for name, sign, words, size in steps]


def drawing_file(view, options, stage, roles, origin, colours):
    """The drawing alone as a file in these colours, whose links lead to the site at `origin`."""
    line_href = partial(evidence_address, stage=options.stage)
    chart = absolute(dressed(view.chart, roles, line_href=line_href), origin)
    unfold = unfolding(options)

    def unfold_there(box):
        href, words = unfold(box)
        return origin + href, words

    return draw(
        chart,
        labels=labels(roles.values(), title_of(options, stage, roles), description_of(chart)),
        standalone=True,
        colours=colours,
        zoom=options.scale,
        current=view.current,
        unfold=unfold_there,
    )


def lines_file(kind, view, options, roles, origin):
    """All roles and lines of the view, nothing folded, in one of the formats of WRITERS."""
    line_href = partial(evidence_address, stage=options.stage)
    chart = dressed(view.whole, roles, line_href=line_href)
    return WRITERS[kind](absolute(chart, origin))


def absolute(chart, origin):
    """The chart with whole addresses, for files that are read elsewhere."""

    def at_origin(item):
        return item._replace(href=origin + item.href) if item.href.startswith("/") else item

    boxes = (
        at_origin(box)._replace(merged=tuple(map(at_origin, box.merged))) for box in chart.boxes
    )
    return chart._replace(boxes=tuple(boxes), lines=tuple(map(at_origin, chart.lines)))


def file_name(kind, options):
    """«so-do-cpo-startup.svg»: the page's own word, then what the view is about."""
    word = reverse("chart").strip("/").rpartition("/")[2]
    return "-".join(filter(None, (word, options.role, options.stage))) + f".{FILES[kind][2]}"
