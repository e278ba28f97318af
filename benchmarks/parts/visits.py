"""Row 12: a first visit with a phone: bytes, the largest paint, and whether anything moves."""

import statistics

from playwright.sync_api import sync_playwright

from benchmarks.companies import site
from benchmarks.report import Part, Row, pair
from benchmarks.trees import in_turn
from tests.environment import browser

# Address, KB and milliseconds aimed at, and those when that was set.
PAGES = {"home": ("/", 22, 37.8, 876), "role": ("/chuc-danh/cpo/", 35, 57.7, 916)}
PAINT = 600
ROUNDS, SECONDS_AFTER = 5, 1.5
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True}
NETWORK = {"offline": False, "latency": 150,
           "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}  # fmt: skip
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => list.getEntries().forEach(each => seen.paint = each.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(each => seen.shift += each.value))
  .observe({type: "layout-shift", buffered: true});
"""


def measure(bench):
    runs = in_turn(bench.trees, visited, rounds=2)
    rows = []
    for page, (_path, kilobytes, weighed, took) in PAGES.items():
        bodies, whole, paint, shift = (
            pair({name: [each[page][what] for each in run] for name, run in runs.items()})
            for what in ("bodies", "whole", "paint", "shift")
        )
        rows += [
            Row(
                "12", f"{page}: all that is sent, compressed", "KB", *bodies, kilobytes, was=weighed
            ),
            Row("12", f"{page}: the same with headers", "KB", *whole),
            Row("12", f"{page}: largest paint, wall-clock, median", "ms", *paint, PAINT, was=took),
            Row("12", f"{page}: layout shift", "", *shift, 0),
        ]
    return Part("First visit: 4 × slower processor, 1.6 Mbit/s, 150 ms", rows)


def visited(tree):
    with tree.serving(site(tree)) as running, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**browser.launch_args(whole=True))
        found = {}
        for page, (path, *_targets) in PAGES.items():
            visit(chromium, running.proxy + path)  # so that it is kept
            found[page] = middle([visit(chromium, running.proxy + path) for _ in range(ROUNDS)])
        chromium.close()
        return found


def middle(visits):
    return {what: statistics.median(visit[what] for visit in visits) for what in visits[0]}


def visit(chromium, address):
    """{"bodies", "whole": KB without and with headers, "paint": ms, "shift": a number}"""
    context = chromium.new_context(**PHONE)
    page, heads, wholes = context.new_page(), {}, {}
    session = context.new_cdp_session(page)
    session.on(
        "Network.responseReceived",
        lambda told: heads.update({told["requestId"]: told["response"]["encodedDataLength"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda told: wholes.update({told["requestId"]: told["encodedDataLength"]}),
    )
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1000 * SECONDS_AFTER)
    seen = page.evaluate("seen")
    context.close()
    whole, head = sum(wholes.values()) / 1000, sum(heads.values()) / 1000
    return {
        "bodies": whole - head,
        "whole": whole,
        "paint": seen["paint"],
        "shift": round(seen["shift"], 4),
    }
