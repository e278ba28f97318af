"""Write a chart as SVG: plain strings, for a template takes many times as long."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from .layout import Layout, lay_out
from .legend import SIZE as LEGEND_SIZE
from .legend import Legend, legend
from .lines import SOLID, Chart
from .palette import stylesheet
from .svg import clean, number
from .write_boxes import Unfold, write_boxes
from .write_frames import write_captions, write_frames
from .write_lines import write_lines

FONTS = "Noto Sans, DejaVu Sans, Segoe UI, Roboto, Arial, sans-serif"
MARGIN = 12.0  # px around everything
NO_COLOURS: Mapping[str, tuple[str, str]] = {}
LEGEND_ROOM = 640.0  # px that the legend may take beside a narrower chart


class Labels(NamedTuple):
    """The words of a drawing, in the reader's language.

    `title` names it and `description` says what it shows. `kinds` (kind of line → words),
    `optional`, `faded`, `inferred` and `functions` (function → words) make the legend: only what
    the chart has and what has words. `groups` (group → words) stand above the boxes that are set
    apart.
    """

    title: str
    description: str = ""
    lang: str = ""
    kinds: Mapping[str, str] = {}
    functions: Mapping[str, str] = {}
    optional: str = ""
    faded: str = ""
    inferred: str = ""
    groups: Mapping[str, str] = {}


def draw(
    chart: Chart,
    *,
    labels: Labels,
    standalone: bool = False,
    colours: Mapping[str, tuple[str, str]] = NO_COLOURS,
    id_prefix: str = "",
    zoom: float = 1.0,
    current: Collection[str] = (),
    unfold: Unfold | None = None,
) -> str:
    """The chart as SVG: for a page, or `standalone` as a file with its own `colours`.

    These are function → colour on light paper, and on dark.

    Inline it carries no style, so that a strict content security policy lets it pass: colours
    come from the stylesheet through the classes. `id_prefix` keeps the ids of several drawings
    on one page apart, `zoom` enlarges it. The boxes with the `current` keys stand out.
    `unfold(box)` gives the address that opens a folded box, and its words.
    """
    layout = lay_out(chart, labels.groups)
    key = _legend(layout, labels, any(line.inferred for line in chart.lines))
    style = stylesheet(colours) if standalone else ""
    return "".join(
        [
            *_opening(layout, key, labels, style, clean(id_prefix), zoom),
            *write_frames(layout),
            *write_boxes(layout, frozenset(current), unfold),
            *write_lines(layout, standalone),
            *write_captions(layout),
            f'<g class="legend" fill="#59636e" font-size="{number(LEGEND_SIZE)}"',
            f' transform="translate({number(layout.left)} {number(layout.bottom + 2 * MARGIN)})">',
            f"{key.markup}</g></svg>",
        ]
    )


def _legend(layout: Layout, labels: Labels, is_inferred: bool) -> Legend:
    drawn = {course.line.kind for course in layout.across}
    drawn |= {SOLID} if len(layout.forest.rows) > 1 else set()
    optional = labels.optional if any(box.optional for box in layout.forest.boxes) else ""
    faded = labels.faded if any(box.faded for box in layout.forest.boxes) else ""
    kinds = {kind: words for kind, words in labels.kinds.items() if kind in drawn}
    present = {part.box.function for parts in layout.parts for part in parts}
    functions = {name: words for name, words in labels.functions.items() if name in present}
    room = max(layout.right - layout.left, LEGEND_ROOM)
    return legend(kinds, optional, functions, room, faded, labels.inferred if is_inferred else "")


def _opening(
    layout: Layout, key: Legend, labels: Labels, style: str, id_prefix: str, zoom: float
) -> Iterator[str]:
    left, top = layout.left - MARGIN, -MARGIN
    wide = max(layout.right - layout.left, key.width) + 2 * MARGIN
    high = layout.bottom + 2 * MARGIN + (MARGIN + key.height if key.height else 0.0)
    ids = f"{id_prefix}chart"
    described = f' aria-describedby="{ids}-desc"' if labels.description else ""
    lang = f' lang="{clean(labels.lang)}"' if labels.lang else ""
    if style:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="graphics-document"{lang}'
    yield f' aria-labelledby="{ids}-title"{described} font-family="{FONTS}"'
    yield f' width="{number(wide * zoom)}" height="{number(high * zoom)}"'
    yield f' viewBox="{number(left)} {number(top)} {number(wide)} {number(high)}">'
    yield f'<title id="{ids}-title">{clean(labels.title)}</title>'
    if labels.description:
        yield f'<desc id="{ids}-desc">{clean(labels.description)}</desc>'
    if style:
        yield f"<style>{style}</style>"
        yield f'<rect class="paper" fill="#fff" x="{number(left)}" y="{number(top)}"'
        yield f' width="{number(wide)}" height="{number(high)}"/>'
