"""The growth of each page as a drawing: a line for a page, a dot for a company's size, in ms."""

import math
from xml.sax.saxutils import escape

from .companies import SIZES
from .report import shown
from .trees import ROOT

COLOURS = {
    "growth": {"paper": "#ffffff", "ink": "#1f2328", "quiet": "#59636e", "grid": "#d1d9e0",
               "dots": ("#9ecae1", "#4292c6", "#08519c")},
    "growth-dark": {"paper": "#0d1117", "ink": "#f0f6fc", "quiet": "#9198a1", "grid": "#3d444d",
                    "dots": ("#2f6f9f", "#58a6ff", "#cae8ff")},
}  # fmt: skip
SHOWN = SIZES[1:]
LABELS, WIDTH, LINE, TOP, RIGHT = 210, 860, 19, 52, 60
TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)


def write(found):
    """Write both drawings of {size: {page: [ms, …]}} to docs/images."""
    everywhere = [page for page in found[SHOWN[-1]] if all(page in found[size] for size in SHOWN)]
    pages = {page: [found[size][page][0] for size in SHOWN] for page in everywhere}
    for name, colours in COLOURS.items():
        (ROOT / f"docs/images/{name}.svg").write_text(drawing(pages, colours))


def drawing(pages, colours):
    times = [ms for each in pages.values() for ms in each]
    low, high = min(times) / 1.2, max(times) * 1.2

    def across(ms):
        share = math.log(ms / low) / math.log(high / low)
        return round(LABELS + share * (WIDTH - LABELS - RIGHT), 1)

    height = TOP + LINE * len(pages) + 16
    parts = [*legend(colours), *grid(across, low, high, height, colours)]
    for number, (page, each) in enumerate(pages.items()):
        parts += row(page, each, TOP + LINE * number + LINE / 2, across, colours)
    inner = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="system-ui, sans-serif" font-size="12" role="img">\n'
        f"<title>Processor time of each page, by the number of roles</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="{colours["paper"]}"/>\n{inner}\n</svg>\n'
    )


def legend(colours):
    for number, (size, colour) in enumerate(zip(SHOWN, colours["dots"], strict=True)):
        x = LABELS + 120 * number
        yield f'<circle cx="{x}" cy="14" r="5" fill="{colour}"/>'
        yield text(x + 10, 18, f"{size:,} roles", colours["ink"])


def grid(across, low, high, height, colours):
    for tick in (tick for tick in TICKS if low <= tick <= high):
        x = across(tick)
        yield f'<path d="M{x} {TOP - 6}V{height - 12}" stroke="{colours["grid"]}"/>'
        yield text(x, TOP - 12, f"{tick:,} ms", colours["quiet"], "middle")


def row(page, times, y, across, colours):
    xs = [across(ms) for ms in times]
    yield text(LABELS - 12, y + 4, page, colours["ink"], "end")
    yield f'<path d="M{min(xs)} {y}H{max(xs)}" stroke="{colours["quiet"]}" stroke-width="2"/>'
    for x, colour in zip(xs, colours["dots"], strict=True):
        yield f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
    yield text(max(xs) + 10, y + 4, f"× {shown(times[-1] / times[0])}", colours["quiet"])


def text(x, y, words, colour, anchor="start"):
    return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
