"""Comparison pages of the seeded site: every pair, their content, and what they cost."""

import re
from itertools import permutations

import pytest

from roles.evidence.profile import NEAREST
from roles.models import Citation, Comparison, ComparisonPoint, Responsibility, Role
from tests.pages.addresses import LANGUAGES, address
from tests.pages.costs import PROFILE, tables_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# The pair's page, its points, and both profiles.
QUERIES = ["roles_comparison", "roles_comparisonpoint", *PROFILE]

CURATED = [
    ("cpo", "cto"),
    ("cpo", "giam-doc-nha-may"),
    ("cco", "ceo"),
    ("cmo", "cso"),
]


def test_the_other_order_leads_to_the_one_address(client):
    for one, other in permutations(["cpo", "cto", "giam-doc-nha-may"], 2):
        answer = client.get(f"/en/compare/{one}/{other}/")
        if one < other:
            assert answer.status_code == 200
        else:
            assert answer.status_code == 301
            assert answer.headers["Location"] == f"/en/compare/{other}/{one}/"


@pytest.mark.parametrize("pair", ["cpo/cpo", "cpo/nobody", "nobody/someone", "coo/cpo"])
def test_equal_unknown_and_unpublished_roles_have_no_comparison(client, pair):
    answer = client.get(f"/so-sanh/{pair}/")
    assert answer.status_code == 404
    assert "<h1" in answer.text


@pytest.mark.parametrize(("one", "other"), CURATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_curated_pairs_carry_every_point(client, one, other, language):
    page = client.get(address("comparison", language, one, other)).text
    points = ComparisonPoint.objects.of_pair(one, other)
    assert len(points) >= 5
    for point in points:
        assert f'id="{point.anchor}"' in page
    comparison = points[0].comparison
    assert getattr(comparison, f"question_{language}") in page


def test_the_table_of_cco_and_ceo_is_whole():
    rows = Citation.objects.filter(source__slug="phuongnam24h-cco", place__startswith="§4.")
    cited = {
        place.place: ComparisonPoint.objects.filter(
            comparison__slug="cco-ceo", citations=place, kind="difference"
        ).exists()
        for place in rows
    }
    assert cited == {f"§4.{n}": True for n in range(1, 6)}


@pytest.mark.parametrize("path", ["/so-sanh/cmo/cso/", "/en/compare/cco/ceo/"])
def test_a_comparison_takes_these_queries_and_no_more(client, path):
    assert tables_read(client, path) == QUERIES


def test_the_number_of_queries_does_not_grow_with_the_data(client):
    places = list(Citation.objects.all()[:5])
    for slug in ("cso", "cmo"):
        role = Role.objects.get(slug=slug)
        for n in range(40):
            Responsibility(role=role, area_id="people", statement_vi=f"Việc {n}").keep(places)
    assert tables_read(client, "/so-sanh/cmo/cso/") == QUERIES


def test_columns_swap_with_all_their_texts(client):
    plain = client.get("/en/compare/cco/ceo/").text
    swapped = client.get("/en/compare/cco/ceo/?left=ceo").text
    row = (
        r'<tr id="claim-comparisonpoint-[^"]+">'
        r".*?<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>"
    )
    before = re.findall(row, plain, re.S)
    after = re.findall(row, swapped, re.S)
    assert len(before) >= 6
    assert after == [(right, left) for left, right in before]
    assert '<link rel="canonical" href="http://testserver/en/compare/cco/ceo/">' in swapped


def test_a_hostile_left_changes_nothing(client):
    page = client.get("/en/compare/cco/ceo/?left=<script>").text
    assert "<script>" not in page
    assert page.index(">CCO<") < page.index(">CEO<")


def test_both_roles_link_to_their_comparison(client):
    for one, other in (("cco", "cso"), ("cmo", "cso"), ("cpo", "cto")):
        link = f'href="/so-sanh/{one}/{other}/"'
        for slug in (one, other):
            assert link in client.get(f"/chuc-danh/{slug}/").text, (slug, link)


def test_a_draft_comparison_is_computed_like_any_other(client):
    Comparison.objects.filter(slug="cpo-cto").update(status="draft")
    page = client.get("/en/compare/cpo/cto/").text
    assert "claim-comparisonpoint-" not in page
    assert "How does the CPO differ from the CTO?" in page


class TestPicker:
    def test_two_roles_lead_to_their_address(self, client):
        answer = client.get("/so-sanh/?a=cto&b=cpo")
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/so-sanh/cpo/cto/"

    def test_the_same_role_twice_is_refused_and_kept(self, client):
        answer = client.get("/so-sanh/?a=cpo&b=cpo")
        assert answer.status_code == 200
        assert "Hãy chọn hai chức danh khác nhau." in answer.text
        assert '<option value="cpo" selected>' in answer.text

    @pytest.mark.parametrize("unknown", ["nobody", "coo", "<script>alert(1)</script>", "%00"])
    def test_an_unknown_role_is_named(self, client, unknown):
        answer = client.get("/en/compare/", {"a": "cpo", "b": unknown})
        assert answer.status_code == 200
        assert "There is no role" in answer.text
        assert "<script>alert" not in answer.text

    def test_every_role_can_be_chosen(self, client):
        slugs = sorted(role.slug for role in Role.objects.published())
        picker = client.get("/so-sanh/").text.partition('class="picker"')[2].partition("</form>")[0]
        assert sorted(re.findall(r'<option value="([^"]+)"', picker)) == sorted(slugs * 2)

    def test_a_role_leads_to_its_nearest_and_to_all_others(self, client):
        page = client.get("/chuc-danh/cso/").text
        nav = page[page.index('class="compare-with"') :].partition("</nav>")[0]
        first, *_ = re.findall(r'href="([^"]+)"', nav)
        assert first == "/so-sanh/cco/cso/"  # a dispute names both
        assert len(re.findall(r'href="/so-sanh/\w', nav)) == NEAREST
        assert nav.count("/so-sanh/?a=cso") == 1
        assert client.get("/so-sanh/?a=cso").text.count('<option value="cso" selected>') == 1
