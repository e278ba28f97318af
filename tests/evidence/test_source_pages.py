"""Sources in pages, and a source that more is cited from than fits on a page."""

import re

import pytest

from roles.evidence.places import FEWEST, few_of_each
from roles.models import Citation, Responsibility, Role, Source
from roles.views.source_views import PER_PAGE, STATEMENTS

pytestmark = pytest.mark.django_db
LISTED = re.compile(r'<h3><a href="/nguon/([\w-]+)/"')
KIND = re.compile(r'class="chip" href="([^"]*)#kind-(\w+)">[^<]*<span class="count">(\d+)<')


def sources(n, kind="", **more):
    return Source.objects.bulk_create(
        Source(
            slug=f"s-{kind}-{at:03}",
            title=f"S {at}",
            publisher=f"P {at:03}",
            url=f"https://{kind}{at}.example/",
            language="vi",
            kind=kind,
            **more,
        )
        for at in range(n)
    )


def test_each_source_stands_on_one_page_of_the_list(client):
    sources(PER_PAGE - 5, "training")
    sources(10, "law", law_status="in_force")
    sources(PER_PAGE)
    pages = [client.get(f"/nguon/?page={number}").text for number in (1, 2, 3)]
    found = [LISTED.findall(page) for page in pages]
    assert [len(slugs) for slugs in found] == [PER_PAGE, PER_PAGE, 5]
    assert len({slug for slugs in found for slug in slugs}) == 2 * PER_PAGE + 5
    assert found[0][:10] == [f"s-law-{at:03}" for at in range(10)]
    # Whatever the page, each kind leads to where it begins.
    places = {("?page=1", "law", "10"), ("?page=1", "training", str(PER_PAGE - 5))}
    places |= {("?page=2", "other", str(PER_PAGE))}
    assert set(KIND.findall(pages[2])) == places
    assert ("", "other", str(PER_PAGE)) in KIND.findall(pages[1])
    assert 'id="kind-other"' in pages[1]
    assert 'id="kind-law"' not in pages[1]


def cited(source, number, role):
    """A place that so many statements cite."""
    place = Citation.objects.create(source=source, place=f"§{number}")
    claims = Responsibility.objects.bulk_create(
        Responsibility(
            role=role, key=f"k-{place.pk}-{at}", area_id="product", statement_vi=f"Việc {at}"
        )
        for at in range(number)
    )
    links = Responsibility.citations.through.objects
    links.bulk_create(links.model(responsibility=claim, citation=place) for claim in claims)


@pytest.fixture
def role():
    plain = {"summary_vi": "R.", "level": "head", "function_id": "plant", "status": "published"}
    return Role.objects.create(slug="r", name_vi="R", **plain)


def test_a_source_tells_a_few_statements_of_each_place_and_all_by_a_link(client, role):
    [source] = sources(1)
    for number in (STATEMENTS + 7, STATEMENTS):
        cited(source, number, role)
    page = client.get("/nguon/s--000/").text
    assert page.count('<span class="chip">') == STATEMENTS // 2 * 2
    [link] = re.findall(r'href="(\?place=[^"]+)">[^<]*157', page)
    assert link.endswith("#place-157")
    whole = client.get(f"/nguon/s--000/{link}").text
    assert whole.count('<span class="chip">') == STATEMENTS
    assert 'id="place-150"' not in whole
    [rest] = re.findall(r'rel="next" href="([^"]+)"', whole)
    last = client.get(f"/nguon/s--000/{rest.replace('&amp;', '&')}").text
    assert last.count('<span class="chip">') == 7
    assert 'rel="next"' not in last  # the other place has no part in these pages
    assert client.get("/nguon/s--000/?place=nowhere").status_code == 404


def test_only_what_is_public_is_counted(client, role):
    [source] = sources(1)
    cited(source, STATEMENTS + 1, role)
    draft = Role.objects.create(slug="d", name_vi="D", level="head", function_id="plant")
    Responsibility.objects.filter(statement_vi="Việc 3").update(role=draft)
    page = client.get("/nguon/s--000/").text
    assert page.count('<span class="chip">') == STATEMENTS
    assert "?place=" not in page


def test_few_of_each_leaves_no_place_out():
    links = [("responsibility", at, at % 100) for at in range(500)]
    found = few_of_each(links, 150)
    assert len(found) == 100 * FEWEST
    assert {place for _kind, _claim, place in found} == set(range(100))
    assert few_of_each(links[:150], 150) == links[:150]
    assert few_of_each([], 150) == []
