"""What stands in a page itself: the style of its first screen, the choice of light or dark."""

import re

import pytest

from roles.models import Function
from roles.views.inlined import digest_of, short

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PATHS = ["/", "/en/", "/chuc-danh/cpo/", "/en/roles/cpo/"]
BARE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


def allowed(answer, directive):
    """The digests that the policy of an answer names."""
    policy = answer["Content-Security-Policy"].split("; ")
    [sources] = [each for each in policy if each.startswith(directive)]
    return set(re.findall(r"'sha256-[^']+'", sources))


def inline(answer, element):
    return {digest_of(text) for name, text in BARE.findall(answer.text) if name == element}


@pytest.mark.parametrize("path", [*PATHS, "/nguon/", "/khong-co/"])
def test_a_policy_allows_what_its_page_has_inline_and_no_more(client, path):
    answer = client.get(path)
    assert allowed(answer, "style-src") == inline(answer, "style")
    assert allowed(answer, "script-src") == inline(answer, "script") != set()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_before_the_first_screen_that_has_to_be_fetched(client, path):
    head, body = client.get(path).text.split("<body>")
    blocking = r'<link rel="stylesheet"|<script src="[^"]*"[^>]*(?<! defer)>'
    assert re.findall(blocking, head) == []
    assert '<link rel="expect" href="#further" blocking="render">' in head
    first, further = body.split('<link id="further" rel="stylesheet"')
    assert "<h1>" in first
    assert "<section" not in first
    assert "<section" in further


def test_other_pages_link_all_of_their_style(client):
    head, body = client.get("/nguon/").text.split("<body>")
    assert re.findall(r'<link rel="stylesheet" href="[^"]*?(\w+)[.-]', head) == [
        "first",
        "site",
        "functions",
    ]
    assert "stylesheet" not in body


@pytest.mark.page_cache
def test_a_colour_that_was_changed_is_in_the_next_page_and_in_its_policy(client):
    for path in PATHS:
        client.get(path)
    Function.objects.filter(slug="plant").update(light="#101010")
    for answer in map(client.get, PATHS):
        assert "#101010" in answer.text
        assert allowed(answer, "style-src") == inline(answer, "style") != set()


@pytest.mark.page_cache
def test_a_kept_page_brings_its_policy_along(client):
    made, kept = client.get("/"), client.get("/")
    assert made["Content-Security-Policy"] == kept["Content-Security-Policy"]
    assert allowed(kept, "style-src")


def test_while_one_works_at_the_site_pages_link_the_files(client, settings):
    settings.DEBUG = True
    page = client.get("/").text
    assert BARE.findall(page) == []
    assert re.search(r'<link rel="stylesheet" href="[^"]*/first[.\w]*css">', page)
    assert re.search(r'<script src="[^"]*/theme[.\w]*js"></script>', page)


def test_comments_and_spaces_are_left_out():
    style = short("css/first.css")
    assert "/*" not in style
    assert "\n" not in style
    assert "@media (max-width:74rem){.site-nav{order:1;" in style
    assert short("js/theme.js").startswith("try{const choice = localStorage.getItem(")
