"""On a phone the list comes first and a drawing on request; wide screens and paper have it."""

import re

import pytest
from playwright.sync_api import expect

from tests.environment.browser import wait_for

FOLDED = ["/so-do/", "/en/chart/?role=cpo", "/", "/so-sanh/cpo/cto/"]
TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", FOLDED)
def test_the_drawing_shows_on_request_with_a_hint_and_without_a_script(phone, reading_site, path):
    phone.goto(f"{reading_site.url}{path}")
    drawing, hint = phone.locator(".chart-frame"), phone.locator(".chart-fold p")
    assert not drawing.is_visible()
    phone.locator(".chart-fold summary").click()
    expect(drawing).to_be_visible()
    expect(hint).to_be_visible()
    assert phone.locator(".chart-fold summary").bounding_box()["height"] >= 24
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_list_is_what_a_phone_shows_first(phone, reading_site):
    phone.goto(f"{reading_site.url}/so-do/")
    assert phone.locator("#lines").evaluate(TOP) < 1.5 * 740
    assert not phone.locator(".zoom").is_visible()
    assert phone.locator(".menu summary").is_visible(), "files are offered all the same"


def test_whoever_changed_the_size_sees_the_drawing(phone, reading_site):
    phone.goto(f"{reading_site.url}/so-do/")
    phone.locator(".chart-fold summary").click()
    phone.get_by_role("link", name="Phóng to").click()
    expect(phone).to_have_url(re.compile("zoom=125"))
    expect(phone.locator(".chart-frame")).to_be_visible()


@pytest.mark.parametrize("path", FOLDED[2:])
def test_a_folded_small_chart_is_one_line(phone, reading_site, path):
    phone.goto(f"{reading_site.url}{path}")
    assert phone.locator(".chart-small").bounding_box()["height"] <= 60


def test_the_page_of_a_role_brings_its_chart_when_it_is_asked_for(page, reading_site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{reading_site.url}/chuc-danh/cpo/")
    assert page.locator("#lines-drawn").bounding_box()["height"] <= 60
    page.locator("#lines-drawn a").click()
    page.locator("#lines-drawn [data-key='cpo']").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", FOLDED)
def test_a_wide_screen_and_paper_have_the_drawing_at_once(page, reading_site, path):
    page.goto(f"{reading_site.url}{path}")
    assert page.locator(".chart-frame").is_visible()
    assert not page.locator(".chart-fold").is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(media="print")
    assert page.locator(".chart-frame").is_visible()
    assert not page.locator(".chart-fold").is_visible()


def test_an_opened_drawing_shows_its_middle(page, reading_site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{reading_site.url}/so-do/")
    page.locator(".chart-fold summary").click()
    frame = page.locator(".chart-frame")
    wait_for(page, "document.querySelector('.chart-frame').scrollLeft > 0")
    board, room = (
        page.locator("[data-key='hoi-dong-quan-tri']").bounding_box(),
        frame.bounding_box(),
    )
    middle = board["x"] + board["width"] / 2
    assert room["x"] < middle < room["x"] + room["width"]
