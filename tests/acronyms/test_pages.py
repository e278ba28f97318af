"""The pages of acronyms and ambiguous titles, held against the observed uses."""

import re

import pytest
from django.urls import reverse

from roles.models import Role, TitleUsage

from .reading import contradictions, senses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

CPO, LIST = "/viet-tat/cpo/", "/viet-tat/"


def sites(**conditions):
    """The independent sites with such a use."""
    rows = TitleUsage.objects.filter(is_copy=False, own_source=None, **conditions)
    return {usage.site for usage in rows.exclude(grade="copy")}


def observe(acronym, title="", **more):
    """One more use, on a site of its own."""
    site = f"zeta{TitleUsage.objects.count()}.example"
    return TitleUsage.objects.create(
        acronym=acronym,
        expansion_en=title,
        site=site,
        url=f"https://{site}/",
        language="en",
        **more,
    )


@pytest.mark.parametrize("acronym", ["CPO", "CCO", "CSO", "CMO", "CTO", "CEO", "CRO"])
def test_the_figures_are_those_of_the_observed_uses(client, acronym):
    page = client.get(reverse("acronym", args=[acronym.lower()]))
    read = senses(page)
    for sense in read:
        own = {"acronym": acronym, "expansion_en": sense.label}
        drawn = round(100 * sense.sites / read[0].sites) if sense.sites > 2 else 0
        assert sense.width == drawn
        assert sites(**own) <= set(sense.counted)
        assert sense.sites == len(set(sense.counted))
    assert f" {len(sites(acronym=acronym))} trang web" in page.text
    shown = {address for sense in read for address in sense.links}
    contradicted = contradictions(page)
    for usage in TitleUsage.objects.filter(acronym=acronym):
        assert usage.url in shown or usage.site in contradicted


def test_the_senses_of_cpo(client):
    read = {sense.label: sense for sense in senses(client.get(CPO))}
    wanted = {"Product", "Production", "Procurement", "Privacy", "People"}
    assert {f"Chief {word} Officer" for word in wanted} <= read.keys()
    own = {"acronym": "CPO", "expansion_en": "Chief Privacy Officer"}
    assert read["Chief Privacy Officer"].sites == len(sites(**own))
    assert "Giám đốc sản xuất" in read["Chief Product Officer"].names
    assert read["Chief Product Officer"].roles == ["cpo"]
    assert read["Chief Privacy Officer"].roles == []
    assert max(sense.sites for sense in read.values()) == read["Chief Product Officer"].sites


def test_a_sense_says_whom_its_pages_report_to(client):
    bosses = TitleUsage.objects.filter(acronym="CPO", expansion_en="Chief Product Officer")
    stated = set(bosses.exclude(reports_to="").values_list("reports_to", flat=True))
    (sense,) = [s for s in senses(client.get(CPO)) if s.label == "Chief Product Officer"]
    assert stated
    assert all(boss in sense.text for boss in stated)


def test_a_draft_is_no_role_to_lead_to(client):
    (sense,) = senses(client.get("/viet-tat/coo/"))
    assert Role.objects.get(slug="coo").status == "draft"
    assert sense.roles == []


def test_slips_and_contradictions_are_named(client):
    text = contradictions(client.get("/en/acronyms/coo/"))
    assert "theprojectdefinition.com expands COO as Chief Customer Officer" in text
    shared = contradictions(client.get("/en/acronyms/cpo/"))
    assert "Giám đốc sản xuất: Chief Product Officer, Chief Production Officer" in shared
    assert contradictions(client.get("/viet-tat/cio/")) == ""


@pytest.mark.parametrize(
    ("slug", "labels"),
    [
        ("giam-doc-dieu-hanh", {"Chief Executive Officer", "Chief Operating Officer"}),
        ("giam-doc-kinh-doanh", {"Chief Commercial Officer", "Chief Sales Officer"}),
        ("giam-doc-san-xuat", {"Chief Product Officer", "Production Manager"}),
        ("quan-doc", {"Foreman"}),
    ],
)
def test_an_ambiguous_vietnamese_title_has_the_same_page(client, slug, labels):
    read = senses(client.get(f"/viet-tat/{slug}/"))
    assert len(read) > 1
    assert labels <= {sense.label for sense in read}
    assert senses(client.get(f"/en/acronyms/{slug}/"))[0].sites == read[0].sites


