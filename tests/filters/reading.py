"""Read the list of roles back: its cards, its options with their counts, its chips and links."""

import re
from html import unescape

OPTION = re.compile(
    r'<input type="checkbox" id="[^"]*" name="(\w+)" value="([^"]*)"( checked)?>'
    r' <span>(.*?)</span> <span class="count">(\d+)<'
)
CHIP = re.compile(
    r'<li><a class="chip" href="([^"]*)"><span[^>]*>[^<]*</span>(.*?)<span aria-hidden', re.DOTALL
)


ROLE = re.compile(
    r'<(?:article class="card|li>\s*<a class="role-link).*?</(?:article|li)>', re.DOTALL
)
ADDRESS = re.compile(r'href="/(?:en/roles|chuc-danh)/([^/]*)/"')


def cards(page):
    """Slugs of the roles shown, on both shelves, in order."""
    return [slug for shelf in shelves(page) for slug in shelf]


def shelves(page):
    """Slugs of the roles that are described, and of those that are only named."""
    found = page.text.partition('class="found"')[2]
    parts = found.partition('id="named-only"')
    return tuple([ADDRESS.search(role)[1] for role in ROLE.findall(part)] for part in parts[::2])


def told_of(page):
    """{slug: the text of its card or line}."""
    rows = ROLE.findall(page.text.partition('class="found"')[2])
    return {ADDRESS.search(row)[1]: " ".join(re.sub("<[^>]*>", " ", row).split()) for row in rows}


def options(page):
    """{(facet, value): count}"""
    return {(name, value): int(n) for name, value, _, _, n in OPTION.findall(page.text)}


def checked(page):
    return {
        (name, value) for name, value, is_checked, _, _ in OPTION.findall(page.text) if is_checked
    }


def labels(page, facet):
    """The options of a facet as readers see them, in order."""
    return [
        unescape(re.sub("<[^>]*>", "", label))
        for name, _, _, label, _ in OPTION.findall(page.text)
        if name == facet
    ]


def chips(page):
    """{what is said of a chosen value: the address without it}"""
    found = CHIP.findall(page.text)
    return {" ".join(re.sub("<[^>]*>", "", text).split()): unescape(to) for to, text in found}


def notice(page):
    """The note on values that were ignored, as text; "" without one."""
    found = re.search(r'<p class="notice" role="note">(.*?)</p>', page.text, re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", "", found[1])).split()) if found else ""


def onward(page, rel):
    """The address of the next or the previous page, or None."""
    found = re.search(rf'<a rel="{rel}" href="([^"]*)"', page.text)
    return found and unescape(found[1])
