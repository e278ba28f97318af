"""The card of a role beside a link to it: who gets it, what it does, what it asks of the site."""

import pytest
from django.contrib.auth.models import User

from roles.models import Role

ROLE = "/en/roles/cto/"
LINK = ".role-link[href='/en/roles/cpo/']"
CARD = ".preview .card"
LONG = 2000  # milliseconds by the clock of the page, which tests set


@pytest.fixture
def opened(reading_site):
    """Open a page with a clock that stands still; `asked` are the cards that it has fetched."""

    def open_(page, path=ROLE):
        page.asked = []
        is_card = lambda url: url.endswith(("/card/", "/the/"))  # noqa: E731
        page.on("request", lambda asked: is_card(asked.url) and page.asked.append(asked.url))
        page.clock.install(time="2026-11-01")
        page.goto(reading_site.url + path)
        page.clock.pause_at("2026-11-02")
        return page

    return open_


def waited(page):
    page.clock.run_for(LONG)
    return page.locator(CARD)


def rest_on(page, link=LINK):
    page.locator(link).first.hover()
    return waited(page)


@pytest.mark.parametrize(
    ("path", "link"), [(ROLE, LINK), ("/chuc-danh/cto/", ".role-link[href='/chuc-danh/cpo/']")]
)
def test_a_resting_mouse_opens_the_card_of_the_role(page, opened, path, link):
    opened(page, path)
    card = rest_on(page, link)
    card.wait_for()
    assert card.locator("h3 .acronym").inner_text() == "CPO"
    box = page.locator(".preview").bounding_box()
    assert 0 <= box["x"] <= 1280 - box["width"]


def test_a_mouse_in_passing_opens_nothing(page, opened):
    opened(page).locator(LINK).first.hover()
    page.clock.run_for(100)
    page.locator("h1").hover()
    waited(page)
    assert page.asked == []


def test_the_card_stays_under_the_mouse_and_goes_after_it(page, opened):
    card = rest_on(opened(page))
    card.wait_for()
    card.locator("h3 a").hover()
    waited(page)
    assert card.is_visible()
    page.locator("h1").hover()
    waited(page)
    card.wait_for(state="detached")


def test_escape_closes_the_card_until_the_mouse_comes_again(page, opened):
    card = rest_on(opened(page))
    card.wait_for()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    page.locator(LINK).first.hover(position={"x": 3, "y": 3})
    waited(page)
    assert card.count() == 0
    page.locator("h1").hover()
    waited(page)
    rest_on(page).wait_for()
    assert len(page.asked) == 1  # once for each role


def test_the_keyboard_opens_and_leaves_it(page, opened):
    link = opened(page).locator(LINK).first
    page.keyboard.press("Tab")  # from now on the focus shows
    link.focus()
    card = waited(page)
    card.wait_for()
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Tab")
    assert not card.evaluate("card => card.contains(document.activeElement)")
    page.locator("[data-suggest] input").first.focus()
    waited(page)
    card.wait_for(state="detached")


def test_screen_readers_hear_the_link_alone(page, opened):
    opened(page)
    before = page.locator("body").aria_snapshot()
    rest_on(page).wait_for()
    assert page.locator("body").aria_snapshot() == before


def test_a_card_needs_none_of_its_own(page, opened):
    opened(page, "/en/roles/")
    rest_on(page, ".card h3 a")
    rest_on(page, "h1")
    assert page.asked == []


def test_nobody_who_saves_data_is_sent_a_card(page, opened):
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    rest_on(opened(page))
    assert page.asked == []


def test_a_finger_that_stays_on_a_link_opens_none(browser, opened):
    context = browser.new_context(has_touch=True, is_mobile=True)
    page = opened(context.new_page())
    link = page.locator(LINK).first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    finger = {"x": box["x"] + 5, "y": box["y"] + 5}
    touch = {"type": "touchStart", "touchPoints": [finger]}
    context.new_cdp_session(page).send("Input.dispatchTouchEvent", touch)
    waited(page)
    assert page.asked == []
    context.close()


def test_a_card_that_cannot_be_had_is_none(page, opened):
    page.route("**/card/", lambda route: route.abort())
    card = rest_on(opened(page))
    page.locator("h1").hover()
    rest_on(page)
    assert (card.count(), len(page.asked)) == (0, 1)


FRAGMENT = "/chuc-danh/{}/the/"


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
class TestFragment:
    def test_it_is_the_card_alone_for_nobody_to_list(self, client, django_assert_num_queries):
        with django_assert_num_queries(2):  # the role; the sources of its statements
            answer = client.get(FRAGMENT.format("cpo"))
        assert answer.text.strip().startswith('<article class="card fn-product">')
        assert "nguồn độc lập" in answer.text
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "/en/roles/cpo/" in client.get("/en/roles/cpo/card/").text

    def test_a_draft_is_there_for_its_editors_only(self, client):
        Role.objects.filter(slug="cpo").update(status="draft")
        assert client.get(FRAGMENT.format("cpo")).status_code == 404
        client.force_login(User.objects.create_superuser("an"))
        answer = client.get(FRAGMENT.format("cpo"))
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]

    def test_no_role_has_no_card(self, client):
        assert client.get(FRAGMENT.format("khong")).status_code == 404

    @pytest.mark.page_cache
    def test_it_is_kept(self, client):
        first = client.get(FRAGMENT.format("cpo"))
        same = {"If-None-Match": first.headers["ETag"]}
        assert client.get(FRAGMENT.format("cpo"), headers=same).status_code == 304
