"""Comparison pages of the seeded site: every pair, their content, and what they cost."""

import re
from itertools import permutations

import pytest

from roles.models import Citation, Comparison, ComparisonPoint, FormerSlug, Responsibility, Role
from tests.pages.addresses import LANGUAGES, address
from tests.pages.costs import PROFILE, asks
from tests.pages.sitemap_reading import sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# The pair's page, its points, both profiles, and what stood on its page once.
QUERIES = [
    "roles_comparison",
    "roles_comparisonpoint",
    *PROFILE[:-1],
    "roles_formerpage",
    PROFILE[-1],
]

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
    asks(client, path, QUERIES)


def test_the_number_of_queries_does_not_grow_with_the_data(client):
    places = list(Citation.objects.all()[:5])
    for slug in ("cso", "cmo"):
        role = Role.objects.get(slug=slug)
        for n in range(40):
            Responsibility(role=role, area_id="people", statement_vi=f"Việc {n}").keep(places)
    asks(client, "/so-sanh/cmo/cso/", QUERIES)


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
    page = client.get("/en/compare/cco/ceo/?left=<script>alert(1)").text
    assert "<script>alert" not in page
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


class TestSeveral:
    """Three and four roles on one page."""

    @pytest.mark.parametrize(
        ("asked", "address"),
        [
            ("cto/ceo/cpo", "ceo/cpo/cto"),
            ("ceo/cto/cpo/cmo", "ceo/cmo/cpo/cto"),
            ("cpo/cpo/cto", "cpo/cto"),
            ("cto/cpo/cto/cpo", "cpo/cto"),
            ("CEO/CPO/CTO", "ceo/cpo/cto"),
        ],
    )
    def test_every_order_leads_to_one_address(self, client, asked, address):
        answer = client.get(f"/en/compare/{asked}/?left=cto")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/en/compare/{address}/?left=cto"

    @pytest.mark.parametrize(
        "asked",
        ["ceo/cpo/nobody", "ceo/coo/cto", "cpo/cpo/cpo", "ceo/cmo/cpo/cso/cto", "a/b/c/d/e/f"],
    )
    def test_what_is_no_page_is_not_found(self, client, asked):
        assert client.get(f"/so-sanh/{asked}/").status_code == 404

    def test_a_fifth_role_and_one_alone_are_told(self, client):
        assert "At most four roles" in client.get("/en/compare/ceo/cmo/cpo/cso/cto/").text
        assert "Choose two different roles." in client.get("/en/compare/cpo/cpo/cpo/").text

    def test_a_moved_slug_leads_on(self, client):
        FormerSlug.objects.create(kind="role", old="zeta", new="cpo")
        answer = client.get("/so-sanh/ceo/cto/zeta/?left=zeta")
        assert answer.headers["Location"] == "/so-sanh/ceo/cpo/cto/?left=cpo"

    def test_a_draft_is_for_its_editors(self, client, admin_client):
        assert client.get("/so-sanh/ceo/coo/cto/?draft").status_code == 404
        page = admin_client.get("/so-sanh/ceo/coo/cto/?draft")
        assert 'class="draft-banner"' in page.text
        assert "no-store" in page.headers["Cache-Control"]

    @pytest.mark.parametrize("path", ["ceo/cpo/cto/", "ceo/cmo/cpo/cto/", "ceo/cpo/cto/?whole=1"])
    def test_more_roles_cost_no_more_queries(self, client, path):
        own = ("roles_formerpage",)  # of two roles only
        rest = [name for name in QUERIES[:1] + QUERIES[2:] if name not in own]
        asks(client, f"/so-sanh/{path}", rest)

    def test_they_are_not_for_search_engines(self, client):
        page = client.get("/so-sanh/ceo/cpo/cto/").text
        assert '<meta name="robots" content="noindex">' in page
        assert 'name="robots"' not in client.get("/so-sanh/cpo/cto/").text
        assert "/so-sanh/ceo/cpo/cto/" not in sitemap(client)
        ways = page.partition('class="ways')[2].partition("</ul>")[0]
        assert ways.count("<a ") == ways.count('rel="nofollow"')

    def test_a_role_is_taken_out_added_and_put_first_by_plain_links(self, client):
        page = client.get("/en/compare/ceo/cpo/cto/?left=cpo&show=differences").text
        ways = page.partition('class="ways')[2].partition("</ul>")[0].replace("&amp;", "&")
        links = re.findall(r'href="([^"]+)"', ways)
        assert "/en/compare/ceo/cto/?show=differences" in links
        assert "/en/compare/cpo/cto/?show=differences" in links
        assert "/en/compare/ceo/cpo/cto/?left=cto&show=differences" in links
        assert "/en/compare/ceo/cpo/cto/?show=differences" in links  # the CEO first
        assert "/en/compare/ceo/cpo/cto/?left=cpo" in links  # everything
        assert "/en/compare/?a=cpo&b=ceo&c=cto" in links
        assert any(len(link.split("?")[0].strip("/").split("/")) == 6 for link in links)
        assert {client.get(link).status_code for link in links} == {200, 302}

    def test_four_take_no_fifth(self, client):
        page = client.get("/en/compare/ceo/cmo/cpo/cto/").text
        assert "Take CEO out" in page
        assert ">+ " not in page

    def test_each_two_of_them_are_a_link_away(self, client):
        page = client.get("/en/compare/ceo/cpo/cto/").text.partition('id="next"')[2]
        for pair in ("ceo/cpo", "ceo/cto", "cpo/cto"):
            assert f'href="/en/compare/{pair}/"' in page


