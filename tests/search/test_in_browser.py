"""The search box in a real browser: suggestions while one types, the keyboard, no JavaScript."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def box(page, reading_site):
    """The box of a page that is not about search."""
    page.goto(f"{reading_site.url}/nguon/")
    return page.locator("#q")


def options(page):
    return page.get_by_role("listbox").get_by_role("option")


def active(page):
    """The text of the option that the keyboard stands on, "" if on none."""
    place = page.locator("#q").get_attribute("aria-activedescendant")
    return page.locator(f"#{place}").inner_text() if place else ""


def test_suggestions_come_while_one_types_and_are_walked_by_keyboard(page, box, reading_site):
    page.keyboard.press("/")
    expect(box).to_be_focused()
    assert box.input_value() == ""
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("giam doc nha")
    expect(options(page).first).to_contain_text("Giám đốc nhà máy")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-status")).to_contain_text(re.compile(r"^\d+ kết quả$"))
    expect(page).to_have_url(f"{reading_site.url}/nguon/")

    count = options(page).count()
    assert active(page) == ""
    page.keyboard.press("ArrowDown")
    assert "Giám đốc nhà máy" in active(page)
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")  # back in the box
    assert active(page) == ""
    page.keyboard.press("ArrowUp")  # round to the last one
    assert active(page) == options(page).nth(count - 1).inner_text()
    expect(page.locator("[aria-selected]")).to_have_count(1)
    expect(box).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert box.input_value() == "giam doc nha"
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/chuc-danh/giam-doc-nha-may/")


def test_what_is_typed_next_takes_the_place_of_what_was_found(page, box):
    box.press_sequentially("cpo vs cto")
    expect(options(page).first).to_have_attribute("href", "/so-sanh/cpo/cto/")
    box.fill("gaim doc san xuat")
    expect(options(page).first).to_have_attribute("href", "/viet-tat/giam-doc-san-xuat/")
    expect(page.locator("#search-status")).to_contain_text("giam doc san xuat")
    box.fill("")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("/")  # in the box it is a letter
    expect(box).to_have_value("/")


def test_enter_in_the_box_and_the_last_suggestion_lead_to_all_results(page, box, reading_site):
    box.press_sequentially("coo")
    expect(options(page).first).to_contain_text("COO")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{reading_site.url}/tim-kiem/?q=coo")
    box = page.locator("#q")
    expect(box).to_have_value("coo")
    box.fill("cpo")
    last = options(page).last
    expect(last).to_have_attribute("href", "/tim-kiem/?q=cpo")
    last.click()
    page.wait_for_url(f"{reading_site.url}/tim-kiem/?q=cpo")
    expect(page.locator(".result mark").first).to_have_text("CPO")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_every_sense_stands_on_the_first_screen(page, reading_site, width, height):
    page.set_viewport_size({"width": width, "height": height})
    for path in ("/viet-tat/cpo/", "/en/acronyms/cpo/", "/viet-tat/giam-doc-dieu-hanh/"):
        page.goto(reading_site.url + path)
        counted = page.locator(".senses").first  # behind them come those of copies only
        last = counted.locator(".sense").last.bounding_box()
        assert last["y"] + last["height"] <= height
        overflow = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(overflow) <= 0


def test_without_javascript_the_form_finds(new_context, reading_site):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{reading_site.url}/en/")
    form = page.locator("main form[role=search], header form[role=search]").first
    form.get_by_role("textbox").fill("who reports to the cpo")
    form.get_by_role("button").click()
    expect(page).to_have_url(f"{reading_site.url}/en/search/?q=who+reports+to+the+cpo")
    first = page.locator(".result-title a").first
    assert first.get_attribute("href") == "/en/chart/?role=cpo"
    expect(page.locator("#suggestions")).to_be_hidden()
