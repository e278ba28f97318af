"""What is folded on the page of a role, and what comes in place from the whole page."""

import pytest

from roles.models import Citation, Responsibility

ROLE = "/en/roles/cto/"
DRAWN = "/en/roles/cpo/"  # a role with reporting lines


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"reduced_motion": "reduce"}


@pytest.fixture
def asked(page):
    """The addresses of whole pages that the browser asks for."""
    found = []
    page.on("request", lambda request: "whole=1" in request.url and found.append(request.url))
    return found


def test_a_folded_statement_opens_for_its_anchor(page, reading_site):
    page.goto(f"{reading_site.url}{ROLE}")
    folded = page.locator("#responsibilities details:not([open]) .claim").last
    assert not folded.is_visible()
    page.goto(f"{reading_site.url}{ROLE}#{folded.get_attribute('id')}")
    page.locator(".claim:target").wait_for()


def test_a_link_of_the_contents_opens_its_section(page, reading_site):
    page.goto(f"{reading_site.url}{ROLE}")
    assert not page.locator("#questions dd").first.is_visible()
    page.locator(".toc a[href='#questions']").click()
    page.locator("#questions dd").first.wait_for()


def test_both_sides_of_a_contradiction_come_for_the_anchor_of_one(page, reading_site, asked):
    page.goto(f"{reading_site.url}{ROLE}")
    side = page.locator("#disputes span[id^=claim]").first.get_attribute("id")
    page.goto(f"{reading_site.url}{ROLE}#{side}")
    page.locator(f"div.side[id={side}]").wait_for()
    assert page.locator(".dispute .side").count() > 1
    assert len(asked) == 1


def test_parts_come_in_place_and_the_whole_page_is_fetched_once(page, reading_site, asked):
    page.goto(f"{reading_site.url}{DRAWN}")
    page.get_by_role("link", name="Show the chart").click()
    page.locator("#lines-drawn svg").wait_for()
    page.locator("#references [data-in-place]").click()
    page.locator("#references li").first.wait_for()
    page.locator("#responsibilities .marks").first.click()
    page.get_by_role("dialog").locator("cite").first.wait_for()
    assert page.url == f"{reading_site.url}{DRAWN}"
    assert len(asked) == 1


def test_the_chart_that_came_is_one_stop_of_the_keyboard(page, reading_site):
    page.goto(f"{reading_site.url}{DRAWN}")
    page.get_by_role("link", name="Show the chart").click()
    page.locator("#lines-drawn svg a").first.wait_for()
    assert page.locator("#lines-drawn svg a:not([tabindex='-1'])").count() == 1


def test_where_the_whole_page_does_not_come_the_number_leads_there(page, reading_site):
    page.goto(f"{reading_site.url}{ROLE}")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    page.locator("#responsibilities .marks").first.click()
    page.wait_for_url(f"**{ROLE}?whole=1#cite-*")


def test_without_javascript_each_part_is_a_link_to_the_whole_page(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reading_site.url}{ROLE}")
    page.locator("#disputes summary").click()
    page.locator("#disputes [data-in-place]").first.click()
    page.locator(".dispute:target").wait_for()
    page.get_by_role("link", name="In brief").click()
    page.wait_for_url(f"{reading_site.url}{ROLE}?")
    context.close()


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_what_most_voices_say_comes_first_wherever_editors_put_it(client):
    last = Responsibility.objects.filter(role__slug="cpo").order_by("area", "order", "key").last()
    last.citations.add(*Citation.objects.all())
    page = client.get("/en/roles/cpo/").text
    head = page.split('class="main-duties"')[1].split("</li>")[0]
    area = page.split('id="responsibilities"')[1].split('class="claim" id="')[1]
    assert last.statement_en in head
    assert area.startswith(last.anchor)


def test_numbers_given_anew_meanwhile_lead_to_the_page_as_it_is_now(page, reading_site):
    """An edit between the two pages: a number may stand for another passage by now."""
    page.goto(f"{reading_site.url}{ROLE}")
    page.route("**/*whole=1", edited, times=1)
    page.locator("#responsibilities .marks").first.click()
    page.wait_for_url(f"**{ROLE}?whole=1#cite-*")


def edited(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('data-cited="', 'data-cited="x'))


def test_an_address_with_a_broken_end_opens_as_any_other(page, reading_site):
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{reading_site.url}{ROLE}#%E0%A4%A")
    page.locator("h1").wait_for()
    assert said == []
