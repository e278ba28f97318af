"""axe-core finds nothing: WCAG 2.2 A and AA, every page type, language, scheme and width."""

from collections import defaultdict

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.environment.browser import READ_ON, stays_at_home

from .judging import Judged, anything, pale, pale_or_too_small, seen_in
from .pages import TYPES, address_of


@pytest.fixture(scope="module")
def with_axe(unpainted):
    """One page for all: none of them keeps anything, and axe is compiled once."""
    with unpainted.new_context() as context, stays_at_home(context):
        page = context.new_page()
        page.add_init_script(AXE_SCRIPT)
        yield page


@pytest.fixture(scope="module")
def judged():
    """{scheme and width: looks of texts on the pages before}"""
    return defaultdict(Judged)


@pytest.mark.parametrize("kind", TYPES)
def test_axe_finds_nothing(with_axe, reading_site, judged, kind):
    page, wrong = with_axe, {}
    for language in ("vi", "en"):
        seen_in(page, "light", 1280)
        page.goto(reading_site.url + address_of(kind, language))
        page.evaluate(READ_ON)
        wrong[language] = anything(page, judged["light", 1280])
        for width in (1280, 320):
            seen_in(page, "dark", width)
            wrong[language, "dark", width] = pale(page, judged["dark", width])
        seen_in(page, "light", 320)
        wrong[language, "light", 320] = pale_or_too_small(page, judged["light", 320])
    assert {where: found for where, found in wrong.items() if found} == {}
