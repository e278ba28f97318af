"""axe-core finds nothing: WCAG 2.2 A and AA, every page type, language, scheme and width."""

from collections import defaultdict

import pytest
from axe_playwright_python.sync_playwright import Axe

from .pages import TYPES, address_of

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# What depends on the width, and what depends on colours; the rest reads the document, which stays.
SIZES = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
# Marks one of all texts that look the same, as does everything around them: contrast is what takes
# axe seconds. Every text is judged once, with RULES; then these stand for it in other colours, on
# later pages too: looks in `judged` are left out, and new ones returned, each as a hash.
MARK_LOOKS = """(judged) => {
  const seen = new Set(judged), around = new Map()
  const hash = text => {
    let one = 7, other = 11
    for (const letter of text) {
      one = Math.imul(one ^ letter.codePointAt(), 2654435761)
      other = Math.imul(other ^ letter.codePointAt(), 1597334677)
    }
    return one + ":" + other
  }
  const looks = e => {
    if (!e) return ""
    if (!around.has(e)) {
      const s = getComputedStyle(e)
      around.set(e, hash([looks(e.parentElement), s.color, s.backgroundColor, s.backgroundImage,
        s.fontSize, s.fontWeight, s.opacity, s.filter, s.textShadow, s.position, s.display].join()))
    }
    return around.get(e)
  }
  const says = e => e.matches("input, select, textarea")
    || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())
  for (const e of document.body.querySelectorAll("*")) {
    e.toggleAttribute("data-looks", e.checkVisibility() && says(e) && !seen.has(looks(e)))
    if (e.matches("[data-looks]")) seen.add(looks(e))
  }
  return [...seen].slice(judged.length)
}"""

# What stays in sight while the page scrolls covers a part of something else wherever one stops.
UNSTICK = """() => {
  for (const e of document.body.querySelectorAll("*"))
    if (getComputedStyle(e).position === "sticky") e.style.position = "static"
}"""


@pytest.fixture(scope="session")
def axe():
    return Axe()


def violations(axe, page, rules, within=None):
    if not page.evaluate("window.axe !== undefined"):
        page.evaluate(axe.axe_script)
    found = page.evaluate(
        "([within, rules]) => axe.run(within ?? document, rules).then(told => told.violations)",
        [within, rules],
    )
    return [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found]


def pale(axe, page, judged=None):
    """What lacks contrast; without the looks in the list `judged`, which then has those of here."""
    judged = [] if judged is None else judged
    new = page.evaluate(MARK_LOOKS, judged)
    judged += new
    return violations(axe, page, CONTRAST, "[data-looks]") if new else []


def too_small(axe, page):
    """What is hard to hit."""
    page.evaluate(UNSTICK)
    return violations(axe, page, SIZES)


def seen_in(page, scheme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


@pytest.fixture(scope="module")
def judged():
    """{scheme and width: looks of texts on the pages before}"""
    return defaultdict(list)


@pytest.mark.parametrize("kind", TYPES)
def test_axe_finds_nothing(axe, page, reading_site, judged, kind):
    wrong = {}
    for language in ("vi", "en"):
        seen_in(page, "light", 1280)
        page.goto(reading_site.url + address_of(kind, language))
        wrong[language] = violations(axe, page, RULES)
        for scheme, width in (("dark", 1280), ("dark", 320), ("light", 320)):
            seen_in(page, scheme, width)
            wrong[language, scheme, width] = pale(axe, page, judged[scheme, width])
        wrong[language, 320] = too_small(axe, page)
    assert {where: found for where, found in wrong.items() if found} == {}


def test_axe_sees_what_is_wrong(axe, page):
    page.set_content("<html><body><img src='x'><p style='color:#999'>pale</p></body></html>")
    found = {rule for rule, _ in violations(axe, page, RULES)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
    assert violations(axe, page, SIZES) == []


def test_a_text_that_is_pale_in_the_dark_only_is_seen(axe, page):
    page.set_content(
        """<html lang="en"><style>@media (prefers-color-scheme: dark) {
             body {background: #111; color: #eee} li:nth-child(2) b {color: #444}
           }</style><ul><li><b>one</b></li><li><b>two</b></li><li><b>three</b></li></ul></html>"""
    )
    seen_in(page, "light", 1280)
    assert pale(axe, page) == []
    seen_in(page, "dark", 1280)
    assert pale(axe, page) == [("color-contrast", ['<b data-looks="">two</b>'])]


def test_looks_are_judged_once_wherever_they_stand(axe, page):
    judged, grey = [], "<html lang='en'><body style='background: {}'><p style='color: #767676'>one"
    page.set_content(grey.format("#fff"))
    assert pale(axe, page, judged) == []
    page.set_content(grey.format("#fff") + "<b style='color: #999'>two")
    assert [rule for rule, _ in pale(axe, page, judged)] == ["color-contrast"]
    page.set_content(grey.format("#fff") + "<b style='color: #999'>three")
    assert pale(axe, page, judged) == []
    page.set_content(grey.format("#eee"))
    assert [rule for rule, _ in pale(axe, page, judged)] == ["color-contrast"]


def test_what_is_too_small_to_hit_is_seen(axe, page):
    page.set_content("<html lang='en'><button>.</button><button>,</button></html>")
    page.add_style_tag(content="button {width: 9px; height: 9px; padding: 0; border: 0}")
    assert [rule for rule, _ in too_small(axe, page)] == ["target-size"]


def test_what_a_bar_covers_for_now_is_not_too_small(axe, page):
    page.set_content(
        "<html lang='en'><p><button>.</button></p><button class='bar'>,</button></html>"
    )
    page.add_style_tag(content="button {width: 60px; height: 30px} p {margin: 0; height: 2000px}")
    page.add_style_tag(content=".bar {position: sticky; bottom: 0; margin-left: 10px}")
    page.set_viewport_size({"width": 320, "height": 45})
    assert violations(axe, page, SIZES) != []
    assert too_small(axe, page) == []


def test_what_opens_beside_the_text_is_accessible(axe, page, reading_site):
    page.goto(reading_site.url + address_of("role", "en"))
    # The rest of the page has been judged; what the box covers would count as too small to hit.
    page.locator("article .marks:visible").first.click()
    page.locator(".beside cite").first.wait_for()
    assert violations(axe, page, RULES, ".beside") == []
    page.goto(f"{page.url}?whole=1")
    page.locator("#responsibilities .about").first.click()
    page.locator(".beside").wait_for()
    assert violations(axe, page, RULES, ".beside") == []


def test_a_line_that_is_being_reworded_is_accessible(axe, page, reading_site):
    seen_in(page, "light", 320)
    page.goto(reading_site.url + address_of("description", "en"))
    row = page.locator("[data-section=duties] .line:has(:checked)").first
    row.locator("[name=edit]").click()
    page.locator(".rewording textarea").wait_for()
    assert violations(axe, page, RULES, "#composer") == []
