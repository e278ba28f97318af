"""What pages say to machines: right by the vocabulary, and the same as they say to readers."""

import html
import re

import pytest

from roles.models import Role
from tests.pages.reading import data, of_type
from tests.pages.sitemap_reading import ORIGIN
from tests.pages.vocabulary import problems

from .crawling import name_of

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]

CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.DOTALL)


def test_everything_said_is_in_the_vocabulary(pages):
    for path, page in pages.items():
        for thing in data(page):
            assert thing["@context"] == "https://schema.org"
            assert list(problems(thing)) == [], path


def test_no_page_says_the_same_kind_of_thing_twice(pages):
    for path, page in pages.items():
        kinds = [thing["@type"] for thing in data(page)]
        assert len(kinds) == len(set(kinds)), path


def test_every_page_but_the_first_shows_the_way_to_it(pages):
    for path, page in pages.items():
        if path in ("/", "/en/"):
            continue
        items = of_type(page, "BreadcrumbList")[0]["itemListElement"]
        shown = re.findall(r"<li[^>]*>(?:<a[^>]*>)?(.*?)<", CRUMBS.search(page.text)[0])
        assert [item["name"] for item in items] == [html.unescape(name) for name in shown]
        assert items[-1]["item"] == ORIGIN + path
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))


def test_every_role_is_an_occupation(site, pages):
    for role in Role.objects.published():
        (found,) = of_type(pages[f"/en/roles/{role.slug}/"], "Occupation")
        assert found["name"] == role.name_en
        assert found["url"] == f"{ORIGIN}/en/roles/{role.slug}/"
    catalogues = {
        category["inCodeSet"]["name"]
        for category in of_type(pages["/en/roles/ceo/"], "Occupation")[0]["occupationalCategory"]
    }
    assert "ISCO-08" in catalogues


def test_the_questions_of_a_page_are_those_it_shows(whole_pages):
    pages = whole_pages
    asking = {path: found[0] for path in pages if (found := of_type(pages[path], "FAQPage"))}
    assert asking.keys() >= {"/chuc-danh/cpo/", "/quy-trinh/s-op/"}
    for path, said in asking.items():
        assert said["mainEntity"], path
        for question in said["mainEntity"]:
            assert html.escape(question["name"]) in pages[path].text, path
            assert html.escape(question["acceptedAnswer"]["text"]) in pages[path].text, path


def test_every_sense_of_an_acronym_is_a_term(pages):
    senses = re.compile(r'class="sense-label"[^>]*>(.*?)<')
    acronyms = [path for path in pages if name_of(path) == "acronym"]
    assert len(acronyms) > 20
    for path in acronyms:
        (found,) = of_type(pages[path], "DefinedTermSet")
        terms = found["hasDefinedTerm"]
        shown = [html.unescape(label) for label in senses.findall(pages[path].text)]
        assert [term["name"] for term in terms] == shown, path
        assert {term["inDefinedTermSet"] for term in terms} <= {found["url"]}, path
        for term in terms:
            assert f'id="{term["url"].partition("#")[2]}"' in pages[path].text, path
    cco = of_type(pages["/en/acronyms/cco/"], "DefinedTermSet")[0]
    assert {term["termCode"] for term in cco["hasDefinedTerm"]} == {"CCO"}
