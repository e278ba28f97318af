"""axe-core finds nothing: WCAG 2.2 A and AA, every page type, language, scheme and width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .pages import TYPES, address_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("seeded"),
    pytest.mark.once,
]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# What depends on colours and on the width; the other rules read the document, which stays.
VISUAL = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "target-size", "scrollable-region-focusable"],
    },
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="session")
def axe():
    return Axe()


def violations(axe, page, rules, within=None):
    found = axe.run(page, context=within, options=rules).response["violations"]
    return [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found]


@pytest.mark.parametrize("kind", TYPES)
def test_axe_finds_nothing(axe, page, live_server, kind):
    wrong = {}
    for language in ("vi", "en"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(live_server.url + address_of(kind, language))
        wrong[language] = violations(axe, page, RULES)
        for scheme, width in (("dark", 1280), ("dark", 320), ("light", 320)):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            wrong[language, scheme, width] = violations(axe, page, VISUAL)
    assert {where: found for where, found in wrong.items() if found} == {}


def test_axe_sees_what_is_wrong(axe, page):
    page.set_content("<html><body><img src='x'><p style='color:#999'>pale</p></body></html>")
    found = {rule for rule, _ in violations(axe, page, RULES)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
    assert violations(axe, page, VISUAL)[0][0] == "color-contrast"


def test_what_opens_beside_the_text_is_accessible(axe, page, live_server):
    page.goto(live_server.url + address_of("role", "en"))
    # The rest of the page has been judged; what the box covers would count as too small to hit.
    page.locator("article .marks a").first.click()
    assert violations(axe, page, RULES, ".beside") == []
    page.locator("#responsibilities .about").first.click()
    assert violations(axe, page, RULES, ".beside") == []
