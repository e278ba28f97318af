"""The colours of the drawing that stands alone, as plain class rules.

No CSS variables and nothing but classes in the selectors, for librsvg and Inkscape. The inline
drawing takes its colours from the site's stylesheet through the same classes.
"""

from collections.abc import Iterator, Mapping, Sequence

PAPER, INK, FAINT_INK, LINE, CURRENT, FAINT = range(6)
LIGHT = ("#ffffff", "#1c2024", "#4d5660", "#59636e", "#eceff3", "#c9d0d8")
DARK = ("#16191d", "#eceff2", "#b4bcc5", "#a2acb7", "#2a3038", "#3d454e")


def stylesheet(functions: Mapping[str, tuple[str, str]]) -> str:
    """Rules for light paper, and for a screen whose reader prefers dark.

    `functions`: function → its colour on light paper, and on dark.
    """
    dark = "".join(_rules(DARK, {name: pair[1] for name, pair in functions.items()}))
    light = "".join(_rules(LIGHT, {name: pair[0] for name, pair in functions.items()}))
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
