"""The chart that other sites may show. Pure: knows neither request nor ORM."""

import re
from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.charting.page import drawing_file, title_of
from roles.charting.raster import SIZE
from roles.charting.words import dressed, evidence_address
from roles.orgchart.palette import stylesheet

from .embed_parts import support_told
from .embed_size import FRAME, LARGE, SIDES, SMALL, Stack, foot

NARROWEST, WIDEST = 320, 900  # px
SCROLLBAR = 18  # px, under a drawing that is wider than its frame
PROLOG = re.compile(r"<\?xml[^>]*\?>\s*")
# A link in the drawing would otherwise open within the frame.
OUT = '<a target="_blank" rel="noopener" href='


class FramedChart:
    """A part of the chart as a drawing in its own colours, with its lines in words.

    `view` is the ChartView; links lead to the site at `origin`. `claims` {key: ReportingLine} have
    their references; without any, the drawing is all there is.
    """

    template = "embedding/chart.html"

    def __init__(self, view, options, stage, roles, *, origin="", claims=()):
        self.options = replace(options, zoom="", format="")
        self.address = self.options.address()
        self.title = title_of(options, stage, roles)
        self.left_out = left_out_told(view.left_out)
        self.colours = {role.function_id: role.function.colours for role in roles.values()}
        svg = drawing_file(view, self.options, stage, roles, origin, self.colours)
        self.drawing = PROLOG.sub("", svg).replace("<a href=", OUT)
        self.wide, self.high = map(float, SIZE.search(svg).groups())
        line_href = partial(evidence_address, stage=options.stage)
        chart = dressed(view.chart, roles, line_href=line_href)
        told = [line for line in chart.lines if line.key in claims]
        self.lines = [(line, support_told(claims[line.key])) for line in told]

    @property
    def style(self):
        """The one that stands in the drawing."""
        return stylesheet(self.colours)

    @property
    def width(self):
        """In px: that of the drawing, within bounds."""
        return int(min(WIDEST, max(NARROWEST, self.wide + SIDES + 2)))

    def height(self, width, cited):
        """In px, of the drawing with how it is `cited`; the list of lines is folded."""
        stack = Stack(width - SIDES).gap(FRAME).text(self.title, LARGE, bold=True, above=2)
        stack.gap(12 + self.high + SCROLLBAR * (self.wide > stack.room))
        stack.text(_("The lines in words, with their sources"), SMALL, above=12)
        if self.left_out:
            stack.text(self.left_out, SMALL, above=4)
        return foot(stack, cited).px


def left_out_told(n):
    """What one line says of the roles that have no room, "" for none."""
    if not n:
        return ""
    return ngettext(
        "%(n)s more role stands on the whole chart", "%(n)s more roles stand on the whole chart", n
    ) % {"n": n}
