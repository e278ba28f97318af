"""What Chromium finds: barriers (axe-core) and the bytes of a first and a second visit."""

from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.environment import browser

PAGES = (
    "/",
    "/en/",
    "/chuc-danh/",
    "/en/roles/",
    "/chuc-danh/cpo/",
    "/en/roles/cpo/",
    "/ky-nang/",
    "/en/skills/leadership/",
    "/linh-vuc/finance/",
    "/so-sanh/",
    "/so-sanh/cco/ceo/",
    "/en/compare/cpo/cto/",
    "/so-do/",
    "/en/chart/",
    "/tim-kiem/?q=giam+doc",
    "/en/search/?q=product",
    "/viet-tat/",
    "/en/acronyms/cco/",
    "/quy-trinh/s-op/",
    "/nguon/",
    "/en/sources/castihub-sop/",
    "/gop-y/responsibility-cpo-product-vision/",
)
MOST_FIRST, MOST_LATER = 60_000, 25_000  # bytes
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(**browser.launch_args(whole=True))
        try:
            yield running
        finally:
            running.close()


def barriers(origin):
    """Yield (address, scheme, width, [rule: element])."""
    axe = Axe()
    with chromium() as running:
        page = running.new_page()
        for path in PAGES:
            page.goto(origin + path)
            for scheme, width in VIEWS:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                found = axe.run(page, options={"runOnly": STANDARDS}).response["violations"]
                yield path, scheme, width, [f"{v['id']}: {v['nodes'][0]['html']}" for v in found]


def weights(origin):
    """Yield (address, bytes of the first visit, bytes of the second), headers included."""
    with chromium() as running:
        for path in PAGES:
            context = running.new_context()
            yield path, *(transferred(context, origin + path) for _ in range(2))
            context.close()


def transferred(context, address):
    page = context.new_page()
    network = context.new_cdp_session(page)
    sizes = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.close()
    return int(sum(sizes))
