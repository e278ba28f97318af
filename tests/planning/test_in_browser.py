"""The planner as a founder meets it: in five clicks, without a script, by keyboard, on a phone."""

import re

import pytest
from playwright.sync_api import expect

COMPANY = "/can-ai/?form=joint_stock&size=small&stage=startup&has=cto&one=ceo+cso"


@pytest.fixture
def plain(browser):
    """A phone whose browser runs no script."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_founder_has_an_answer_in_five_clicks_from_the_first_page(plain, reading_site):
    plain.goto(reading_site.url)
    plain.locator(".tasks a[href='/can-ai/']").click()
    plain.get_by_label("Công ty cổ phần chưa đại chúng").check()
    plain.get_by_label("Nhỏ: đến 50 hoặc 100", exact=True).check()
    plain.get_by_label("Phần mềm").check()
    plain.get_by_role("button", name="Xem công ty cần ai").click()
    expect(plain).to_have_url(re.compile(r"/can-ai/\?form=joint_stock&size=small&does=software$"))
    expect(plain.locator(".plan-summary li")).to_have_count(3)
    expect(plain.locator(".plan-summary")).to_be_in_viewport()


def test_on_a_phone_the_list_comes_first_and_the_form_is_folded(plain, reading_site):
    plain.goto(f"{reading_site.url}{COMPANY}")
    expect(plain.locator(".chart-frame").first).to_be_hidden()
    expect(plain.locator("#now-ceo-cso")).to_be_visible()
    expect(plain.locator(".plan-form")).to_be_hidden()
    assert plain.evaluate("document.documentElement.scrollWidth") <= 360
    plain.locator(".plan-change > summary").click()
    expect(plain.get_by_label("Công ty cổ phần chưa đại chúng")).to_be_checked()
    expect(plain.locator("[name='has'][value='cto']")).to_be_checked()
    pairs = plain.locator("[name='pair']")
    told = [pairs.nth(n).input_value() for n in range(2)]
    assert [name.partition(" – ")[0] for name in told] == ["CEO", "CSO"]
    plain.get_by_role("button", name="Xem công ty cần ai").click()
    expect(plain).to_have_url(f"{reading_site.url}{COMPANY}")


def test_without_a_script_a_number_leads_to_its_place_in_the_list(plain, reading_site):
    plain.goto(f"{reading_site.url}{COMPANY}")
    mark = plain.locator("#areas .marks").first
    number = re.match(r"\d+", mark.inner_text())[0]
    mark.click()
    place = plain.locator(f"#cite-{number}:target")
    expect(place).to_be_in_viewport()
    expect(place).to_have_text(re.compile(rf"^{number}:\s."))
    place.click()
    expect(plain.locator(":target")).to_be_in_viewport()
    assert "/nguon/" in plain.url


def test_the_keyboard_is_enough(page, reading_site):
    page.goto(f"{reading_site.url}/en/who-do-we-need/")
    page.locator("[name='form'][value='']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/who-do-we-need/?form=llc_person&size=micro")
    expect(page.locator(".plan-summary")).to_be_visible()


def test_a_number_opens_its_sources_though_the_list_is_folded(page, reading_site):
    page.goto(f"{reading_site.url}{COMPANY}")
    page.locator("#whom-next .marks, #areas .marks").first.click()
    expect(page.locator(".beside ol li").first).to_be_visible()
    expect(page.locator(".beside .outside").first).to_have_text("Mở nguồn")


def test_all_references_come_in_the_place_of_the_brief_ones(page, reading_site):
    page.goto(f"{reading_site.url}{COMPANY}")
    mark = page.locator("#areas .marks").first
    number = re.match(r"\d+", mark.inner_text())[0]
    mark.click()
    page.locator(".beside .all").click()
    entry = page.locator(f"#references > ol > li#cite-{number}")
    expect(entry).to_be_focused()
    expect(entry.locator(".outside")).to_be_visible()
    expect(page.locator("[data-in-place]")).to_have_count(0)


def test_the_two_charts_stand_side_by_side_where_there_is_room(page, reading_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{reading_site.url}{COMPANY}")
    now, advised = (page.locator(".chart-figure").nth(n).bounding_box() for n in range(2))
    assert now["y"] == advised["y"]
    assert now["x"] + now["width"] <= advised["x"]
