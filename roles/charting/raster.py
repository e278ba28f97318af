"""A drawing as a PNG, for those who paste it into a document or a chat."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt

import resvg_py
from django.utils.translation import gettext as _

FINEST = 2.0  # pixels to a px of the drawing, where there is room
MOST = 4_000_000  # pixels of a picture: half a second's work, 16 MB while it is drawn
LONGEST = 12_000  # pixels of a side
FAMILY = "Be Vietnam Pro"
NOTE_SIZE, NOTE_ROOM = 13, 26  # pixels
ZOOMED = re.compile(r' width="[.\d]+" height="[.\d]+"')
SIZE = re.compile(r'viewBox="[-.\d]+ [-.\d]+ ([.\d]+) ([.\d]+)"')


def scale_of(svg):
    """How many pixels a px of the drawing gets: fewer than one where it would be too large."""
    wide, high = map(float, SIZE.search(svg).groups())
    return min(FINEST, sqrt(MOST / (wide * high)), LONGEST / max(wide, high))


def per_cent(svg):
    """To what part of its size the drawing is reduced; 100 where it isn't."""
    return min(100, max(1, int(scale_of(svg) * 100)))


def to_png(svg):
    """A standalone drawing as a PNG in the colours of light paper, whatever its own zoom.

    One that had to be reduced says so at its foot. Kept by its markup, so never an old one.
    """
    small = per_cent(svg)
    note = _("Reduced to %(n)d %%. The SVG file can be read at any size.") % {"n": small}
    return _render(svg, note if small < 100 else "")


@lru_cache(maxsize=32)
def _render(svg, note):
    scale, (wide, high) = scale_of(svg), SIZE.search(svg).groups()
    svg = ZOOMED.sub(f' width="{wide}" height="{high}"', svg, count=1)
    return resvg_py.svg_to_bytes(
        svg_string=_with_note(svg, note, scale) if note else svg,
        zoom=scale,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=_font_files(),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


def _with_note(svg, note, scale):
    """The drawing with a line below it that can be read although all else is smaller."""
    wide, high = map(float, SIZE.search(svg).groups())
    size, room = NOTE_SIZE / scale, NOTE_ROOM / scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high + room}"'
        f' font-family="{FAMILY}">{svg.partition("?>")[2]}'
        f'<text x="{size}" y="{high + size}" font-size="{size}" fill="#1c2024">{note}</text></svg>'
    )


@cache
def _font_files():
    """Be Vietnam Pro, which has all Vietnamese letters, from the package that brings it."""
    folder = files("fontpkg_be_vietnam_pro") / "files"
    return [str(folder / f"BeVietnamPro-{weight}.ttf") for weight in ("Regular", "Bold")]
