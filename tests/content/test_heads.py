"""What each page says about itself to search engines and to those who show its link."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from roles.addresses import language_of
from roles.models import Role
from tests.pages.reading import links, metas, title
from tests.pages.sitemap_reading import ORIGIN

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]

SITE = {"vi": "Ai làm gì", "en": "Who Does What"}


def test_every_page_has_a_title_of_its_own(pages):
    titles = Counter((language_of(path), title(page)) for path, page in pages.items())
    assert [found for found, times in titles.items() if times > 1] == []


def test_a_title_ends_with_the_name_of_the_site_and_says_it_once(pages):
    for path, page in pages.items():
        name = SITE[language_of(path)]
        assert title(page).endswith(f" – {name}"), path
        assert title(page).count(name) == 1, path


def test_every_page_has_a_description_of_its_own(pages):
    found = Counter((language_of(p), metas(page)["description"]) for p, page in pages.items())
    assert [text for (_, text), times in found.items() if times > 1 or len(text) < 50] == []


def test_the_canonical_address_is_the_page_itself(pages):
    for path, page in pages.items():
        assert [link["href"] for link in links(page, "canonical")] == [ORIGIN + path]


def twins_of(page):
    """{language: address} of the page in each language; a feed has none."""
    found = [link for link in links(page, "alternate") if "hreflang" in link]
    return {link["hreflang"]: link["href"] for link in found}


def test_the_alternates_name_each_other(pages):
    for path, page in pages.items():
        twins = twins_of(page)
        assert set(twins) == {"vi", "en", "x-default"}
        assert twins["x-default"] == twins["vi"]
        assert twins[language_of(path)] == ORIGIN + path
        for twin in (twins["vi"], twins["en"]):
            assert twins == twins_of(pages[twin.removeprefix(ORIGIN)])


def test_every_page_can_be_shared(pages):
    for path, page in pages.items():
        said = metas(page)
        assert said["og:title"] + f" – {SITE[language_of(path)]}" == title(page)
        assert said["og:description"] == said["description"]
        assert said["og:url"] == ORIGIN + path
        assert said["og:locale"] == {"vi": "vi_VN", "en": "en_US"}[language_of(path)]
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:image"].startswith(f"{ORIGIN}/")


def test_the_pictures_of_shared_pages_are_there(site, pages, client):
    addresses = sorted({metas(page)["og:image"] for page in pages.values()})
    assert len(addresses) >= 2 * Role.objects.published().count()
    for address in addresses[:: len(addresses) // 15]:
        parts = urlsplit(address)
        assert client.get(f"{parts.path}?{parts.query}").headers["Content-Type"] == "image/png"
