"""Comparing in a real browser: the picker, the swap, the narrow layout, paper."""

import re

import pytest
from playwright.sync_api import expect


def test_the_picker_leads_to_the_roles_typed(page, reading_site):
    page.goto(f"{reading_site.url}/so-sanh/")
    page.get_by_label("Chức danh 1").fill("giam doc cong nghe")
    page.get_by_label("Chức danh 3").fill("CPO")
    page.get_by_role("button", name="So sánh").click()
    expect(page).to_have_url(f"{reading_site.url}/so-sanh/cpo/cto/")


def test_the_picker_explains_what_is_wrong(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/")
    page.get_by_label("Role 1").fill("CSO")
    page.get_by_label("Role 2").fill("chief sales officer")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_have_text("Choose two different roles.")
    expect(page.get_by_label("Role 2")).to_have_value("chief sales officer")


def test_the_columns_swap_and_swap_back(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cmo/cso/")
    heads = page.locator(".column-heads b")
    expect(heads).to_have_text(["CMO", "CSO"])
    page.get_by_role("link", name="Swap the columns").click()
    expect(heads).to_have_text(["CSO", "CMO"])
    page.get_by_role("link", name="Swap the columns").click()
    expect(heads).to_have_text(["CMO", "CSO"])


def test_a_role_is_added_put_first_and_taken_out(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cmo/cso/")
    heads = page.locator(".column-heads > span")
    page.get_by_role("link", name="Add").first.click()
    expect(heads).to_have_count(3)
    page.get_by_role("link", name="Put CSO first").click()
    expect(heads.first).to_have_text(re.compile(r"^\s*CSO"))
    page.get_by_role("link", name="Only the differences").click()
    page.get_by_role("link", name="Take CMO out").click()
    expect(heads).to_have_count(2)
    expect(heads.first).to_have_text(re.compile(r"^\s*CSO"))
    page.get_by_role("link", name="Show everything").first.click()
    expect(page.get_by_role("link", name="Only the differences")).to_have_count(1)


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


NARROW_CELLS = """() => [...document.querySelectorAll(".versus :is(caption, th, td)")]
  .filter((cell) => cell.offsetParent && cell.clientWidth < 140)
  .map((cell) => cell.textContent.trim())
  .filter((text) => text.length > 20)"""


LEFT = """all => all.map(one => one.getBoundingClientRect().x)"""


@pytest.fixture(params=["cco/ceo", "ceo/cmo/cpo/cto"])
def compared(request, unpainted_page, reading_site):
    """A page that follows its window: it is loaded once for all widths."""
    unpainted_page.goto(f"{reading_site.url}/so-sanh/{request.param}/")
    return unpainted_page


def test_nothing_is_set_in_one_word_a_line_or_cut_off(compared):
    for width in (320, 768, 1920):
        compared.set_viewport_size({"width": width, "height": 800})
        assert compared.evaluate(NARROW_CELLS) == [], width
        assert compared.evaluate("document.documentElement.scrollWidth") == width


def test_names_stand_over_their_columns(compared):
    for width in (700, 1280):
        compared.set_viewport_size({"width": width, "height": 800})
        heads = compared.locator(".column-heads > span").evaluate_all(LEFT)
        cells = compared.locator("#profile-summary td").evaluate_all(LEFT)
        assert heads, width
        assert heads == pytest.approx(cells[: len(heads)], abs=2), width


@pytest.mark.parametrize("width", [320, 1280])
def test_both_names_stay_in_view(page, reading_site, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{reading_site.url}/so-sanh/ceo/cmo/cpo/cto/")
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


def test_sources_open_in_place_and_the_list_comes_when_asked_for(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cco/ceo/")
    page.locator("#points .marks").first.click()
    page.locator(".beside li").first.get_by_role("link", name="Open the source").wait_for()
    page.keyboard.press("Escape")
    page.locator("#references [data-in-place]").click()
    page.locator("#cite-1").wait_for()
    assert page.url == f"{reading_site.url}/en/compare/cco/ceo/"


def test_paper_shows_what_is_folded(page, reading_site):
    page.goto(f"{reading_site.url}/so-sanh/cpo/cto/")
    folded = page.locator("#area-product .rest li").last
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


def test_paper_keeps_two_columns(page, reading_site):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(f"{reading_site.url}/so-sanh/cco/ceo/")
    assert not page.locator(".site-nav").is_visible()
    cells = page.locator("#points tbody tr").first.locator("td")
    boxes = [cells.nth(n).bounding_box() for n in range(2)]
    assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
