"""A sitemap as XML (sitemaps.org), written piece by piece. Pure, but for the words of addresses."""

from datetime import UTC
from functools import cache, lru_cache

from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.html import escape

from roles.addresses import LANGUAGES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
PIECE = 500  # pages that are written at once
MARK = "--argument--"  # in an address: no word of ours


def index(origin, names):
    """The list of all parts, pairs (section, number).

    It says of none when it changed: that would be true only of what has been read through.
    """
    prefix = get_script_prefix()
    addresses = (escape(origin) + _part_address(prefix, *name) for name in names)
    parts = "".join(f"<sitemap><loc>{address}</loc></sitemap>\n" for address in addresses)
    return f"{HEAD}<sitemapindex {SITEMAPS}>\n{parts}</sitemapindex>\n"


def part(origin, entries):
    """Pieces of a part; the first stands before any page is written."""
    prefix = get_script_prefix()
    yield f"{HEAD}<urlset {SITEMAPS} {LINKS}>\n"
    for start in range(0, len(entries), PIECE):
        few = entries[start : start + PIECE]
        yield "".join(_page(origin, prefix, entry) for entry in few)
    yield "</urlset>\n"


def _page(origin, prefix, entry):
    """An element for each language; all name all, and the first for everybody else."""
    found = {code: origin + _address(code, prefix, entry) for code in LANGUAGES}
    twins = {**found, "x-default": found[LANGUAGES[0]]}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in twins.items()
    )
    rest = f"{_lastmod(entry.changed_at)}{links}</url>\n"
    return "".join(f"<url><loc>{address}</loc>{rest}" for address in found.values())


def _lastmod(at):
    """As W3C writes moments, in whole seconds; nothing where it is not known."""
    return f"<lastmod>{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if at else ""


def _address(language, prefix, entry):
    first, *others = _words(language, prefix, entry.name, len(entry.arguments))
    return first + "".join(a + b for a, b in zip(entry.arguments, others, strict=True))


@lru_cache(maxsize=1_000)
def _part_address(prefix, section, number):
    return escape(reverse("sitemap-part", args=(section, number)))


@cache
def _words(language, prefix, name, n):
    """What stands around the arguments of an address: `reverse()` for each would take longest."""
    with translation.override(language):
        address = reverse(name, args=[MARK] * n)
    return escape(address).split(MARK)
