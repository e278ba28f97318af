"""Pages of the site as it is today, in a browser: narrow and wide, and what the console says."""

import pytest
from django.conf import settings

from tests.environment import databases, reading
from tests.pages.addresses import LANGUAGES, address

PAGES = [
    ("home", []),
    ("roles", []),
    ("role", ["cpo"]),
    ("role", ["head-of-product-analytics"]),
    ("skills", []),
    ("skill", ["masters-degree"]),
    ("areas", []),
    ("area", ["finance"]),
    ("comparisons", []),
    ("comparison", ["cco", "ceo"]),
    ("comparison", ["director-of-product-management", "director-of-product-marketing"]),
    ("compose-list", []),
    ("plan", []),
    ("compose", ["cpo"]),
    ("compose", ["tong-giam-doc"]),
    ("chart", []),
    ("acronyms", []),
    ("acronym", ["cpo"]),
    ("process", ["s-op"]),
    ("glossary", []),
    ("sources", []),
    ("source", ["castihub-sop"]),
]
# A document follows its window when it is laid out again: each page is loaded once.
WIDTHS = (320, 360, 768, 1280, 1920, 2560)


@pytest.fixture(scope="module")
def site():
    with reading.serving(settings.STATIC_ROOT, databases.SITE) as server:
        yield server.url


def test_every_page_fits_every_window_and_the_console_says_nothing(page, site):
    said, too_wide = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (address(name, language, *args) for name, args in PAGES for language in LANGUAGES):
        assert page.goto(site + path).ok, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append((path, width))
    assert too_wide == []
    assert said == []
