"""The key to a chart: what each style of line and each colour means."""

from collections.abc import Mapping
from typing import NamedTuple

from .lines import KINDS, SOLID
from .measuring import width
from .svg import INFERRED, STROKES, clean, number

SIZE = 12.0  # font size in px
ROW = 22.0  # px from row to row
LINE_TAKES, BOX_TAKES, COLOUR_TAKES, AFTER_TEXT = 50.0, 34.0, 20.0, 26.0  # px
DASHED_BOX = (
    '<rect class="lines" x="1" y="-7" width="26" height="14" rx="2" fill="none" stroke="#59636e"'
    ' stroke-dasharray="4 3"/>'
)
FADED_BOX = (
    '<g class="box-faded"><rect class="box-head" y="-7" width="28" height="14" rx="3"'
    ' fill="#c9d0d8"/><rect class="box-body" x="5" y="-6" width="22" height="12" fill="#fff"/></g>'
)


class Legend(NamedTuple):
    """SVG to put at any place, and what it measures in px."""

    markup: str
    width: float
    height: float


def legend(
    kinds: Mapping,
    optional: str,
    functions: Mapping,
    room: float,
    faded: str = "",
    inferred: str = "",
) -> Legend:
    """A key for lines (kind → label), those inferred, boxes in dashes or faded, and colours.

    Colours are function → label.

    Items flow into rows of at most `room` px, or of one item.
    """
    samples = [(_line(kind), LINE_TAKES, kinds[kind]) for kind in KINDS if kinds.get(kind)]
    samples += [(_line(SOLID, INFERRED), LINE_TAKES, inferred)] if inferred else []
    samples += [(DASHED_BOX, BOX_TAKES, optional)] if optional else []
    samples += [(FADED_BOX, BOX_TAKES, faded)] if faded else []
    samples += [(_colour(name), COLOUR_TAKES, label) for name, label in functions.items() if label]
    x, y, widest, items = 0.0, ROW / 2, 0.0, []
    for sample, takes, label in samples:
        wide = takes + width(label, SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + ROW
        text = f'<text class="legend-text" x="{number(takes)}" y="4">{clean(label)}</text>'
        items.append(f'<g transform="translate({number(x)} {number(y)})">{sample}{text}</g>')
        widest = max(widest, x + wide)
        x += wide + AFTER_TEXT
    return Legend("".join(items), widest, y + ROW / 2 if items else 0.0)


def _line(kind: str, dashes: str = "") -> str:
    line = f'<path class="line-{kind}" d="M0 0H40"{dashes}/>'
    return f'<g class="lines" fill="none" stroke="#59636e"{STROKES[kind]}>{line}</g>'


def _colour(function: str) -> str:
    square = '<rect class="box-head" y="-6" width="12" height="12" rx="2"/>'
    return f'<g class="fn-{clean(function)}">{square}</g>'
