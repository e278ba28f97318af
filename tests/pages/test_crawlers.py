"""What programs ask for: sitemap, robots.txt, icons."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from roles.models import Comparison, Role

from .addresses import every_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ORIGIN = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
# Roles, front roles for pairs, curated comparisons, observed titles, processes, sources,
# skills, areas.
QUERIES = 8


def sitemap(client):
    """{address: {language: address}} as the sitemap gives them."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        entry.find("s:loc", NAMES).text: {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)
        }
        for entry in tree
    }


def test_the_sitemap_lists_every_page(client):
    missing = {ORIGIN + path for path in every_address()} - set(sitemap(client))
    assert missing == set()


def test_the_sitemap_lists_every_pair_once_per_language(client):
    roles = Role.objects.front().count()
    pairs = [a for a in sitemap(client) if "/so-sanh/" in a and not a.endswith("/so-sanh/")]
    assert len(pairs) == roles * (roles - 1) / 2


def test_twins_in_the_sitemap_agree(client):
    found = sitemap(client)
    for address, twins in found.items():
        assert set(twins) == {"vi", "en", "x-default"}
        assert twins["x-default"] == twins["vi"]
        assert address in twins.values()
        assert found[twins["vi"]] == found[twins["en"]] == twins


def test_a_draft_is_not_listed(client):
    Role.objects.filter(slug="cto").update(status="draft")
    assert not [a for a in sitemap(client) if a.endswith("/chuc-danh/cto/")]


def test_the_sitemap_takes_the_same_queries_however_long(client, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        sitemap(client)
    for n in range(30):
        Role.objects.create(
            slug=f"r-{n}", name_vi=f"Vai {n}", function_id="plant", status="published", order=2000
        )
    with django_assert_num_queries(QUERIES):
        assert f"{ORIGIN}/chuc-danh/r-29/" in sitemap(client)


def test_robots_are_told_where_the_sitemap_is(client):
    said = client.get("/robots.txt")
    assert said.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in said.text
    assert "Disallow: /admin/" in said.text


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
    assert f"{ORIGIN}/so-sanh/cto/xa/" in sitemap(client)
