"""Rows 4 and 5, and other sites beside ours: what kept pages cost when they are served."""

from contextlib import ExitStack
from urllib.request import Request, urlopen

from benchmarks import processes
from benchmarks.companies import site
from benchmarks.load import Asked, loads
from benchmarks.peers import nginx, serving, wagtail
from benchmarks.report import Part, Row, table

PAGE, SLUG = "/chuc-danh/cpo/", "cpo"
COMPRESSED = "Accept-Encoding: br"
CONNECTIONS, BESIDE = 200, 16


def measure(bench):
    with ExitStack() as ending:
        ours = {tree.name: ending.enter_context(tree.serving(site(tree))) for tree in bench.trees}
        body, packed = page(ours["now"].app), page(ours["now"].app, br=True)
        pages = loads(kept_pages(ours, packed, bench.folder, ending), CONNECTIONS)
        sites = loads(beside(ours, body, bench, ending), BESIDE)
        memory = {name: processes.memory(each.app_process) for name, each in ours.items()}
    rows = [*fast(pages), *by_nginx(pages), *ahead(sites)]
    rows.append(Row("11", "memory of a worker after this load (PSS)", "MB",
                    memory.get("before"), memory["now"]))  # fmt: skip
    said = SAID.format(len(body) / 1000, len(packed) / 1000)
    text = f"{said}\n\n{figures(pages, CONNECTIONS)}\n\n{figures(sites, BESIDE)}"
    return Part("Kept pages, served", rows, text)


def page(origin, br=False):
    headers = {"Accept-Encoding": "br"} if br else {}
    return urlopen(Request(origin + PAGE, headers=headers)).read()


def kept_pages(ours, packed, folder, ending):
    """{what: Asked} of the role page, compressed: the app, nginx, and the same bytes as a file."""
    file = ending.enter_context(nginx.before_file(folder, packed))
    app = ours["now"]
    passing = ending.enter_context(nginx.without_cache(folder, app.app, PAGE))
    passing = Asked(passing.address, (*passing.pids, app.app_process))
    found = {"a file, by nginx": file, "now: app behind nginx, nothing kept there": passing}
    for name, each in ours.items():
        found[f"{name}: app"] = Asked(each.app + PAGE, (each.app_process,))
        both = (each.proxy_process, each.app_process)
        found[f"{name}: nginx, kept"] = Asked(each.proxy + PAGE, both)
    for each in found.values():
        each.headers = (COMPRESSED,)
    return found


def beside(ours, body, bench, ending):
    """{what: Asked} of other sites and of ours, uncompressed."""
    found = {
        "a constant Django view of the same bytes": serving.constant_view(
            bench.folder, "role", body
        )
    }
    for how, serve in wagtail.installed(bench.folder).items():
        found[f"a fresh Wagtail's first page, {how}"] = serve()
    bench.now.probe("dump", bench.folder, database=site(bench.now))
    found["Datasette, the role page by a template"] = serving.datasette(bench.folder, SLUG)
    found = {name: ending.enter_context(each) for name, each in found.items()}
    for name, each in ours.items():
        found[f"{name}: role page"] = Asked(each.app + PAGE, (each.app_process,))
        found[f"{name}: home page"] = Asked(f"{each.app}/", (each.app_process,))
    return found


def of(loads, what):
    return [loads.get(f"{name}: {what}") for name in ("before", "now")]


def fast(pages):
    both = of(pages, "app")
    what = f"a kept page from the app, {CONNECTIONS} connections"
    yield Row("4", f"{what}: processor time", "µs", *values(both, "cost"), 40, was=370)
    yield Row("4", f"{what}: pages a second", "/s", *values(both, "rate"), 25_000, True, was=4_500)
    yield Row("4", f"{what}: 99th percentile, wall-clock", "ms", *values(both, "slow"), 15)


def values(both, what):
    return [each and getattr(each, what) for each in both]


def by_nginx(pages):
    file = pages["a file, by nginx"].rate
    for what, target in (("nginx, kept", 0.9), ("app", None)):
        shares = [each and each.rate / file for each in of(pages, what)]
        yield Row(
            "5", f"{what} / a file by nginx, pages a second", "×", *shares, target, at_least=True
        )


def ahead(sites):
    for name, other in sites.items():
        if name.startswith(("now", "before")):
            continue
        rates = [each and each.rate / other.rate for each in of(sites, "role page")]
        yield Row("side", f"kept role page / {name}, pages a second", "×", *rates, 1, at_least=True)


def figures(found, connections):
    head = (
        f"{connections} connections",
        "pages a second",
        "processor time of a page",
        "99 % within",
    )
    rows = [(name, f"{each.rate:,.0f}", f"{each.cost:,.0f} µs", f"{each.slow:.3g} ms")
            for name, each in sorted(found.items(), key=lambda item: -item[1].rate)]  # fmt: skip
    return table(head, rows)


SAID = """The page of the CPO, {0:.0f} KB: compressed ({1:.0f} KB) in the first table, as browsers
ask for it, and as it is in the second, since none of the others compresses. Ours logs each request,
as deployed; the others log none, but for Datasette. All have two processes of four threads on this
machine, Datasette one of its own; `wrk` takes its part of the same processors."""
