"""Everything a reader comes for is done by keyboard alone; enlarged and in forced colours too."""

import pytest
from playwright.sync_api import expect

from tests.environment.browser import READ_ON, wait_for

from .pages import TYPES, address_of


class Keys:
    """Presses keys on pages of the site; no mouse. Each method returns the keys for the next."""

    def __init__(self, page, origin):
        self.page, self.origin = page, origin

    def open(self, path):
        self.page.goto(self.origin + path)
        return self

    def tab_to(self, selector, most=120):
        """Press Tab until something that matches has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return self
        raise AssertionError(f"Tab does not reach {selector}")

    def press(self, name):
        self.page.keyboard.press(name)
        return self

    def type(self, text):
        self.page.keyboard.type(text)
        return self

    def arrives(self, path):
        self.page.wait_for_url(f"{self.origin}{path}")
        return self


@pytest.fixture
def keys(page, reading_site):
    page.emulate_media(reduced_motion="reduce")
    return Keys(page, reading_site.url)


def test_find_a_role(keys):
    keys.open("/").tab_to("#q").type("giam doc nha may").press("Enter")
    keys.arrives("/tim-kiem/?q=giam+doc+nha+may")
    keys.tab_to("main a[href='/chuc-danh/giam-doc-nha-may/']").press("Enter")
    keys.arrives("/chuc-danh/giam-doc-nha-may/")


def test_compare_two_roles(keys):
    keys.open("/en/compare/").tab_to("#a").type("CTO").tab_to("#b").type("CPO")
    keys.tab_to("main .picker button").press("Enter").arrives("/en/compare/cpo/cto/")


def test_read_the_chart(keys, page):
    keys.open("/en/chart/").tab_to(".chart a, .chart [tabindex='0']")
    page.keyboard.press("ArrowDown")
    wait_for(page, "!!document.activeElement.closest('.chart')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/roles/*/")


def test_open_a_citation(keys, page):
    keys.open("/en/roles/cto/").tab_to("#responsibilities .marks", most=200).press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    wait_for(page, "document.activeElement.matches('.marks')")


def test_change_the_language(keys):
    keys.open("/chuc-danh/cpo/").tab_to(".languages a").press("Enter").arrives("/en/roles/cpo/")


def test_the_focus_is_always_seen(keys, page):
    keys.open("/en/roles/cto/")
    for _ in range(40):
        keys.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth, boxShadow}) => [outlineStyle, outlineWidth, boxShadow])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none" or style[2] != "none", page.evaluate(
            "document.activeElement.outerHTML"
        )


# What is wider than the window, and elements that hide a part of their text.
CUT = """() => [...document.querySelectorAll("html, main *")].filter(e => {
  if (e === document.documentElement) return e.scrollWidth > 1280
  const style = getComputedStyle(e)
  return e.checkVisibility() && style.overflow === "hidden"
    && style.textOverflow !== "ellipsis" && !style.clipPath.includes("inset")
    && e.scrollHeight > e.clientHeight + 2 && e.innerText
}).map(e => e.outerHTML.slice(0, 120))"""


def test_text_of_twice_the_size_loses_nothing(unpainted_page, reading_site):
    """400 % zoom of a window of 1280 px is a window of 320 px, which other tests cover."""
    page, cut = unpainted_page, {}
    page.set_viewport_size({"width": 1280, "height": 900})
    for kind in TYPES:
        page.goto(reading_site.url + address_of(kind, "vi"))
        page.evaluate(READ_ON)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        cut[kind] = page.evaluate(CUT)
    assert {kind: found for kind, found in cut.items() if found} == {}


def test_forced_colours_keep_what_colour_says(page, reading_site):
    page.emulate_media(forced_colors="active")
    page.goto(reading_site.url + address_of("role", "en"))
    for selector in (".marks", ".notice", ".facts"):
        width = page.locator(selector).first.evaluate(
            "found => getComputedStyle(found).borderTopWidth"
        )
        assert width != "0px", selector
    assert page.locator(".toc a[aria-current]").count() <= 1
