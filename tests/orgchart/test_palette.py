"""The colours of the drawing that stands alone: those of the site, and strong enough."""

import re
from pathlib import Path

import pytest

from roles.orgchart.palette import CURRENT, DARK, FAINT_INK, FUNCTIONS, INK, LIGHT, LINE, PAPER

STYLESHEET = Path(__file__).parents[2] / "static" / "css" / "site.css"


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    dark, light = sorted(map(luminance, (a, b)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_in_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("scheme", "paper"), [(0, LIGHT[PAPER]), (1, DARK[PAPER])])
def test_functions_stand_out_from_the_paper(scheme, paper):
    assert {
        name for name, pair in FUNCTIONS.items() if contrast(pair[scheme], paper) < 4.5
    } == set()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_texts_and_lines_stand_out_from_the_paper(colours):
    assert contrast(colours[INK], colours[PAPER]) >= 7
    assert contrast(colours[INK], colours[CURRENT]) >= 7
    assert contrast(colours[FAINT_INK], colours[PAPER]) >= 4.5
    assert contrast(colours[LINE], colours[PAPER]) >= 4.5


def test_functions_have_the_colours_of_the_site():
    pattern = r"--fn-(\w+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)"
    found = {
        name: (light, dark) for name, light, dark in re.findall(pattern, STYLESHEET.read_text())
    }
    assert found == FUNCTIONS
