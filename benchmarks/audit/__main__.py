"""Run every audit and print what it found. Exits with 1 when anything falls short."""

import sys

from . import html, lighthouse, pages
from .serving import site
from .tools import Missing


def main():
    with site() as origin:
        results = [run(name, part, origin) for name, part in PARTS.items()]
    return 0 if all(results) else 1


def run(name, part, origin):
    print(f"\n== {name} ==", flush=True)
    try:
        return part(origin)
    except Missing as missing:
        print(f"left out: {missing} is not on this machine")
        return True


def accessibility(origin):
    views, wrong = 0, 0
    for path, scheme, width, found in pages.barriers(origin):
        views += 1
        wrong += bool(found)
        for barrier in found:
            print(f"{path} {scheme} {width}: {barrier}")
    print(f"{views} views of {len(pages.PAGES)} pages, {wrong} with barriers")
    return not wrong


def markup(origin):
    n_pages, errors = html.audit(origin)
    for address, line, message in errors[:40]:
        print(f"{address.removeprefix(origin)}:{line} {message}")
    print(f"{n_pages} pages, {len(errors)} errors")
    return not errors


def weight(origin):
    rows = list(pages.weights(origin))
    for path, first, later in rows:
        print(f"{path:<45} first {first / 1000:5.1f} KB   later {later / 1000:5.1f} KB")
    return all(f <= pages.MOST_FIRST and n <= pages.MOST_LATER for _, f, n in rows)


def marks(origin):
    good = True
    print(f"{'page':<15}" + "".join(f"{name:>16}" for name in lighthouse.LEAST) + f"{'shift':>8}")
    for name, found, shift, lost in lighthouse.audit(origin):
        columns = "".join(f"{found[category]:>16}" for category in lighthouse.LEAST)
        print(f"{name:<15}{columns}{shift:>8.3f}  {', '.join(lost)}", flush=True)
        reached = all(found[category] >= least for category, least in lighthouse.LEAST.items())
        good = good and reached and round(shift, 3) == 0
    return good


PARTS = {
    "axe-core": accessibility,
    "Nu HTML checker": markup,
    "bytes transferred": weight,
    "Lighthouse": marks,
}

if __name__ == "__main__":
    sys.exit(main())
