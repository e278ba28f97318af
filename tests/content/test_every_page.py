"""What must hold on every page of the site as it is today."""

import re
from collections import defaultdict
from urllib.parse import urldefrag, urlsplit

import pytest

from roles.addresses import language_of
from roles.models import Role
from roles.models.statements import statement_name
from roles.models.support import claim_models

from .crawling import match, name_of, pair_of

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
ID = re.compile(r'\bid="([^"]*)"')
HEADING = re.compile(r"<h1\b")
# What a mistake in a template leaves behind; BibTeX writes «title = {{…}}».
STRAY = re.compile(
    r"(?<! = )\{\{|\{%|\{#|#\}|%\}|%\(\w+\)|&amp;(?:amp|lt|gt|quot|#\d+);| object at 0x|\.None\b"
)
# Pages that are linked to by the hundred: this many of each kind are asked for, in each language.
OF_A_KIND = 5


def test_every_page_answers_with_one_main_heading(pages):
    wrong = {
        path: (page.status_code, len(HEADING.findall(page.text)))
        for path, page in pages.items()
        if page.status_code != 200 or len(HEADING.findall(page.text)) != 1
    }
    assert wrong == {}
    assert len(pages) > 150


def test_every_id_is_one_word_and_used_once(pages):
    for path, page in pages.items():
        ids = ID.findall(page.text)
        assert len(ids) == len(set(ids)), path
        assert [name for name in ids if not name or re.search(r"\s", name)] == [], path


def test_no_template_shows_through(pages):
    found = {path: STRAY.findall(page.text) for path, page in pages.items()}
    assert {path: stray for path, stray in found.items() if stray} == {}


def test_links_within_a_page_lead_somewhere(pages):
    for path, page in pages.items():
        ids = set(ID.findall(page.text))
        targets = {link[1:] for link in LINK.findall(page.text) if link.startswith("#")}
        assert targets - ids == set(), path


def test_no_link_is_dead(site, pages, client):
    """Also those with a fragment: the page has the place that they lead to."""
    linked = links_between(pages)
    known = {path: ids_of(page) for path, page in pages.items()}
    others = [target for target in linked if target not in known]
    assert [target for target in others if not can_be(target)] == []
    for path in some_of_each_kind(others):
        answer = client.get(path)
        assert answer.status_code in (200, 302), f"{linked[path]} link to {path}"
        known[path] = set() if answer.streaming else ids_of(answer)  # a file has no places
    dead = {
        (target, fragment): sorted(origins)[:3]
        for target, fragments in linked.items()
        for fragment, origins in fragments.items()
        if fragment and target in known and fragment not in known[target]
    }
    assert dead == {}


def links_between(pages):
    """{path: {fragment: paths that link to it}}, but for addresses with a query."""
    found = defaultdict(lambda: defaultdict(set))
    for path, page in pages.items():
        for link in LINK.findall(page.text):
            target, fragment = urldefrag(link)
            if target.startswith("/") and not urlsplit(target).query:
                found[target][fragment].add(path)
    return found


def ids_of(page):
    return set(ID.findall(page.text))


def can_be(path):
    """Whether a page that there are hundreds of would be found, told without asking for it."""
    if pair := pair_of(path):
        return pair[0] < pair[1] and set(pair) <= roles()
    if name_of(path) == "report":
        return match(path).kwargs["statement"] in statements()
    return True


def roles():
    return set(Role.objects.published().values_list("slug", flat=True))


STATEMENTS = set()


def statements():
    if not STATEMENTS:
        shown = (claim for model in claim_models() for claim in model.objects.shown())
        STATEMENTS.update(statement_name(claim) for claim in shown)
    return STATEMENTS


def some_of_each_kind(paths):
    kinds = defaultdict(list)
    for path in sorted(paths):
        kinds[name_of(path), language_of(path)].append(path)
    for found in kinds.values():
        yield from found[:: max(1, len(found) // OF_A_KIND)]


def test_every_page_says_its_language_and_its_twin(pages):
    for path, page in pages.items():
        assert f'<html lang="{language_of(path)}">' in page.text, path
        assert page.headers["Content-Language"] == language_of(path)
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


def test_a_comparison_names_both_roles_and_answers(site, pages):
    named = {role.slug: role for role in Role.objects.published()}
    compared = {path: pair for path in pages if (pair := pair_of(path))}
    assert len(compared) >= 50
    for path, pair in compared.items():
        for slug in pair:
            assert getattr(named[slug], f"name_{language_of(path)}") in pages[path].text, path
        assert re.search(r'<p class="lead">\s*\S', pages[path].text), path
