"""The feeds of changes, read as feed readers do (RFC 4287)."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from roles import models as m
from roles.caching import revision_watch
from roles.writing import because

from .conftest import make_role

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = {"vi": "/thay-doi/feed.xml", "en": "/en/changes/feed.xml"}
OF_CPO = {"vi": "/chuc-danh/cpo/thay-doi/feed.xml", "en": "/en/roles/cpo/changes/feed.xml"}
COST_OF_SOURCE = 90
OF_SOURCE = {
    "vi": "/nguon/handbook/thay-doi/feed.xml",
    "en": "/en/sources/handbook/changes/feed.xml",
}


def reword(cpo, text):
    claim = cpo.responsibilities.get()
    with because("edit"):
        claim.statement_vi = claim.statement_en = text
        claim.save()


def read(client, address):
    """The root of the feed, held against the rules that readers rely on."""
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    assert {person.findtext(f"{ATOM}name") for person in feed.iter(f"{ATOM}author")} - {""}
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [element] = part.findall(f"{ATOM}{name}")
            assert element.text.strip(), name
        assert urlsplit(part.findtext(f"{ATOM}id")).scheme
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        kinds = [(a.get("type"), a.get("hreflang")) for a in links(part, "alternate")]
        assert kinds
        assert len(kinds) == len(set(kinds))
        for link in part.iter(f"{ATOM}link"):
            assert urlsplit(link.get("href")).netloc == "testserver"
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    moments = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == (moments or [feed.findtext(f"{ATOM}updated")])[0]
    return feed


def links(part, relation):
    return [link for link in part.findall(f"{ATOM}link") if link.get("rel") == relation]


@pytest.mark.parametrize("addresses", [SITE, OF_CPO])
@pytest.mark.parametrize(("language", "other"), [("vi", "en"), ("en", "vi")])
def test_a_feed_is_valid_and_leads_to_its_twin(cpo, client, addresses, language, other):
    reword(cpo, "Điều & <b>mới</b> \x01 \ufffe")
    feed = read(client, addresses[language])
    assert feed.get(LANGUAGE) == language
    origin = "http://testserver"
    assert links(feed, "self")[0].get("href") == origin + addresses[language]
    page, twin = links(feed, "alternate")
    assert page.get("href") == origin + addresses[language].removesuffix("feed.xml")
    assert (twin.get("href"), twin.get("hreflang")) == (origin + addresses[other], other)
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").startswith("CPO: ")
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "&lt;b&gt;" in summary.text
    statement = f"#{cpo.responsibilities.get().anchor}"
    assert links(entry, "alternate")[0].get("href").endswith(statement)
    assert f'href="{origin}/' in summary.text


@pytest.mark.parametrize("addresses", [SITE, OF_CPO])
def test_ids_stay_and_are_no_other_entrys(cpo, client, addresses):
    def ids(language):
        feed = read(client, addresses[language])
        return [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]

    before = ids("vi")
    reword(cpo, "Khác")
    m.Role.objects.filter(pk=cpo.pk).update(slug="giam-doc-san-pham")
    addresses = {
        language: at.replace("cpo", "giam-doc-san-pham") for language, at in addresses.items()
    }
    assert ids("vi")[1:] == before
    assert not {*ids("vi")} & {*ids("en")}


def test_a_site_on_which_nothing_happened_has_a_feed(db, client):
    feed = read(client, SITE["vi"])
    assert feed.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("page", ["/", "/nguon/", "/chuc-danh/ceo/", "/chuc-danh/ceo/thay-doi/"])
def test_pages_lead_to_a_feed(roles, client, page):
    link = '<link rel="alternate" type="application/atom+xml" href="{}" title="'
    feed = "/chuc-danh/ceo/thay-doi/feed.xml" if "ceo" in page else SITE["vi"]
    assert link.format(feed) in client.get(page).text


def test_the_feed_of_a_role_goes_and_moves_with_its_page(cpo, client):
    make_role("cdo", status="draft")
    assert client.get("/chuc-danh/cdo/thay-doi/feed.xml").status_code == 404
    assert client.get("/chuc-danh/khong/thay-doi/feed.xml").status_code == 404


@pytest.mark.page_cache
def test_a_feed_is_kept_and_not_sent_twice(cpo, client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    for address in (SITE["vi"], OF_CPO["vi"]):
        first = client.get(address)
        with django_assert_num_queries(0):
            again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
            later = client.get(
                address, headers={"If-Modified-Since": first.headers["Last-Modified"]}
            )
        assert (again.status_code, later.status_code) == (304, 304)


def test_a_feed_costs_what_its_page_costs(cpo, client, django_assert_max_num_queries):
    for number in range(5):
        reword(cpo, f"Câu {number}")
    with django_assert_max_num_queries(76):
        client.get(SITE["vi"])
    with django_assert_max_num_queries(70):
        client.get(OF_CPO["vi"])


def told(client, language="en"):
    """[(title, what is told of the change)] of the feed of a source."""
    entries = read(client, OF_SOURCE[language]).findall(f"{ATOM}entry")
    return [(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}summary")) for e in entries]


def test_a_source_tells_what_changed_among_the_statements_that_cite_it(cpo, client, places):
    elsewhere = m.Source.objects.create(
        slug="far", title="Xa", publisher="Xa", url="https://far.example/", language="vi"
    )
    other = m.Citation.objects.create(source=elsewhere, place="§1")
    before = told(client)
    with because("edit"):  # nothing of this source
        m.Responsibility(role=cpo, area_id="sales", statement_vi="Bán").keep([other])
        draft = make_role("cio", status="draft")
        m.Responsibility(role=draft, area_id="sales", statement_vi="Giấu").keep(places)
    assert told(client) == before
    with because("edit"):
        m.Responsibility(role=cpo, area_id="sales", statement_en="Sell", statement_vi="B").keep(
            places
        )
    claim = m.Responsibility.objects.get(statement_en="Sell")
    with because("edit"):
        claim.statement_en = "Sell more"
        claim.save()
    with because("edit"):
        claim.citations.set([other])
    with because("edit"):  # it cites the source no more
        claim.statement_en = "Sell most"
        claim.save()
    with because("edit"):
        m.ReportingLine.objects.get().delete()
    removed, left, changed, added, *rest = told(client)
    assert rest == before
    assert removed[0] == "CPO: 1 removed"
    assert "CPO" in removed[1]
    assert left[0] == changed[0] == "CPO: 1 changed"
    assert "<del>handbook §1</del>" in left[1]
    assert "Sell<ins> more</ins>" in changed[1]
    assert added[0] == "CPO: 1 added"
    assert "Sell most" not in str(told(client))
    assert "Giấu" not in str(told(client, "vi"))
    assert told(client, "vi")[0][0] == "CPO: bỏ 1"


def test_the_feed_of_a_source_is_linked_moves_and_costs_no_more(
    cpo, client, django_assert_max_num_queries
):
    page = client.get("/en/sources/handbook/").text
    link = f'<link rel="alternate" type="application/atom+xml" href="{OF_SOURCE["en"]}" title="'
    assert link in page
    assert f'<a href="{OF_SOURCE["en"]}" type="application/atom+xml">' in page
    vi, en = read(client, OF_SOURCE["vi"]), read(client, OF_SOURCE["en"])
    assert (vi.get(LANGUAGE), en.get(LANGUAGE)) == ("vi", "en")
    assert [links(vi, "self")[0].get("href")] == ["http://testserver" + OF_SOURCE["vi"]]
    home, twin = links(vi, "alternate")
    assert home.get("href") == "http://testserver/nguon/handbook/"
    assert twin.get("href") == "http://testserver" + OF_SOURCE["en"]
    ids = [entry.findtext(f"{ATOM}id") for feed in (vi, en) for entry in feed.iter(f"{ATOM}entry")]
    site = [entry.findtext(f"{ATOM}id") for entry in read(client, SITE["vi"]).iter(f"{ATOM}entry")]
    assert len({*ids, *site}) == len(ids) + len(site)
    for number in range(5):
        reword(cpo, f"Câu {number}")
    with django_assert_max_num_queries(COST_OF_SOURCE):
        client.get(OF_SOURCE["vi"])
    assert client.get("/nguon/khong/thay-doi/feed.xml").status_code == 404
