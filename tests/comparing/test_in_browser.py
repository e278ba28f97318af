"""Comparing in a real browser: the picker, the swap, the narrow layout, paper."""

import pytest


def test_the_picker_leads_to_the_pair(page, reading_site):
    page.goto(f"{reading_site.url}/so-sanh/")
    page.get_by_label("Một chức danh").select_option("cto")
    page.get_by_label("Chức danh kia").select_option("cpo")
    page.get_by_role("button", name="So sánh").click()
    assert page.url == f"{reading_site.url}/so-sanh/cpo/cto/"


def test_the_picker_explains_what_is_wrong(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/")
    page.get_by_label("One role").select_option("cso")
    page.get_by_label("The other").select_option("cso")
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("alert").inner_text() == "Choose two different roles."
    assert page.get_by_label("One role").input_value() == "cso"


def test_the_columns_swap_and_swap_back(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cmo/cso/")
    heads = page.locator(".column-heads b")
    assert heads.all_inner_texts() == ["CMO", "CSO"]
    page.get_by_role("link", name="Swap the columns").click()
    assert heads.all_inner_texts() == ["CSO", "CMO"]
    page.get_by_role("link", name="Swap the columns").click()
    assert heads.all_inner_texts() == ["CMO", "CSO"]


def test_another_role_is_chosen_from_the_page(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cmo/cso/")
    page.get_by_label("Compare CMO with").select_option("cpo")
    page.locator("form", has=page.get_by_label("Compare CMO with")).get_by_role("button").click()
    assert page.url == f"{reading_site.url}/en/compare/cmo/cpo/"


def test_on_a_phone_each_cell_names_its_role(page, reading_site):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{reading_site.url}/so-sanh/cco/ceo/")
    row = page.locator("#points tbody tr").first
    cells = row.locator("td")
    named = "cell => getComputedStyle(cell, '::before').content"
    assert [cells.nth(n).evaluate(named) for n in range(2)] == ['"CCO"', '"CEO"']
    boxes = [cells.nth(n).bounding_box() for n in range(2)]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]


@pytest.mark.parametrize("width", [320, 1280])
def test_both_names_stay_in_view(page, reading_site, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{reading_site.url}/so-sanh/cco/ceo/")
    page.locator("#requirements").scroll_into_view_if_needed()
    page.evaluate("window.scrollBy({top: 300, behavior: 'instant'})")
    box = page.locator(".column-heads").bounding_box()
    assert 0 <= box["y"] < 5
    assert box["height"] < 120


def test_tables_tell_their_headers_to_screen_readers(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cco/ceo/")
    table = page.locator("#points table")
    assert table.get_by_role("columnheader").all_inner_texts() == ["CCO", "CEO"]
    assert table.get_by_role("rowheader").count() >= 6


def test_on_a_phone_the_tables_are_still_tables_to_screen_readers(page, reading_site):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{reading_site.url}/en/compare/cco/ceo/")
    assert page.locator("#points table").get_by_role("rowheader").count() >= 6


def test_paper_keeps_two_columns(page, reading_site):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(f"{reading_site.url}/so-sanh/cco/ceo/")
    assert not page.locator(".site-nav").is_visible()
    cells = page.locator("#points tbody tr").first.locator("td")
    boxes = [cells.nth(n).bounding_box() for n in range(2)]
    assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
