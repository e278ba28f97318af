"""Write the frames around boxes that are set apart as SVG."""

from collections.abc import Iterator

from .framing import CAPTION_LEADING, CAPTION_SIZE, PAD
from .layout import Layout
from .measuring import width
from .svg import clean, number

DOTS = 'fill="none" stroke="#59636e" stroke-opacity="0.6" stroke-dasharray="2 4"'


def write_frames(layout: Layout) -> Iterator[str]:
    """The frames as pieces of SVG, to lie below the boxes."""
    for left, top, right, bottom, _ in layout.frames:
        place = f'x="{number(left)}" y="{number(top)}"'
        size = f'width="{number(right - left)}" height="{number(bottom - top)}"'
        yield f'<rect class="frame" {DOTS} rx="6" {place} {size}/>'


def write_captions(layout: Layout) -> Iterator[str]:
    """Their words, on a ground that keeps lines from crossing them out."""
    for frame in layout.frames:
        x, top = number(frame.left + PAD), frame.top + PAD / 2
        for row, words in enumerate(frame.caption):
            y = top + row * CAPTION_LEADING
            wide = number(width(words, CAPTION_SIZE))
            size = f'width="{wide}" height="{number(CAPTION_LEADING)}"'
            yield f'<rect class="paper" fill="#fff" x="{x}" y="{number(y)}" {size}/>'
            yield f'<text class="caption" x="{x}" y="{number(y + CAPTION_SIZE)}"'
            yield f' font-size="{number(CAPTION_SIZE)}">{clean(words)}</text>'
