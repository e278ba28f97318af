"""Reading a page in a browser: sources in place, links to statements, contents, colours."""

import re

import pytest
from playwright.sync_api import expect

from roles.models import MistakeReport

ROLE = "/en/roles/cto/"
LATER_SCRIPTS = re.compile(r"/js/(?!theme\.)[^/]*\.js$")
STATEMENT = "#responsibilities .claim"


@pytest.fixture
def browser_context_args(browser_context_args):
    """Nothing moves, so what is looked for is where it is going to be."""
    return browser_context_args | {
        "reduced_motion": "reduce",
        "permissions": ["clipboard-read", "clipboard-write"],
    }


@pytest.fixture
def role(page, reading_site):
    page.goto(reading_site.url + ROLE)
    return page


def focused(page):
    return page.evaluate("document.activeElement.outerHTML")


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_mark_opens_its_source_in_place(role):
    mark = role.locator(f"{STATEMENT} .marks").first
    mark.click()
    box = role.get_by_role("dialog", name=f"Source {mark.inner_text()}")
    box.locator("cite").first.wait_for()
    assert "#cite" not in role.url
    box.get_by_role("link", name="All references").click()
    expect(role).to_have_url(re.compile(f"#cite-{mark.inner_text()}$"))


def test_a_source_is_opened_and_closed_by_keyboard(role):
    mark = role.locator(f"{STATEMENT} .marks").first
    mark.focus()
    role.keyboard.press("Enter")
    box = role.get_by_role("dialog")
    expect(box).to_be_focused()
    role.keyboard.press("Tab")
    assert box.evaluate("box => box.contains(document.activeElement)")
    role.keyboard.press("Escape")
    expect(role.get_by_role("dialog")).to_have_count(0)
    expect(mark).to_be_focused()


def test_one_source_is_open_at_a_time(role):
    marks = role.locator(f"{STATEMENT} .marks")
    marks.nth(0).click()
    role.get_by_role("dialog").wait_for()
    marks.nth(1).click()
    role.get_by_role("dialog", name=f"Source {marks.nth(1).inner_text()}").wait_for()
    assert role.get_by_role("dialog").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_what_opens_stays_in_the_window(role, width):
    role.set_viewport_size({"width": width, "height": 600})
    for mark in role.locator("article .marks:visible").all()[:12]:
        mark.click()
        role.locator(".beside cite").first.wait_for()
        box = role.locator(".beside").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        role.keyboard.press("Escape")


