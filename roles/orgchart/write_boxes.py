"""Write the boxes of a laid-out chart as SVG."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from .layout import (
    ACRONYM_LEADING,
    ACRONYM_SIZE,
    MORE_LEADING,
    MORE_SIZE,
    NAME_LEADING,
    NAME_SIZE,
    PAD_LEFT,
    PAD_Y,
    Layout,
    RoleTexts,
)
from .lines import Box
from .svg import clean, linked, number

HEAD = 'class="box-head"'
GAPS = 'class="box-gaps" fill="none" stroke="#fff" stroke-width="2" stroke-dasharray="4 6"'
MORE = f'font-size="{number(MORE_SIZE)}"'
BOLD = f'font-size="{number(ACRONYM_SIZE)}" font-weight="700"'

# From a box with folded reports: the address that shows them, and the words of that link.
Unfold = Callable[[Box], tuple[str, str]]

_y = lru_cache(maxsize=1_024)(number)  # heights are few, so most have been written before
_X = f'x="{number(PAD_LEFT)}"'


def write_boxes(layout: Layout, current: frozenset[str], unfold: Unfold | None) -> Iterator[str]:
    """The boxes row by row, each a link to its role, as pieces of SVG."""
    yield f'<g class="boxes" fill="#59636e" font-size="{number(NAME_SIZE)}">'
    for level, row in zip(layout.levels, layout.rows, strict=True):
        height = level.bottom - level.top
        for i in row:
            wide = layout.widths[i]
            box = layout.forest.boxes[i]
            shell = _shell(wide, height, box.optional)
            kind = "box box-current" if box.key in current else "box"
            kind += " box-faded" if box.faded else ""
            place = f"{number(layout.xs[i] - wide / 2)} {number(level.top)}"
            attributes = f'data-key="{clean(box.key)}" transform="translate({place})"'
            if box.key in current:
                attributes += ' aria-current="true"'
            frame = f"{_class(kind, box.function)} {attributes}"
            yield _box(box, layout.parts[i], frame, shell, height, unfold)
    yield "</g>"


@lru_cache(maxsize=1_024)
def _shell(wide: float, height: float, optional: bool) -> str:
    """A box whose colour shows as a border, thick on the left; in dashes if `optional`."""
    head = f'<rect {HEAD} rx="4" width="{number(wide)}"'
    inner = f"M5 1H{number(wide - 4)}a3 3 0 0 1 3 3V{number(height - 4)}a3 3 0 0 1 -3 3H5z"
    body = f'<path class="box-body" fill="#fff" d="{inner}"/>'
    gaps = f'<path {GAPS} d="M6 1H{number(wide - 1)}V{number(height - 1)}H6"/>' if optional else ""
    return f'{head} height="{number(height)}"/>{body}{gaps}'


def _box(
    box: Box, parts: list[RoleTexts], frame: str, shell: str, height: float, unfold: Unfold | None
) -> str:
    if len(parts) == 1 and not box.hidden:
        texts = _texts(parts[0], (height - parts[0].height) / 2)
        return linked(box.href, frame, _title(box), shell + texts)
    return f"<g {frame}>{''.join(_pieces(box, parts, shell, height, unfold))}</g>"


def _pieces(
    box: Box, parts: list[RoleTexts], shell: str, height: float, unfold: Unfold | None
) -> Iterator[str]:
    """The roles of a box side by side, each a link, and what is folded away beneath it."""
    yield shell
    left = 0.0
    for part in parts:
        frame = f'{_class("box-part", part.box.function)} transform="translate({number(left)})"'
        area = f'<rect fill-opacity="0" width="{number(part.width)}" height="{number(height)}"/>'
        band = f'<rect {HEAD} width="5" height="{number(height)}"/>' if left else ""
        more = MORE_LEADING if box.hidden else 0.0
        texts = _texts(part, (height - part.height - more) / 2)
        yield linked(part.box.href, frame, _title(part.box), area + band + texts)
        left += part.width
    if box.hidden:
        href, words = unfold(box) if unfold else ("", "")
        text = f'<text {_X} y="{number(height - PAD_Y - 3)}" {MORE}>+{box.hidden}</text>'
        yield linked(href, 'class="box-more"', words, text)


@lru_cache(maxsize=1_024)
def _class(kind: str, function: str) -> str:
    return f'class="{kind} fn-{clean(function)}"' if function else f'class="{kind}"'


def _title(box: Box) -> str:
    return f"{box.acronym}: {box.name}" if box.acronym and box.name else box.acronym or box.name


def _texts(part: RoleTexts, top: float) -> str:
    """The acronym and the lines of the name; one `<text>` each, so that both can be selected."""
    baseline, texts = top + PAD_Y + 12, ""
    if part.acronym:
        texts = f'<text class="box-acronym" {_X} y="{_y(baseline + 2)}" {BOLD}>'
        texts += f"{clean(part.acronym)}</text>"
        baseline += ACRONYM_LEADING
    if part.name:
        lang = f' lang="{clean(part.box.lang)}"' if part.box.lang else ""
        first, *more = map(clean, part.name)
        spans = "".join([f' <tspan {_X} dy="{_y(NAME_LEADING)}">{it}</tspan>' for it in more])
        texts += f'<text class="box-name" {_X} y="{_y(baseline)}"{lang}>{first}{spans}</text>'
    return texts
