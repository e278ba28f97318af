"""oEmbed: what a site is told that was given an address of ours."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from roles.models import FormerSlug, Role
from roles.writing.changes import because

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seeded")]

SITE = "http://testserver"
FOUND = {
    "/chuc-danh/cpo/": "/nhung/chuc-danh/cpo/",
    "/en/roles/cpo/": "/en/embed/roles/cpo/",
    "/chuc-danh/cpo": "/nhung/chuc-danh/cpo/",
    "/CHUC-DANH/CPO/": "/nhung/chuc-danh/cpo/",
    "/chuc-danh/c%70o/?utm_source=x&whole=1#lines": "/nhung/chuc-danh/cpo/",
    "/chuc-danh/cpo/?as-of=2026-01-01": "/nhung/chuc-danh/cpo/",
    "/chuc-danh/zz/": "/nhung/chuc-danh/cpo/",
    "/nhung/chuc-danh/cpo/": "/nhung/chuc-danh/cpo/",
    "/so-sanh/cpo/cto/": "/nhung/so-sanh/cpo/cto/",
    "/en/compare/cto/cpo/?left=cto": "/en/embed/compare/cpo/cto/",
    "/so-sanh/ceo/zz/": "/nhung/so-sanh/ceo/cpo/",
    "/so-sanh/ceo/cmo/cpo/cto/": "/nhung/so-sanh/ceo/cmo/cpo/cto/",
    "/so-do/": "/nhung/so-do/",
    "/en/chart/?role=zz&stage=sme&zoom=150&format=png": "/en/embed/chart/?stage=sme&role=cpo",
    "/so-do/?stage=khong-co&open=khong": "/nhung/so-do/",
}
NOT_FOUND = (
    "/", "/chuc-danh/", "/chuc-danh/khong-co/", "/en/chuc-danh/cpo/", "/nguon/wiindi-cpo/",
    "/so-sanh/cpo/cpo/", "/so-sanh/cpo/khong-co/", "/so-sanh/a/b/c/d/e/", "/so-do/?role=khong-co",
    "/so-do.svg", "/admin/", "/soan/cpo/", "/chuc-danh/cto/", "/so-sanh/cpo/cto/",
    "/chuc-danh/%00/", "/so-do/?role=%00", "/so-do/?role=%ff%fe", "/oembed", "x",
)  # fmt: skip
FOREIGN = (
    "http://evil.example/chuc-danh/cpo/", "http://testserver.evil.example/chuc-danh/cpo/",
    "http://testserver@evil.example/chuc-danh/cpo/", "http://an@testserver/chuc-danh/cpo/",
    "http://testserver:8080/chuc-danh/cpo/", "ftp://testserver/chuc-danh/cpo/",
    "javascript://testserver/chuc-danh/cpo/", "//testserver/chuc-danh/cpo/", "/chuc-danh/cpo/",
    "http://[::1/chuc-danh/cpo/", "http://", "testserver/chuc-danh/cpo/", "http:///chuc-danh/cpo/",
)  # fmt: skip


@pytest.fixture
def ask(client):
    def asked(**parameters):
        return client.get(f"/oembed?{urlencode(parameters)}")

    return asked


DISCOVERED = re.compile(r'<link rel="alternate" type="(\S+oembed)" href="http://testserver(\S+)">')


class Frames(HTMLParser):
    """Collects the elements of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_an_address_of_ours_becomes_a_frame(ask, client):
    FormerSlug.objects.create(kind="role", old="zz", new="cpo")
    for asked, embed in FOUND.items():
        answer = ask(url=SITE + asked)
        assert answer.status_code == 200, asked
        assert answer["Content-Type"] == "application/json; charset=utf-8"
        told = json.loads(answer.content)
        assert (told["version"], told["type"]) == ("1.0", "rich")
        [(tag, frame)] = Frames(told["html"]).found
        assert (tag, frame["src"], frame["title"]) == ("iframe", SITE + embed, told["title"])
        assert (int(frame["width"]), int(frame["height"])) == (told["width"], told["height"])
        assert "script" not in told["html"]
        page = client.get(embed)
        assert page.status_code == 200
        assert f"<title>{told['title']} – " in unescape(page.text)
        is_english = embed.startswith("/en/")
        assert told["provider_name"] == ("Who Does What" if is_english else "Ai làm gì")
        assert answer["Content-Language"] == ("en" if is_english else "vi")
        assert told["provider_url"] == told["author_url"] == SITE + ("/en/" if is_english else "/")
        assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 630)
        picture = client.get(told["thumbnail_url"].removeprefix(SITE))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
        assert picture["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_other_names_of_this_site_are_ours(ask, settings):
    settings.ALLOWED_HOSTS = ["testserver", "ailamgi.example", ".doi.example"]
    for site in ("https://ailamgi.example", "http://www.doi.example:80", "HTTPS://AILAMGI.example"):
        told = json.loads(ask(url=f"{site}/chuc-danh/cpo/").content)
        assert f'src="{SITE}/nhung/chuc-danh/cpo/"' in told["html"]


def test_what_is_not_ours_or_not_public_is_404_in_words(ask):
    with because("edit"):
        Role.objects.filter(slug="cto").update(status="draft")
    for url in (*(SITE + path for path in NOT_FOUND), *FOREIGN):
        answer = ask(url=url)
        assert answer.status_code == 404, url
        assert answer["Content-Type"] == "application/problem+json"
        assert "url" in json.loads(answer.content)["detail"]
        assert answer["Access-Control-Allow-Origin"] == "*"
    english = json.loads(ask(url=f"{SITE}/en/roles/cto/").content)["detail"]
    assert english == "At “url” there is no public role, comparison or chart."


def test_what_is_asked_wrongly_is_told(ask):
    page = f"{SITE}/chuc-danh/cpo/"
    assert ask().status_code == ask(url="").status_code == 400
    for name in ("yaml", "JSON", "json ", "jsonp", "html"):
        answer = ask(url=page, format=name)
        assert answer.status_code == 501, name
        assert "format" in json.loads(answer.content)["detail"]
    for name in ("maxwidth", "maxheight"):
        for value in ("0", "-1", "1e3", "100px", "٣٠٠", "9999999", "", " 1"):
            answer = ask(url=page, **{name: value})
            assert answer.status_code == (400 if value else 200), value
            assert not value or name in json.loads(answer.content)["detail"]


def test_no_size_is_larger_than_there_is_room(ask):
    for path in ("/chuc-danh/cpo/", "/so-sanh/cpo/cto/", "/so-do/"):
        for wide, high in ((320, 400), (600, 5000), (1, 1), (5000, 5000), (1200, 629)):
            told = json.loads(ask(url=SITE + path, maxwidth=wide, maxheight=high).content)
            assert told["width"] <= wide
            assert told["height"] <= high
            assert ("thumbnail_url" in told) == (wide >= 1200 and high >= 630)


def test_xml_says_the_same_as_json(ask):
    with because("edit"):
        Role.objects.filter(slug="cpo").update(name_vi="""A & B <i>"x"</i> 'y' ]]>""")
    for path in ("/chuc-danh/cpo/", "/en/chart/?role=cpo&stage=sme"):
        answer = ask(url=SITE + path, format="xml")
        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        root = ElementTree.fromstring(answer.content)
        assert root.tag == "oembed"
        told = json.loads(ask(url=SITE + path, format="json").content)
        assert {child.tag: child.text for child in root} == {k: str(v) for k, v in told.items()}
        assert [tag for tag, _attributes in Frames(told["html"]).found] == ["iframe"]


def test_pages_name_their_oembed_and_the_code_to_copy(client):
    for path in ("/chuc-danh/cpo/", "/en/compare/cpo/cto/", "/so-do/?stage=sme&zoom=50"):
        text = client.get(path).text
        found = dict(DISCOVERED.findall(text))
        assert found.keys() == {"application/json+oembed", "text/xml+oembed"}
        told = json.loads(client.get(unescape(found["application/json+oembed"])).content)
        assert client.get(unescape(found["text/xml+oembed"]))["Content-Type"].startswith("text/xml")
        code = re.search(r'<pre id="embed-code"[^>]*>(.*?)</pre>', text).group(1)
        assert unescape(code) == told["html"]
    for path in ("/chuc-danh/", "/", "/chuc-danh/cpo/?as-of=2026-01-01"):
        assert "oembed" not in client.get(path).text


@pytest.mark.page_cache
def test_scripts_of_any_site_may_read_it_and_it_is_kept(ask, client):
    for _ in range(2):
        answer = ask(url=f"{SITE}/chuc-danh/cpo/")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["X-Frame-Options"] == "DENY"
    query = urlencode({"url": f"{SITE}/chuc-danh/cpo/"})
    again = client.get(f"/oembed?{query}", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.head(f"/oembed?{query}")["Content-Length"] == str(len(answer.content))
