"""The colours of the drawing that stands alone, as plain class rules.

No CSS variables and nothing but classes in the selectors, for librsvg and Inkscape. The inline
drawing takes its colours from the site's stylesheet through the same classes.
"""

from collections.abc import Iterator, Mapping, Sequence

# Function → colour on light paper, colour on dark; those of the site's stylesheet.
FUNCTIONS = {
    "general_management": ("#39446b", "#aab8ea"),
    "product": ("#6a3ba8", "#c9a9f5"),
    "production": ("#9a4a0c", "#f0ab74"),
    "technology": ("#0b5f9e", "#82c3f5"),
    "customer": ("#0b6b66", "#76d3cb"),
    "sales": ("#2f6b1f", "#99d585"),
    "marketing": ("#a32566", "#f39ac3"),
    "plant": ("#6e5412", "#dcc07a"),
}
PAPER, INK, FAINT_INK, LINE, CURRENT, FAINT = range(6)
LIGHT = ("#ffffff", "#1c2024", "#4d5660", "#59636e", "#eceff3", "#c9d0d8")
DARK = ("#16191d", "#eceff2", "#b4bcc5", "#a2acb7", "#2a3038", "#3d454e")


def stylesheet() -> str:
    """Rules for light paper, and for a screen whose reader prefers dark."""
    dark = "".join(_rules(DARK, {name: pair[1] for name, pair in FUNCTIONS.items()}))
    light = "".join(_rules(LIGHT, {name: pair[0] for name, pair in FUNCTIONS.items()}))
    return f"{light}@media screen and (prefers-color-scheme: dark) {{{dark}}}"


def _rules(colours: Sequence[str], functions: Mapping[str, str]) -> Iterator[str]:
    yield f".chart{{background:{colours[PAPER]}}}"
    yield f".paper,.box-body{{fill:{colours[PAPER]}}}"
    yield f".box-acronym,.box-name{{fill:{colours[INK]}}}"
    yield f".box-more,.legend-text,.caption{{fill:{colours[FAINT_INK]}}}"
    yield f".box-head{{fill:{colours[LINE]}}}"
    yield f".lines,.frame{{stroke:{colours[LINE]}}}"
    yield f".box-gaps{{stroke:{colours[PAPER]}}}"
    yield f".box-current .box-body{{fill:{colours[CURRENT]}}}"
    for name, colour in functions.items():
        yield f".fn-{name} .box-head{{fill:{colour}}}"
    yield f".box-faded .box-head{{fill:{colours[FAINT]}}}"
    yield f".box-faded .box-acronym,.box-faded .box-name{{fill:{colours[FAINT_INK]}}}"