def test_a_title_of_a_ceo_or_a_coo_leads_to_both_and_names_undecided_sites(client):
    page = client.get("/viet-tat/giam-doc-dieu-hanh/")
    ceo, coo = senses(page)[:2]
    assert (ceo.names, ceo.roles, coo.names, coo.roles) == ("CEO", ["ceo"], "COO", [])
    assert 'href="/viet-tat/coo/"' in coo.text
    name = "Giám đốc điều hành"
    both = sites(title_vi=name, acronym="CEO") & sites(title_vi=name, acronym="COO")
    assert both
    for site in both:
        assert f"{site}: Chief Executive Officer, Chief Operating Officer" in contradictions(page)


def test_the_list_has_every_acronym_the_most_contested_first(client):
    page = client.get(LIST)
    listed = re.findall(r'<h2><a href="/viet-tat/([^"]*)/"', page.text)
    n_senses = [int(n) for n in re.findall(r"(\d+) nghĩa ·", page.text)]
    assert n_senses == sorted(n_senses, reverse=True)
    assert listed[:2] == ["cpo", "cco"]
    acronyms = set(TitleUsage.objects.exclude(acronym="").values_list("acronym", flat=True))
    assert {acronym.lower() for acronym in acronyms} <= set(listed)
    assert len(set(listed)) == len(listed) == len(n_senses)


@pytest.mark.parametrize("typed", ["CPO", "C.P.O.", "ＣＰＯ", "c-p-o", "C/P/O", "%43po"])
def test_an_acronym_however_spelled_has_one_address(client, typed):
    answer = client.get(f"/viet-tat/{typed}/")
    assert (answer.status_code, answer["Location"]) == (301, CPO)


@pytest.mark.parametrize(
    ("acronym", "slug"), [("QA/QC", "qa-qc"), ("S&OP", "s-op"), ("GĐ", "gd"), ("<b>", "b")]
)
def test_odd_letters_make_a_page(client, acronym, slug):
    observe(acronym, "Zeta <i>Officer</i>")
    address = f"/viet-tat/{slug}/"
    assert f'href="{address}"' in client.get(LIST).text
    page = client.get(address)
    assert page.status_code == 200
    assert "<i>Officer" not in page.text
    assert "<b>" not in page.text.split("<h1")[1].split("</h1>")[0]


def test_what_has_no_letters_has_no_page(client):
    observe("?!", "Zeta Officer")
    assert client.get(LIST).status_code == 200
    for path in ("%3F!", "%25", "%00", "…", "//"):
        assert client.get(f"/viet-tat/{path}/").status_code == 404


@pytest.mark.parametrize(
    ("path", "suggested"),
    [
        ("/viet-tat/cpoo/", "/viet-tat/cpo/"),
        ("/viet-tat/giam-doc-dieu-han/", "/viet-tat/giam-doc-dieu-hanh/"),
        ("/en/acronyms/giam-doc-nha-may/", "/en/roles/giam-doc-nha-may/"),
        ("/en/acronyms/xyzzyxyzzy/", "/en/acronyms/"),
    ],
)
@pytest.mark.usefixtures("indexed")
def test_an_unknown_one_gets_ways_on(client, path, suggested):
    page = client.get(path)
    assert page.status_code == 404
    assert f'href="{suggested}"' in page.text


# All uses; what the page tells of the roles that are meant.
@pytest.mark.parametrize(("path", "cost"), [(CPO, 2), ("/en/acronyms/quan-doc/", 2), (LIST, 1)])
def test_the_queries_are_few_and_do_not_grow(client, django_assert_max_num_queries, path, cost):
    with django_assert_max_num_queries(cost):
        before = client.get(path).text
    for number, role in enumerate(Role.objects.all()):
        observe("CPO", f"Chief P{number} Officer", title_vi="Quản đốc", role=role, reports_to="Z")
    with django_assert_max_num_queries(cost):
        assert len(client.get(path).text) > len(before)


def test_what_an_excerpt_lacks_is_said_once_on_a_page(client):
    """A mark stands at each use without an English name, and its legend once."""
    page = client.get("/viet-tat/cpo/").text
    assert page.count('class="unexpanded"') > 1
    assert page.count("không ghi tên tiếng Anh đầy đủ") == page.count('id="unexpanded"') == 1
