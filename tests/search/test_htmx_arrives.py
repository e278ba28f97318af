"""htmx is fetched for who comes near what it serves; what was done before it came is not lost."""

import pytest
from playwright.sync_api import expect

from tests.environment.browser import wait_for

HTMX = "**/htmx*.js"


@pytest.fixture
def fetched(page):
    """The addresses of htmx that have been asked for."""
    found = []
    page.on("request", lambda request: "htmx" in request.url and found.append(request.url))
    return found


@pytest.fixture
def late(page):
    """htmx is held back; what is called lets it come."""
    held = []
    page.route(HTMX, lambda route: held.append(route))

    def come():
        wait_for(page, "!!document.querySelector('script[src*=htmx]')")
        for route in held:
            route.continue_()

    return come


def test_it_is_fetched_once_and_by_nobody_who_only_reads(page, reading_site, fetched):
    page.goto(f"{reading_site.url}/nguon/", wait_until="networkidle")
    assert fetched == []
    for _ in range(2):
        page.keyboard.press("/")
        page.keyboard.press("Tab")
    wait_for(page, "!!globalThis.htmx")
    assert len(fetched) == 1


def test_what_was_typed_before_it_came_is_suggested(page, reading_site, late):
    page.goto(f"{reading_site.url}/nguon/")
    page.locator("#q").press_sequentially("giam doc nha")
    late()
    first = page.get_by_role("listbox").get_by_role("option").first
    expect(first).to_contain_text("Giám đốc nhà máy")


def test_what_was_ticked_before_it_came_narrows_the_list(page, reading_site, late):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{reading_site.url}/en/roles/")
    page.locator("#function-product").check()
    late()
    page.wait_for_url("**/en/roles/?*function=product*")
    expect(page.locator("#role-count")).to_have_text("4 roles")


def test_the_way_back_through_another_page_shows_the_whole_list(page, reading_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{reading_site.url}/en/roles/")
    everything = page.locator("#role-count").inner_text()
    page.locator("#function-product").check()
    expect(page.locator("#role-count")).to_have_text("4 roles")
    page.goto(f"{reading_site.url}/nguon/")
    page.go_back()
    expect(page.locator("#role-count")).to_have_text("4 roles")
    wait_for(page, "!!globalThis.htmx")
    page.go_back()
    expect(page.locator("#role-count")).to_have_text(everything)
    expect(page.locator("#function-product")).not_to_be_checked()
