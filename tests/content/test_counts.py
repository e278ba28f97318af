"""What the first page counts, and what the list of sources says of itself."""

import re
from html import unescape

import pytest

from roles import models as m
from roles.evidence.voices import voice_of_use

from .crawling import pair_of

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]

FIGURE = re.compile(r"<li><b>([\d,]+)</b>\s*(?:<a[^>]*>)?([^<]*)<")
PLACE = re.compile(r'<section class="place" id="([^"]*)">(.*?)</section>', re.DOTALL)
REFERENCE = re.compile(r'<li id="cite-(\d+)".*?href="(/en/sources/[^"#]*)#([^"]*)"', re.DOTALL)
CLAIM = re.compile(r'<(?!span)[^>]* id="(claim-[^"]*)"')
MARK = re.compile(r'class="marks" href="#cite-\d+">([\d–, ]+)</a>')


def numbers(told):
    """The numbers that «2–4, 7» stands for, as text."""
    for run in told.split(", "):
        first, _, last = run.partition("–")
        yield from map(str, range(int(first), int(last or first) + 1))


def english(pages):
    """Without comparisons: they repeat what two roles say, below marks of their own."""
    paths = [path for path in pages if path.startswith("/en/") and not pair_of(path)]
    return {path: unescape(pages[path].text) for path in paths}


def taken(text):
    """{place: addresses of the statements that stand below it} of the page of a source."""
    found = {}
    for id, below in PLACE.findall(text):
        found.setdefault(id, []).extend(re.findall(r'<a href="(/[^"]*)"', below))
    return found


def sources_of(texts):
    return {path: taken(text) for path, text in texts.items() if re.match("/en/sources/.", path)}


def counts(text):
    told = text.split('<ul class="counts">')[1].split("</ul>")[0]
    figures = FIGURE.findall(told)
    return {words.split(",")[0].strip(): int(n.replace(",", "")) for n, words in figures}


def sites(texts):
    """The sites of every list of uses, those of copies and of our own sources besides."""
    lists = re.findall(r'<ul class="sites[^"]*">(.*?)</ul>', "".join(texts.values()), re.DOTALL)
    return set(re.findall(r'<a class="outside"[^>]*>([^<]*)</a>', "".join(lists)))


def test_the_first_page_counts_what_the_pages_list(site, whole_pages):
    texts = english(whole_pages)
    told = counts(texts["/en/"])
    listed = {
        a for places in sources_of(texts).values() for below in places.values() for a in below
    }
    disputes = set(re.findall(r'id="dispute-([^"]*)"', "".join(texts.values())))
    independent = m.TitleUsage.objects.filter(own_source=None, is_copy=False).exclude(grade="copy")
    shown = sites(texts)
    voices = {voice_of_use(use) for use in independent if use.site in shown}
    assert told == {
        "statements": len(listed),
        "sources on record": texts["/en/sources/"].count('<li class="card">'),
        "independent websites whose use of the titles is shown here": len(voices),
        "contested questions": len(disputes),
    }


def test_each_source_in_the_list_has_the_places_that_it_is_said_to_have(whole_pages):
    texts = english(whole_pages)
    cards = texts["/en/sources/"].split('<li class="card">')[1:]
    said = {
        re.search('href="([^"]*)"', c)[1]: re.search(r"(\d+) places? on rec", c)[1] for c in cards
    }
    found = sources_of(texts)
    assert {path: int(n) for path, n in said.items()} == {p: len(found[p]) for p in found}
    assert all(below for places in found.values() for below in places.values())


def test_every_statement_stands_below_the_place_that_it_names(whole_pages):
    """The lead of the list: statements name source and place, or are marked as the editors’ own."""
    texts = english(whole_pages)
    found, compared = sources_of(texts), 0
    for path, text in texts.items():
        cited = {n: (source, place) for n, source, place in REFERENCE.findall(text)}
        starts = [*CLAIM.finditer(text)]
        bounds = [*(start.start() for start in starts), text.find('id="references"')]
        for start, end in zip(starts, bounds[1:], strict=True):
            claim = text[start.start() : end].partition("</section>")[0]
            marks = [cited[n] for told in MARK.findall(claim) for n in numbers(told)]
            assert marks or "editorial" in claim, f"{path}#{start[1]}"
            for source, place in marks:
                addresses = found[source][place]
                assert any(a.endswith(f"#{start[1]}") for a in addresses), f"{path}#{start[1]}"
                compared += 1
    assert compared > 300
