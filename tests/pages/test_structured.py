"""What pages say to machines: right by the vocabulary, and the same as they say to readers."""

import html
import re

import pytest

from roles.models import Question, Role

from .reading import data
from .vocabulary import problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.DOTALL)


def of_type(page, kind):
    return [thing for thing in data(page) if thing["@type"] == kind]


@pytest.mark.parametrize(
    ("thing", "problem"),
    [
        ({"@type": "Occupatoin"}, "unknown type Occupatoin"),
        ({"@type": "Answer"}, "text is missing"),
        ({"@type": "Answer", "text": "a", "txt": "b"}, "txt: no such property"),
        ({"@type": "CategoryCodeSet", "name": "a", "url": "b"}, "['Text'] where ['URL'] belongs"),
        ({"@type": "CategoryCodeSet", "name": 3}, "['Integer'] where ['Text'] belongs"),
    ],
)
def test_the_check_finds_mistakes(thing, problem):
    assert problem in "; ".join(problems(thing))


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
        assert items[-1]["item"] == f"http://testserver{path}"
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))


def test_every_role_is_an_occupation(pages, client):
    for role in Role.objects.published():
        found = of_type(pages[f"/en/roles/{role.slug}/"], "Occupation")[0]
        assert found["name"] == role.name_en
        assert found["url"] == f"http://testserver/en/roles/{role.slug}/"
    catalogues = {
        category["inCodeSet"]["name"]
        for category in of_type(pages["/en/roles/ceo/"], "Occupation")[0]["occupationalCategory"]
    }
    assert "ISCO-08" in catalogues


def test_the_questions_of_a_page_are_those_it_shows(pages):
    for path in ("/chuc-danh/cpo/", "/quy-trinh/s-op/"):
        questions = of_type(pages[path], "FAQPage")[0]["mainEntity"]
        assert questions
        for question in questions:
            assert html.escape(question["name"]) in pages[path].text
            assert html.escape(question["acceptedAnswer"]["text"]) in pages[path].text


def test_every_sense_of_an_acronym_is_a_term(pages):
    found = of_type(pages["/en/acronyms/cco/"], "DefinedTermSet")[0]
    terms = found["hasDefinedTerm"]
    shown = re.findall(r'class="sense-label"[^>]*>(.*?)<', pages["/en/acronyms/cco/"].text)
    assert [term["name"] for term in terms] == shown
    assert {term["termCode"] for term in terms} == {"CCO"}
    assert {term["inDefinedTermSet"] for term in terms} == {found["url"]}
    for term in terms:
        assert f'id="{term["url"].partition("#")[2]}"' in pages["/en/acronyms/cco/"].text


def test_a_hostile_text_stays_in_its_string(client):
    question = Question.objects.filter(role__isnull=False).first()
    question.answer_vi = "</script><script>alert(1)</script><!-- & \u2028"
    question.save()
    page = client.get(question.role.get_absolute_url())
    answers = [x["acceptedAnswer"]["text"] for x in of_type(page, "FAQPage")[0]["mainEntity"]]
    assert question.answer_vi in answers
    assert "<script>alert" not in page.text