def test_the_link_to_a_statement_is_copied(role):
    statement = role.locator(STATEMENT).first
    statement.locator(".marks").click()
    role.get_by_role("button", name="Copy the link to this statement").click()
    role.get_by_text("Copied.").wait_for()
    address = copied(role)
    assert address.endswith(f"{ROLE}#{statement.get_attribute('id')}")
    role.goto("about:blank")
    role.goto(address)
    assert role.locator(":target").evaluate("found => found.id") == address.split("#")[1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("seeded")
def test_a_mistake_is_reported_by_keyboard(page, live_server):
    page.goto(live_server.url + ROLE)
    page.locator(STATEMENT).first.locator(".marks").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Report a mistake").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Report a mistake").wait_for()
    page.get_by_label("What is wrong?").focus()
    page.keyboard.type("short")
    page.keyboard.press("Tab")
    page.keyboard.type("no address")
    page.get_by_role("button", name="Send to the editors").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.get_by_label("What is wrong?").input_value() == "short"
    wrong = page.get_by_label("What is wrong?")
    described = wrong.get_attribute("aria-describedby").split()
    assert any("A few more words" in page.locator(f"#{d}").inner_text() for d in described)
    wrong.fill("The source says something else.")
    page.get_by_label("A page that says otherwise").fill("https://example.org/")
    page.get_by_role("button", name="Send to the editors").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    assert MistakeReport.objects.get().message == "The source says something else."
    page.get_by_role("link", name="Back to the statement").click()
    expect(page).to_have_url(re.compile(f"{ROLE}#claim-"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("seeded")
def test_without_javascript_a_statement_leads_to_its_page(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{ROLE}?whole=1")
    page.locator(STATEMENT).first.locator(".about").click()
    page.get_by_label("What is wrong?").fill("The source says something else.")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Thank you"))
    context.close()


def test_the_other_language_opens_at_the_same_statement(role):
    role.goto(f"{role.url}#questions")
    role.get_by_role("link", name="Tiếng Việt").click()
    role.wait_for_url("**/chuc-danh/cto/#questions")


def test_the_contents_follow_what_is_read(role):
    role.goto(f"{role.url}?whole=1")
    for name in ("questions", "responsibilities", "references"):
        role.locator(f"#{name}").evaluate("section => section.scrollIntoView()")
        role.locator(f".toc a[href='#{name}'][aria-current='location']").wait_for()
    assert role.locator(".toc [aria-current]").count() == 1


def test_on_a_phone_the_current_part_stays_in_the_line_of_contents(page, reading_site):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(reading_site.url + ROLE)
    page.locator("#references").evaluate("section => section.scrollIntoView()")
    current = page.locator(".toc a[href='#references'][aria-current]")
    current.wait_for()
    box, line = current.bounding_box(), page.locator(".toc").bounding_box()
    assert line["y"] == 0
    assert line["height"] < 60
    assert 0 <= box["x"] < 320


def test_the_citation_of_the_page_is_copied(role):
    role.get_by_role("link", name="Cite this page").click()
    role.locator("#cite button").first.click()
    role.get_by_text("Copied.").wait_for()
    assert copied(role).startswith("Who Does What. (20")
    role.locator("#cite button").last.click()
    role.locator("#cite .said").last.wait_for()
    assert copied(role).startswith("@misc{")


def test_sharing_copies_the_address_where_the_browser_cannot_share(role):
    assert role.evaluate("navigator.share") is None
    role.get_by_role("button", name="Share").click()
    role.get_by_text("Copied.").wait_for()
    assert copied(role).endswith(ROLE)


def test_the_buttons_that_need_a_script_are_not_there_without(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading_site.url + ROLE)
    assert not page.get_by_role("button", name="Share").is_visible()
    assert not page.get_by_label("Colours").is_visible()
    assert page.get_by_role("link", name="Cite this page").is_visible()
    context.close()


def is_dark(page):
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    return int(red) < 64


def test_the_colours_chosen_are_remembered_without_a_cookie(page, context, reading_site):
    page.emulate_media(color_scheme="light")
    page.goto(reading_site.url + ROLE)
    page.get_by_role("button", name="Colours: automatic").click()
    page.get_by_role("button", name="Colours: light").click()
    assert is_dark(page)
    page.goto(f"{reading_site.url}/chuc-danh/cpo/")
    assert is_dark(page)
    page.get_by_role("button", name="Màu sắc: tối").click()
    assert not is_dark(page)
    page.emulate_media(color_scheme="dark")
    assert is_dark(page)
    assert context.cookies() == []


def test_a_remembered_choice_holds_before_the_first_paint(page, reading_site):
    """The page is dark when its body begins, with nothing deferred having run yet."""
    page.emulate_media(color_scheme="light")
    page.goto(reading_site.url + ROLE)
    page.evaluate("localStorage.theme = 'dark'")
    page.route(
        "**/*.js", lambda route: route.continue_() if "theme." in route.request.url else None
    )
    page.goto(reading_site.url + ROLE, wait_until="commit")
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert is_dark(page)
    page.unroute_all(behavior="ignoreErrors")


def test_the_choice_of_colours_does_not_reach_paper(page, reading_site):
    page.goto(reading_site.url + ROLE)
    page.get_by_role("button", name="Colours: automatic").click()
    page.get_by_role("button", name="Colours: light").click()
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color.match(/\\d+/)[0]")
    assert int(ink) < 64


def test_the_language_switch_keeps_the_query(page, reading_site):
    page.goto(f"{reading_site.url}/en/compare/cmo/cso/?left=cso")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_url(f"{reading_site.url}/so-sanh/cmo/cso/?left=cso")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_things_move_only_for_those_who_allow_it(page, reading_site, motion):
    page.emulate_media(reduced_motion=motion)
    page.goto(reading_site.url + ROLE)
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert (behaviour == "smooth") == (motion == "no-preference")
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_scripts_come(page, reading_site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.route(LATER_SCRIPTS, lambda route: route.abort())
    before = places(page, reading_site.url)
    page.unroute(LATER_SCRIPTS)
    assert places(page, reading_site.url) == before


def places(page, origin):
    """Where everything stands that a script might push aside."""
    page.goto(origin + ROLE)
    page.wait_for_load_state("networkidle")
    return page.evaluate(
        """() => [...document.querySelectorAll("header *, main *")]
            .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest("svg"))
            .filter(e => !e.closest(".theme, .share, .print, [data-copy]"))
            .map(e => [e.tagName, e.className, e.getBoundingClientRect().toJSON()])"""
    )
