"""The filters in a real browser, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

ROLES = ".card, .named-only li"  # both shelves


def names(page):
    return page.locator(ROLES).all_inner_texts()


def test_a_tick_narrows_the_list_and_the_way_back_widens_it(page, reading_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{reading_site.url}/en/roles/")
    everything = names(page)
    page.locator("summary", has_text="Responsibility area").click()  # folded out, it stays so
    product = page.get_by_role("checkbox", name="Product", exact=False).first
    product.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/en/roles/?*function=product*")
    expect(page.locator("#role-count")).to_have_text("4 roles")
    expect(page.locator(ROLES)).to_have_count(4)
    expect(page.locator("#function-product")).to_be_focused()
    expect(page.locator("#facet-area")).to_have_attribute("open", "")

    page.locator("#level-director").check()
    expect(page.locator(ROLES)).to_have_count(2)
    expect(page.locator(".chosen")).to_contain_text("Level: Director")
    page.get_by_label("Sort by").select_option("name")
    page.wait_for_url("**sort=name**")
    page.get_by_role("link", name="Remove: Function: Product").click()
    expect(page.locator("#function-product")).not_to_be_checked()
    expect(page.locator("#level-director")).to_be_checked()
    assert page.get_by_label("Sort by").input_value() == "name"
    page.get_by_role("link", name="Remove all").click()
    expect(page.locator(ROLES)).to_have_count(len(everything))
    page.go_back()
    expect(page.locator("#level-director")).to_be_checked()


@pytest.mark.parametrize("width", [390, 1280])
def test_without_javascript_a_button_applies_the_filters(new_context, reading_site, width):
    context = new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{reading_site.url}/chuc-danh/")
    if width < 800:
        page.get_by_text("Lọc và sắp xếp").click()
    page.locator("#function-product").check()
    page.locator("#level-director").check()
    page.get_by_label("Sắp theo").select_option("name")
    page.get_by_role("button", name="Lọc").click()
    for pair in ("function=product", "level=director", "sort=name"):
        expect(page).to_have_url(re.compile(pair))
    assert len(names(page)) == 2
    page.get_by_role("link", name="Bỏ: Mảng").click()
    page.wait_for_load_state()
    expect(page).not_to_have_url(re.compile("function"))
    expect(page).to_have_url(re.compile("level=director"))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
