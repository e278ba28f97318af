"""Requests as no client writes them, to the real servers: Granian alone, and behind nginx."""

import re

import pytest

from .web import Visitor

ODD = {
    "/chuc-danh/gi%C3%A1m-%C4%91%E1%BB%91c/": (404, "giám-đốc"),
    "/viet-tat/gi%C3%A1m-%C4%91%E1%BB%91c/?a=1": (301, "/viet-tat/giam-doc/?a=1"),
    "/viet-tat/gi%C3%A1m-%C4%91%E1%BB%91c": (301, "/viet-tat/gi%C3%A1m-%C4%91%E1%BB%91c/"),
    "/%F0%9F%99%82/%FF/": (404, "🙂"),
    "/so-sanh?a=cpo&b=cto": (301, "/so-sanh/?a=cpo&b=cto"),
    "/so-sanh/cto/cpo/?left=cto&utm=1": (301, "/so-sanh/cpo/cto/?left=cto&utm=1"),
    "/EN?x=1": (301, "/en/?x=1"),
    "/so-sanh/?a=%00&b=cpo": (200, "<html"),
    "/so-do/?role=%00": (404, "<html"),
}
# The draft of a description as one may type it; as an address of ours it takes three times as much.
COMMAS = "&".join(f"own-{n}={',' * 495}" for n in range(1, 6))
TYPES = ("text/html; charset=rot13", "a/b; charset=undefined", "a/b; x*=nope''a", "a/b; charset=")


@pytest.mark.parametrize("number", [0, 1], ids=["app", "proxy"])
def test_odd_requests_are_answered(site, reader, number):
    visitor = (Visitor(site.apps[0].origin), reader)[number]
    for _ in range(2):  # made, and kept
        for address, (status, told) in ODD.items():
            answer = visitor.get(address)
            shown = answer.headers["Location"] or answer.text
            assert (answer.status, told in shown) == (status, True), address
    for kind in TYPES:
        assert visitor.get("/tim-kiem/?q=cpo", **{"Content-Type": kind}).status == 200, kind
        assert visitor.get("/livez", **{"Content-Type": kind}).status == 200, kind


def test_a_redirect_to_a_long_address_passes_the_proxy(site, reader):
    for asked in (f"?set=1&up=own-1&{COMMAS}", f"?lang=vi&{COMMAS}&line=own-1"):
        answer = reader.get(f"/soan/cpo/{asked}")
        assert answer.status == 302, asked[:40]
        assert 7_000 < len(answer.headers["Location"]) < 8_000
        assert reader.get(answer.headers["Location"].partition("#")[0]).status == 200
    full = reader.get("/soan/cpo/?set=1&" + "&".join(f"own-{n}={',' * 595}" for n in range(1, 14)))
    assert full.status == 200


def test_who_may_frame_a_page_passes_the_proxy(site, reader):
    """Made, kept by the app, kept by nginx; and of the style as well, for frames in a sandbox."""
    app = Visitor(site.apps[0].origin)
    for visitor in (app, reader, reader):
        embed, page = visitor.get("/nhung/chuc-danh/cpo/"), visitor.get("/chuc-danh/cpo/")
        assert "frame-ancestors *" in embed.headers["Content-Security-Policy"]
        assert embed.headers["X-Frame-Options"] is None
        assert embed.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert page.headers["X-Frame-Options"] == "DENY"
        assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        for path in re.findall(r'rel="stylesheet" href="([^"]+)"', embed.text):
            style = visitor.get(path)
            assert style.headers["Cross-Origin-Resource-Policy"] == "cross-origin", path
        asked = visitor.get(f"/oembed?url={visitor.origin}/en/roles/cpo/")
        assert asked.headers["Access-Control-Allow-Origin"] == "*"


# Headers that some servers believe from a proxy, and that ours does not send.
FORGED = {
    "SCRIPT_NAME": "/evil",
    "SCRIPT-NAME": "/evil",
    "PATH_INFO": "/en/",
    "REMOTE_USER": "an",
    "X-Forwarded-Ssl": "on",
    "X-Forwarded-Protocol": "ssl",
    "X-Forwarded-Prefix": "/evil",
}


def test_no_header_changes_where_the_site_stands(site, reader):
    for visitor in (Visitor(site.apps[0].origin), reader):
        clean = visitor.get("/chuc-danh/cpo/").text
        for name, value in FORGED.items():
            for path in ("/chuc-danh/cpo/", "/chuc-danh/cto/"):
                answer = visitor.get(path, **{name: value})
                assert answer.status == 200, name
                assert "/evil" not in answer.text + str(answer.headers), name
                assert "https://127" not in answer.text, name
            assert visitor.get("/chuc-danh/cpo/").text == clean
