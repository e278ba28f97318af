"""What must hold on every page of the seeded site."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')
HEADING = re.compile(r"<h1\b")


def test_every_page_answers_with_one_main_heading(pages):
    wrong = {
        path: (page.status_code, len(HEADING.findall(page.text)))
        for path, page in pages.items()
        if page.status_code != 200 or len(HEADING.findall(page.text)) != 1
    }
    assert wrong == {}


def test_no_page_uses_an_id_twice(pages):
    for path, page in pages.items():
        ids = ID.findall(page.text)
        assert len(ids) == len(set(ids)), path


def test_links_within_a_page_lead_somewhere(pages):
    for path, page in pages.items():
        ids = set(ID.findall(page.text))
        targets = {link[1:] for link in LINK.findall(page.text) if link.startswith("#")}
        assert targets - ids == set(), path


def test_no_link_is_dead(pages, client):
    """Also those with a fragment: the page has the place that they lead to."""
    known = {path: ids_of(page) for path, page in pages.items()}
    for path, page in pages.items():
        for link in set(LINK.findall(page.text)):
            target, fragment = urldefrag(link)
            if not target.startswith("/") or urlsplit(target).query:
                continue
            if target not in known:
                answer = client.get(target)
                assert answer.status_code in (200, 302), f"{path} links to {link}"
                known[target] = ids_of(answer)
            if fragment:
                assert fragment in known[target], f"{path} links to {link}"


def ids_of(page):
    return set(ID.findall(page.text))


def test_every_page_says_its_language_and_its_twin(pages):
    for path, page in pages.items():
        language = "en" if path.startswith("/en/") else "vi"
        assert f'<html lang="{language}">' in page.text, path
        assert page.headers["Content-Language"] == language
        assert 'hreflang="x-default"' in page.text, path


def test_public_pages_set_no_cookie_and_vary_on_none(pages):
    for path, page in pages.items():
        assert not page.cookies, path
        assert "cookie" not in page.headers.get("Vary", "").lower(), path


def test_english_pages_show_no_vietnamese_text_of_ours(pages):
    """Nothing is left untranslated: a fallback would be marked with its language."""
    for path, page in pages.items():
        if path.startswith("/en/"):
            assert '<span lang="vi" class="untranslated">' not in page.text, path
