"""The stylesheet keeps to docs/design.md: light, layered, and readable in both schemes."""

import re

import pytest

from roles.schema.colours import GROUNDS, READABLE, contrast
from roles.views.inlined import short

from . import tokens
from .tokens import ROOT, SCHEMES, STYLESHEET, colours, functions, table, weakest

LARGEST, FIRST_LARGEST, TOOLS_LARGEST = 45_000, 13_500, 8_500  # bytes
FURTHER = STYLESHEET.with_name("site.css")  # after the first screen
TOOLS = STYLESHEET.with_name("tools.css")  # for the pages that need it, beside the others
AA_TEXT, AA_THING = 4.5, 3


def test_contrast_is_computed_as_in_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_editors_are_held_to_the_papers_of_the_stylesheet(scheme):
    papers = [colours()[ground][SCHEMES[scheme]] for ground in tokens.GROUNDS]
    assert sorted(GROUNDS[scheme]) == sorted(papers)
    assert READABLE == AA_TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_stand_out_from_every_ground(scheme):
    texts = ["ink", "ink-soft", "link", *functions()]
    assert {n: weakest(n, scheme) for n in texts if weakest(n, scheme) < AA_TEXT} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_special_grounds_are_readable(scheme):
    n = SCHEMES[scheme]
    found = {name: pair[n] for name, pair in colours().items()}
    assert contrast(found["ink"], found["warn-paper"]) >= AA_TEXT
    assert contrast(found["link"], found["warn-paper"]) >= AA_TEXT
    assert contrast(found["warn"], found["warn-paper"]) >= AA_TEXT
    assert contrast(found["paper"], found["link"]) >= AA_TEXT  # a button
    for text in ("ink", "ink-soft", "link", *functions()):
        assert contrast(found[text], found["mark"]) >= AA_TEXT, text
    assert weakest("focus", scheme) >= AA_THING


def test_the_stylesheets_are_light():
    assert STYLESHEET.stat().st_size + FURTHER.stat().st_size < LARGEST
    assert len(short("css/first.css").encode()) < FIRST_LARGEST  # it stands in every such page
    assert TOOLS.stat().st_size < TOOLS_LARGEST


def test_everything_stands_in_a_layer_and_nothing_shouts():
    order, *layers = parts(STYLESHEET)
    again, *further = parts(FURTHER)
    assert order == again == "@layer tokens, base, layout, components, print"
    names = {f"@layer {name}" for name in order.removeprefix("@layer ").split(", ")}
    assert {*layers, *further} == names
    assert set(parts(TOOLS)) <= names


def parts(stylesheet):
    text = re.sub(r"/\*.*?\*/", "", stylesheet.read_text(), flags=re.DOTALL)
    assert "!important" not in text
    return [part.strip() for part in re.split("[;{]", outermost(text)) if part.strip()]


def outermost(text):
    """What stands in no braces, with the braces that follow it."""
    found, depth = [], 0
    for part in re.split("([{}])", text):
        depth -= part == "}"
        if depth == 0 and part != "}":
            found.append(part)
        depth += part == "{"
    return "".join(found)


def test_nothing_is_fetched():
    assert not re.search(r"@import|url\(", everything())


def test_every_custom_property_that_is_used_is_defined():
    used = set(re.findall(r"var\((--[\w-]+)", everything()))
    assert used - set(re.findall(r"(--[\w-]+):", everything())) == set()


def everything():
    return "".join(sheet.read_text() for sheet in (STYLESHEET, FURTHER, TOOLS))


def test_the_design_states_the_colours_as_they_are():
    assert table() in (ROOT / "docs" / "design.md").read_text()
