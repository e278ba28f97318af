"""Pages as a reader meets them: on a phone, by keyboard, in two languages, in the dark."""

import re

import pytest
from playwright.sync_api import expect


def test_the_language_switch_keeps_the_page(page, reading_site):
    page.goto(f"{reading_site.url}/chuc-danh/cpo/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{reading_site.url}/en/roles/cpo/")
    expect(page.locator("h1")).to_have_text(re.compile(r"^\s*CPO\s+Chief Product\sOfficer\s*$"))
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_url(f"{reading_site.url}/chuc-danh/cpo/")


def test_without_javascript_a_citation_leads_to_its_source(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading_site.url}/en/roles/cto/")
    mark = page.locator("#responsibilities .marks").first
    number = re.match(r"\d+", mark.inner_text()).group()
    mark.click()
    entry = page.locator(f"#cite-{number}:target")
    entry.locator("a[href*='/en/sources/']").click()
    expect(page).to_have_url(re.compile("/en/sources/"))
    page.locator(".place:target").wait_for()
    context.close()


def test_the_keyboard_reaches_the_content_first(page, reading_site):
    page.goto(f"{reading_site.url}/en/roles/cpo/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colour_scheme(browser, reading_site, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{reading_site.url}/")
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0]")
    page.close()
    assert (int(red) < 64) == (scheme == "dark")


def test_everything_works_without_javascript(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading_site.url}/chuc-danh/cpo/")
    page.get_by_role("link", name="Toàn bộ trang").click()
    sites = page.locator("#names .tally details").first
    expect(sites.locator(".sites a").first).to_be_hidden()
    sites.locator("summary").click()
    expect(sites.locator(".sites a").first).to_be_visible()
    context.close()
