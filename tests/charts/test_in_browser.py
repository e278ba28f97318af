"""The chart as readers meet it: by keyboard, on a phone, without JavaScript, enlarged."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

QUERIES = ("", "?works_with=1", "?stage=startup", "?zoom=200", "?zoom=fit")
FOCUSED = "document.activeElement.closest('[data-key]')?.dataset.key"
OUTSIDE = """() => [...document.querySelectorAll(".chart [data-key]")].flatMap(box => {
  const room = box.querySelector("rect").getBoundingClientRect()
  return [...box.querySelectorAll("text")].map(text => text.getBoundingClientRect())
    .filter(it => it.right > room.right || it.left < room.left
               || it.top < room.top || it.bottom > room.bottom)
    .map(() => box.dataset.key)
})"""


def walk(page, *keys):
    found = []
    for key in keys:
        page.keyboard.press(key)
        found.append(page.evaluate(FOCUSED))
    return found


def test_arrow_keys_follow_the_lines_and_enter_opens(page, reading_site):
    page.goto(f"{reading_site.url}/so-do/")
    page.locator("[data-key='hoi-dong-quan-tri']").focus()
    assert walk(page, "ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp") == [
        "ceo", "cpo", "cco", "cpo", "ceo",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    page.wait_for_url("**/chuc-danh/ceo/")


def test_every_box_is_within_reach_of_the_arrows(page, reading_site):
    page.goto(f"{reading_site.url}/so-do/")
    reached, waiting = set(), ["hoi-dong-quan-tri"]
    while waiting:
        key = waiting.pop()
        reached.add(key)
        for arrow in ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
            page.locator(f"[data-key='{key}']").focus()
            waiting += {*walk(page, arrow)} - reached - {*waiting}
    boxes = page.locator("[data-key]").evaluate_all("all => all.map(box => box.dataset.key)")
    assert {"cto", "cso", "cmo", "giam-doc-nha-may"} <= {*boxes}
    assert {*boxes} == reached


def test_the_chart_is_one_stop_for_tab(page, reading_site):
    page.goto(f"{reading_site.url}/so-do/")
    page.locator("[data-key='hoi-dong-quan-tri']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) is None


def test_focus_is_visible(page, reading_site):
    page.goto(f"{reading_site.url}/so-do/")
    page.locator("[data-key='hoi-dong-quan-tri']").focus()
    page.keyboard.press("ArrowDown")
    body = page.locator("[data-key='ceo'] .box-body")
    assert body.evaluate("body => getComputedStyle(body).stroke") != "none"


def test_the_size_changes_by_key_and_keeps_its_address(page, reading_site):
    page.goto(f"{reading_site.url}/so-do/")
    width = "document.querySelector('.chart').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.locator("[data-key='ceo']").focus()
    page.keyboard.press("+")
    assert page.evaluate(width) == pytest.approx(before * 1.25, rel=0.01)
    expect(page).to_have_url(re.compile("zoom=125"))
    page.keyboard.press("0")
    assert page.evaluate(width) == pytest.approx(before, rel=0.01)
    expect(page).not_to_have_url(re.compile("zoom"))


def test_nothing_is_wider_than_a_small_phone(unpainted_page, reading_site):
    unpainted_page.set_viewport_size({"width": 320, "height": 700})
    for path, query in product(("/so-do/", "/en/chart/"), QUERIES):
        unpainted_page.goto(f"{reading_site.url}{path}{query}")
        assert unpainted_page.evaluate("document.documentElement.scrollWidth") <= 320, (path, query)


def test_a_wide_screen_is_used_from_edge_to_edge(page, reading_site):
    page.set_viewport_size({"width": 1920, "height": 1000})
    page.goto(f"{reading_site.url}/so-do/")
    assert page.locator(".chart-frame").bounding_box()["width"] > 1800
    assert page.evaluate("document.documentElement.scrollWidth") <= 1920


def test_titles_stay_in_their_boxes(unpainted_page, reading_site):
    page = unpainted_page
    for path in ("/so-do/", "/en/chart/?stage=startup", "/", "/en/roles/cpo/?whole=1"):
        page.goto(f"{reading_site.url}{path}")
        assert page.evaluate(OUTSIDE) == [], path


def test_everything_works_by_links_without_javascript(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading_site.url}/en/chart/")
    page.get_by_role("link", name="Larger").click()
    expect(page).to_have_url(re.compile("zoom=125"))
    page.get_by_role("link", name="Start-up").click()
    expect(page).to_have_url(re.compile("stage=startup"))
    page.get_by_label("Around").select_option("cpo")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("role=cpo"))
    expect(page).to_have_url(re.compile("stage=startup"))
    page.locator("[data-key='ceo']").click()
    expect(page).to_have_url(f"{reading_site.url}/en/roles/ceo/")
    context.close()


def test_a_line_leads_to_its_evidence_and_opens_it(page, reading_site):
    page.goto(f"{reading_site.url}/en/chart/#line-cpo-reports-to-ceo")
    told = page.locator("#line-cpo-reports-to-ceo")
    assert told.evaluate("row => row.matches(':target')")
    assert told.locator("details").first.get_attribute("open") is not None


def test_the_drawing_alone_breaks_no_policy(page, reading_site):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{reading_site.url}/so-do.svg")
    fill = page.evaluate("getComputedStyle(document.querySelector('.fn-product .box-head')).fill")
    assert fill == "rgb(106, 59, 168)"
    assert said == []