class TestTables:
    def test_decisions_say_who_leads_and_who_shares(self, client):
        page = client.get("/en/compare/ceo/cmo/cpo/").text
        part = page.partition('id="decisions"')[2].partition("</section>")[0]
        hiring = part.partition('id="decisions-hiring"')[2].partition("</tr>")[0]
        assert "<b>Leads</b> Handle the recruitment" in hiring
        assert "<b>Shares</b> Interview" in hiring
        assert "Not stated: CMO" in hiring

    def test_a_role_without_a_word_in_a_part_says_so_once(self, client):
        page = client.get("/en/compare/ceo/cmo/cpo/").text
        part = page.partition('id="decisions"')[2].partition("</section>")[0]
        assert part.count("No source on record here speaks of this.") == 1
        assert 'rowspan="3"' in part
        assert part.count('data-label="CEO"') == 1

    def test_a_part_in_which_nobody_has_anything_is_left_out(self, client):
        assert 'id="decisions"' not in client.get("/so-sanh/ceo/cto/").text

    def test_only_the_differences(self, client):
        everything = client.get("/en/compare/cmo/cso/").text
        only = client.get("/en/compare/cmo/cso/?show=differences").text
        for page in (everything, only):
            assert "claim-comparisonpoint-" in page
        assert "Common ground" in everything
        assert "Common ground" not in only
        rows = re.findall(r'<tr id="(area-[^"]+)"', everything)
        kept = re.findall(r'<tr id="(area-[^"]+)"', only)
        assert kept == rows[: len(kept)]  # they come first
        assert 0 < len(kept) < len(rows)
        assert "Left out:" in only
        assert "Left out:" not in client.get("/en/compare/cmo/cso/?show=x").text

    def test_more_than_a_few_duties_fold_out(self, client):
        page = client.get("/en/compare/cpo/cto/").text
        cell = page.partition('id="area-product"')[2].partition("</td>")[0]
        shown, rest = cell.split("<details", 1)
        assert shown.count("<li") == 5
        assert re.search(r"\d+ more", rest)

    def test_the_numbers_lead_to_the_page_with_the_list_of_references(self, client):
        page = client.get("/en/compare/cmo/cso/?left=cso")
        assert '<li id="cite-1"' not in page.text
        whole = "?left=cso&amp;whole=1"
        assert f'data-whole="{whole}"' in page.text
        assert f'href="{whole}#cite-1"' in page.text
        proof = client.get("/en/compare/cmo/cso/" + whole.replace("&amp;", "&")).text
        cited = {int(n) for n in re.findall(r'href="#cite-(\d+)"', proof)}
        assert cited <= {int(n) for n in re.findall(r'<li id="cite-(\d+)"', proof)}
