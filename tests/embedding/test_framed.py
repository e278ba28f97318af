"""Embeds within pages of another site, in a real browser: two ports are two origins."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import expect

from tests.environment.browser import wait_for

ROLES = (
    "hoi-dong-quan-tri", "ceo", "cpo", "cto", "cco", "cso", "cmo", "giam-doc-nha-may",
    "director-of-product-management", "director-of-ux", "head-of-product-analytics",
    "director-of-product-marketing",
)  # fmt: skip
ANNOUNCED = [
    *(f"/chuc-danh/{slug}/" for slug in ROLES),
    *(f"/en/roles/{slug}/" for slug in ROLES),
    "/so-sanh/cpo/cto/", "/en/compare/cpo/cto/", "/so-sanh/ceo/cco/", "/en/compare/cmo/cso/",
    "/so-sanh/ceo/cmo/cpo/", "/en/compare/ceo/cmo/cpo/cto/",
    "/so-do/", "/en/chart/?stage=startup", "/so-do/?role=cpo", "/en/chart/?role=ceo&works_with=1",
]  # fmt: skip
WIDTHS = (280, 440, 900)
# Of the content, without what stretches it to the height of the frame.
HIGH = """() => {
  document.querySelector("main").style.minHeight = 0
  return [document.documentElement.scrollWidth, document.querySelector("main").offsetHeight]
}"""


class Foreign(BaseHTTPRequestHandler):
    """A site with one page: what the test gives it."""

    page, headers_too = "", {}

    def do_GET(self):
        body = self.page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def another_site():
    class Handler(Foreign):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Handler, f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def oembed(site, path, **room):
    with urlopen(f"{site.url}/oembed?{urlencode({'url': site.url + path, **room})}") as answer:
        return json.load(answer)


def framed(page):
    """The document in the frame of the page."""
    return page.locator("iframe").element_handle().content_frame()


def test_a_page_of_another_site_shows_an_embed_and_no_full_page(page, reading_site):
    html = oembed(reading_site, "/chuc-danh/cpo/")["html"]
    full = html.replace("/nhung/chuc-danh/", "/chuc-danh/")
    isolated = {"Cross-Origin-Embedder-Policy": "require-corp"}
    said = []
    page.on("console", lambda message: said.append(message.text))
    with another_site() as (site, url):
        for frame, headers in (
            (html, {}),
            (html, isolated),
            (html.replace("<iframe", "<iframe sandbox"), {}),
            (html.replace("<iframe", '<iframe sandbox="allow-popups" credentialless'), isolated),
        ):
            site.page, site.headers_too = f"<!doctype html><h1>x</h1>{frame}", headers
            page.goto(url)
            inside = page.frame_locator("iframe")
            expect(inside.locator("h1")).to_contain_text("CPO")
            # The style has come as well, and that with the colours of functions.
            expect(inside.locator("h1")).to_have_css("font-size", "20px")
            expect(inside.locator("h1 b")).not_to_have_css("color", "rgb(63, 74, 102)")
        assert said == []
        site.page, site.headers_too = f"<!doctype html><h1>x</h1>{full}", {}
        with page.expect_console_message(lambda message: "frame" in message.text):
            page.goto(url)
        expect(page.locator("h1")).to_be_visible()
        wait_for(page, "() => !window.frames[0] || window.frames[0].length === 0")
        assert "CPO" not in framed(page).content()


def test_links_of_an_embed_open_outside_of_it(page, context, reading_site):
    html = oembed(reading_site, "/so-do/?role=cpo")["html"]
    with another_site() as (site, url):
        site.page = f"<!doctype html>{html}"
        page.goto(url)
        with context.expect_page() as opened:
            page.frame_locator("iframe").locator("svg a").first.click()
        assert opened.value.url.startswith(f"{reading_site.url}/chuc-danh/")
        assert page.url == url
        inside = page.frame_locator("iframe")
        inside.locator("summary").click()
        expect(inside.locator("details li").first).to_contain_text("nguồn độc lập")


def test_what_is_announced_fits_without_scrolling(unpainted_page, reading_site):
    """At the width of its own and at narrower ones; and not much is left empty."""
    page, wrong = unpainted_page, {}
    for path in ANNOUNCED:
        for room in ({}, *({"maxwidth": width} for width in WIDTHS)):
            told = oembed(reading_site, path, **room)
            src = told["html"].split('"')[1].replace("&amp;", "&")
            page.set_viewport_size({"width": told["width"], "height": told["height"]})
            if page.url != src:  # else the document follows its window
                page.goto(src)
            wide, high = page.evaluate(HIGH)
            if wide > told["width"] or not high <= told["height"] <= 1.3 * high + 40:
                wrong[path, told["width"]] = (wide, high, told["height"])
    assert wrong == {}


def test_the_code_is_copied_with_a_script_and_can_be_without(page, browser, reading_site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{reading_site.url}/en/roles/cpo/")
    page.locator("#embed summary").click()
    page.locator("#embed [data-copy]").click()
    expect(page.locator("#embed [role=status]")).to_have_text("Copied.")
    html = oembed(reading_site, "/en/roles/cpo/")["html"]
    assert page.evaluate("navigator.clipboard.readText()").strip() == html
    with browser.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        for path in ("/chuc-danh/cpo/", "/so-sanh/cpo/cto/", "/so-do/"):
            page.goto(reading_site.url + path)
            page.locator("#embed summary").click()
            expect(page.locator("#embed-code")).to_contain_text("<iframe")
            expect(page.locator("#embed button")).to_be_hidden()
