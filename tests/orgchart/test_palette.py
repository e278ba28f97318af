"""The colours of the drawing that stands alone: strong enough."""

import pytest

from roles.orgchart.palette import (
    CURRENT,
    DARK,
    FAINT_INK,
    INK,
    LIGHT,
    LINE,
    PAPER,
    stylesheet,
)
from roles.schema.colours import contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_texts_and_lines_stand_out_from_the_paper(colours):
    assert contrast(colours[INK], colours[PAPER]) >= 7
    assert contrast(colours[INK], colours[CURRENT]) >= 7
    assert contrast(colours[FAINT_INK], colours[PAPER]) >= 4.5
    assert contrast(colours[LINE], colours[PAPER]) >= 4.5


def test_functions_have_their_colours_on_either_paper():
    style = stylesheet({"legal": ("#5a4034", "#cdb3a1")})
    light, dark = style.split("@media")
    assert ".fn-legal .box-head{fill:#5a4034}" in light
    assert ".fn-legal .box-head{fill:#cdb3a1}" in dark
