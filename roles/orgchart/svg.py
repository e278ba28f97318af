"""The small change of SVG: numbers, texts, strokes, paths and links as strings."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from .lines import DOTTED, SOLID, WORKS_WITH

# What XML 1.0 cannot carry unchanged even escaped, and that with what it carries escaped only.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

# Told apart by shape, so that colour is never needed: dots are round, dashes long.
STROKES = {
    SOLID: ' stroke-width="1.5"',
    DOTTED: ' stroke-dasharray="0.1 5" stroke-linecap="round" stroke-width="2.5"',
    WORKS_WITH: ' stroke-dasharray="10 5" stroke-width="1.5"',
}
INFERRED = ' stroke-dasharray="4 4"'


def number(value: float) -> str:
    """A coordinate with a dot and at most two decimals, whatever the active language."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text: str) -> str:
    """A text made safe for content and attributes of XML."""
    return escape(_FORBIDDEN.sub("\ufffd", text)) if _SPECIAL.search(text) else text


def path(corners: Sequence[tuple[float, float]]) -> str:
    """The `d` of a path along corners (x, y) that are joined by level and upright lines."""
    start_x, start_y = corners[0]
    steps = [f"M{number(start_x)} {number(start_y)}"]
    for (a, _), (b, y) in pairwise(corners):
        steps.append(f"V{number(y)}" if a == b else f"H{number(b)}")
    return "".join(steps)


def linked(href: str, attributes: str, title: str, content: str) -> str:
    """A link if there is somewhere to go, else a group; its title is its accessible name."""
    title = f"<title>{clean(title)}</title>" if title else ""
    if href:
        return f'<a href="{clean(href)}" {attributes}>{title}{content}</a>'
    return f"<g {attributes}>{title}{content}</g>"
