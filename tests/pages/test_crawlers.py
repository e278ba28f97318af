"""What programs ask for: sitemap, robots.txt, icons."""

import gzip
import re
from datetime import timedelta
from io import BytesIO
from itertools import chain

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from roles.addresses import language_of
from roles.caching import revision_watch
from roles.models import Comparison, ContentRevision, Role
from roles.pages import sitemaps

from .addresses import LANGUAGES, every_address
from .sitemap_reading import ORIGIN, part, part_addresses, sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

# Of the index: roles, front roles, curated comparisons, the revision, observed titles and their
# versions, processes, areas, skills, sources. Of each part its rows, their versions, the names that
# they tell, and where these are told.
QUERIES = 43


LISTED = {}


@pytest.fixture
def listed(client):
    """The sitemap of the handbook, read once: tests that change the content read their own."""
    if not LISTED:
        LISTED.update(sitemap(client))
    return LISTED


def test_the_sitemap_lists_every_page(listed):
    assert set(every_address()) - set(listed) == set()


def test_the_sitemap_lists_every_pair_once_per_language(listed):
    roles = Role.objects.front().count()
    pairs = [path for path in listed if re.match("/so-sanh/.", path)]
    assert len(pairs) == roles * (roles - 1) / 2


def test_twins_in_the_sitemap_agree(listed):
    for path, entry in listed.items():
        twins = entry.twins
        assert set(twins) == {"vi", "en", "x-default"}
        assert twins["x-default"] == twins["vi"]
        assert twins[language_of(path)] == entry.address
        other = listed[twins["en" if language_of(path) == "vi" else "vi"].removeprefix(ORIGIN)]
        assert (other.twins, other.changed_at) == (twins, entry.changed_at)


def test_a_draft_is_not_listed(client):
    Role.objects.filter(slug="cto").update(status="draft")
    names = ("/viet-tat/", "/en/acronyms/")  # what others call so is told still
    listed = [path for path in sitemap(client) if not path.startswith(names)]
    assert not [path for path in listed if "/cto/" in path]


def test_parts_hold_no_more_addresses_than_they_may(client, listed, monkeypatch):
    """Together they list what one would; what follows the last is no part."""
    monkeypatch.setattr(sitemaps, "ADDRESSES", 80)
    parts = [part(client, path) for path in part_addresses(client)]
    assert max(map(len, parts)) == 80
    assert [*chain(*parts)] == [*listed.values()]
    past = (f"/sitemap-roles-{n}.xml" for n in (0, 1 + len(listed), "1x", 10**30))
    for path in (*past, "/sitemap-x-1.xml", "/sitemap-roles.xml", "/en/sitemap-roles-1.xml"):
        assert client.get(path).status_code == 404, path


def test_the_sitemap_takes_the_same_queries_however_long(client, django_assert_num_queries):
    paths = part_addresses(client)
    with CaptureQueriesContext(connection) as before:
        sitemap(client)
    assert len(before) == QUERIES
    for n in range(30):
        Role.objects.create(
            slug=f"r-{n}", name_vi=f"Vai {n}", function_id="plant", status="published", order=2000
        )
    with django_assert_num_queries(QUERIES):
        assert "/chuc-danh/r-29/" in sitemap(client)
    assert part_addresses(client) == paths


@pytest.mark.page_cache
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_a_part_is_streamed_and_sent_once(client, encoding, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(revision_watch, "RECHECK", 60)
    # Within the second of a change what was modified last is the second before.
    ContentRevision.objects.update(changed_at=timezone.now() - timedelta(days=1))
    path, wanted = "/sitemap-roles-1.xml", {"Accept-Encoding": encoding}
    first = client.get(path, headers=wanted)
    assert first.streaming
    decoded = {"gzip": gzip.decompress, "br": brotli.decompress}.get(encoding, bytes)
    assert decoded(first.getvalue()).count(b"<url>") == 4 * Role.objects.published().count()
    assert first.headers.get("Content-Encoding", "identity") == encoding
    with django_assert_num_queries(0):
        again = client.get(path, headers=wanted | {"If-None-Match": first.headers["ETag"]})
        later = {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"}
        assert client.get(path, headers=wanted | later).status_code == 304
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path, headers=wanted)
    assert (head.status_code, head.content, head.streaming) == (200, b"", False)
    for name in ("ETag", "Last-Modified", "Vary", "Cache-Control", "Content-Type"):
        assert head.headers[name] == first.headers[name] != ""
    missing = client.get("/sitemap-roles-9.xml")
    assert (missing.status_code, "ETag" in missing.headers) == (404, False)


def test_robots_are_told_where_the_sitemap_is(client):
    said = client.get("/robots.txt")
    assert said.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in said.text
    assert "Disallow: /admin/" in said.text
    assert f"{ORIGIN}/du-lieu/ {ORIGIN}/api/v1/ {ORIGIN}/llms.txt\n" in said.text


def test_llms_are_told_in_both_languages_what_there_is(client):
    """The form of llmstxt.org: a name, what it is, more about it, lists of links with notes."""
    said = client.get("/llms.txt")
    assert said.headers["Content-Type"] == "text/plain; charset=utf-8"
    name, *rest = said.text.splitlines()
    assert name == "# Ai làm gì / Who Does What"
    kinds = [line[:2] for line in rest if line]
    first, last = kinds.index("##"), len(kinds) - kinds[::-1].index("> ")
    assert kinds[:last] == ["> ", ">", "> "]
    assert len(kinds[last:first]) == 6
    assert {*kinds[first:]} == {"##", "- "}
    assert said.text.count("https://creativecommons.org/licenses/by/4.0/") == 2
    listed = [line for line in rest if line.startswith("- ")]
    form = re.compile(r"- \[[^]]+\]\(http[^)]+\)( \(\[Atom\].*\))?: .{10,}")
    assert [each for each in listed if not form.match(each)] == []
    addresses = re.findall(rf"\]\({ORIGIN}(/[^)]*)\)", said.text)
    assert len(addresses) == len(listed) + len(LANGUAGES)
    assert {language_of(address) for address in addresses} == {"vi", "en"}
    files = [address for address in addresses if address.endswith(".jsonld")]
    assert len(files) == 2
    for address in {*addresses} - {*files}:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("path", "kind", "size"),
    [("/favicon.ico", "ICO", (48, 48)), ("/apple-touch-icon.png", "PNG", (180, 180))],
)
def test_the_icons_are_pictures(client, path, kind, size):
    picture = Image.open(BytesIO(client.get(path).content))
    assert (picture.format, picture.size) == (kind, size)


def test_comparisons_beyond_the_front_roles_are_listed_when_curated(client):
    far = Role.objects.create(
        slug="xa", name_vi="Xa", function_id="plant", status="published", order=2000
    )
    cto = Role.objects.get(slug="cto")
    Comparison.objects.create(
        slug="cto-xa", left=far, right=cto, question_vi="?", summary_vi="!", status="published"
    )
    assert "/so-sanh/cto/xa/" in sitemap(client)
