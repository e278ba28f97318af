"""What a reader wants to see of the chart, as its address says it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

PARAMETERS = ("stage", "role", "works_with", "open", "zoom", "format")
ZOOMS = (50, 75, 100, 125, 150, 200)  # per cent
FIT = "fit"
FORMATS = ("svg", "png", "dot", "mermaid", "json")
MOST_OPENED = 20
LONGEST = 80  # characters of a value that a note repeats


@dataclass(frozen=True)
class ChartOptions:
    """A view of the chart. `zoom` is a whole number of per cent or `fit`; "" means the default."""

    stage: str = ""
    role: str = ""
    works_with: bool = False
    opened: tuple[str, ...] = ()
    zoom: str = ""
    format: str = ""

    def query(self, **changes):
        """The query string of this view with some changes, beginning with «?», or ""."""
        options = replace(self, **changes)
        pairs = [("stage", options.stage), ("role", options.role)]
        pairs += [("works_with", "1" if options.works_with else "")]
        pairs += [("open", slug) for slug in options.opened]
        pairs += [("zoom", options.zoom), ("format", options.format)]
        filled = [(name, value) for name, value in pairs if value]
        return f"?{urlencode(filled)}" if filled else ""

    @property
    def view_query(self):
        """The query string of what is on the chart, whatever its size and form."""
        return self.query(zoom="", format="")

    def address(self, **changes):
        return reverse("chart") + self.query(**changes)

    @property
    def scale(self):
        """The factor by which the drawing is enlarged."""
        return int(self.zoom) / 100 if self.zoom.isdigit() else 1.0


def read_options(given, stages):
    """The ChartOptions in a QueryDict, and a note on each value in it that means nothing.

    `stages` are the known company stages. Roles are not looked up here.
    """
    choices = {
        "stage": tuple(stages),
        "works_with": ("1",),
        "zoom": (*map(str, ZOOMS), FIT),
        "format": FORMATS,
    }
    values = {name: given.get(name, "") for name in choices}
    wrong = [(name, value) for name, value in values.items() if value not in ("", *choices[name])]
    for name, _value in wrong:
        values[name] = ""
    options = ChartOptions(
        stage=values["stage"],
        role=given.get("role", ""),
        works_with=bool(values["works_with"]),
        opened=tuple(dict.fromkeys(filter(None, given.getlist("open"))))[:MOST_OPENED],
        zoom="" if values["zoom"] == "100" else values["zoom"],
        format=values["format"],
    )
    return options, [note_on(name, value) for name, value in wrong]


def keep_known(options, slugs):
    """The options without unknown roles to open, and a note on each."""
    unknown = [slug for slug in options.opened if slug not in slugs]
    known = tuple(slug for slug in options.opened if slug in slugs)
    return replace(options, opened=known), [note_on("open", slug) for slug in unknown]


def note_on(name, value):
    """What a reader is told about a value that was ignored."""
    shown = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
    words = {
        "stage": _("There is no company stage “%(value)s”; this is the chart for any company."),
        "works_with": _("“%(value)s” says neither to show working relations nor to hide them."),
        "open": _("There is no role “%(value)s” to open."),
        "zoom": _("The chart cannot be shown at a size of “%(value)s”."),
        "format": _("There is no format “%(value)s”; this is the page."),
    }
    return words[name] % {"value": shown}
