"""What pages count, read from their HTML: {key: {numbers}}, one key for one thing.

("sites", name, job): sites that use a name, an acronym or a Vietnamese title, for an English title;
("managers", whose, who): sites that say whom a job reports to; `whose` is its English title, or the
role's slug where all English titles of the role are told together;
("titles", slug, title): sites that use a Vietnamese title for the role, whatever the English one.
Keys are in small letters: pages begin a name as its place in them wants.
"""

import re
from html import unescape

COUNT = r"(không có|chỉ \d+|\d+) trang"
TAG = r"(?:<[^>]*>|\s|&nbsp;|·)*"
ITEM = rf'class="tally-label"[^>]*>([^<]*)</span>\s*<span class="tally-(?:count|sites)">{COUNT}'
SENSE = rf'class="sense-label"[^>]*>([^<]*)</span>\s*<span class="tally-count">{COUNT}'
BLOCK = re.compile(r'<div class="tally">\s*<p class="caption">([^<]*)</p>')
ROLE = re.compile(r'href="/chuc-danh/([^/"]+)/"[^>]*>\s*(?:<b>([^<]*)</b>)?')


def figures(page, address="/"):
    found = {}
    text = unescape(page)
    for *key, said in (*namings(text), *senses(text), *role(text, address), *chart(text)):
        found.setdefault(tuple(map(str.casefold, key)), set()).add(
            int(re.sub(r"\D", "", said) or 0)
        )
    return found


def namings(text):
    """The bars of the first page and of the list of names; the letters on the page of a role."""
    for piece in text.split('<li class="naming">')[1:]:
        name = re.search(r"<h[23]><a [^>]*>([^<]*)<", piece)[1]
        told = piece.split('class="naming-senses">')[1].split("</p>")[0]
        for job, said in re.findall(
            r'<span lang="\w+">([^<]*)</span>\s*<span class="count">(\d+)', told
        ):
            yield "sites", name, job, said
    for slug, job, said in re.findall(
        rf'href="/viet-tat/([a-z-]+)/#[^"]*" lang="\w+">([^<]*)</a>{TAG}{COUNT}', text
    ):
        yield "sites", slug.upper(), job, said


def senses(text):
    """The page of a name: its senses, and below each its Vietnamese titles and its managers."""
    if '<ol class="senses">' not in text:
        return
    name = re.search(r"<h1[^>]*>([^<]*)</h1>", text)[1]
    for piece in text.split('<li class="sense')[1:]:
        job, said = re.search(SENSE, piece).groups()
        yield "sites", name, job, said
        for caption, label, number in blocks(piece):
            if caption.startswith("Báo cáo"):
                yield "managers", job, label, number
            else:
                yield "sites", label, job, number


def role(text, address):
    """The page of a role: what it is called and whom it reports to, in the head and below."""
    if not (slug := re.fullmatch(r"/chuc-danh/([^/]+)/", address)):
        return
    for caption, label, said in blocks(text):
        if caption.endswith("gộp mọi tên tiếng Anh"):
            kind = "managers" if caption.startswith("Báo cáo") else "titles"
            yield kind, slug[1], label, said
    shares = re.search(r'class="aside shares">.*', text)
    for label, said in re.findall(
        r"<span><span>([^<]*)</span>\s*<b>(\d+)</b>", shares[0] if shares else ""
    ):
        yield "titles", slug[1], label, said
    rivals = re.search(r'<li class="aside"><a href="/viet-tat/([a-z-]+)/">.*', text)
    for label, said in re.findall(
        r"<span[^>]*>([^<]*)</span>\s*\((\d+)\)", rivals[0] if rivals else ""
    ):
        yield "sites", rivals[1].upper(), label, said
    for told in re.findall(r'class="plain observed"[^>]*>([^<]*)<', text):
        yield from named(slug[1], told)


def chart(text):
    """The nested list of the chart: what sites say of each role, in words and as a tally."""
    for row in text.split('<div class="chart-row')[1:]:
        slugs = {acronym or slug: slug for slug, acronym in ROLE.findall(row.split("</p>")[0])}
        for piece in row.split('<details class="evidence tally">')[1:]:
            summary = re.search(r"<summary>([^<]*)</summary>", piece)[1]
            acronym = re.match(r"(\w+): ", summary) if len(slugs) > 1 else None
            slug = slugs[acronym[1]] if acronym else next(iter(slugs.values()))
            yield from named(slug, summary)
            for label, said in re.findall(ITEM, piece):
                yield "managers", slug, label, said


def named(slug, told):
    """«các trang web: CIO (3), CEO (2)»."""
    for part in re.split(r"(?<=\)), | · ", told.strip().rpartition(": ")[2]):
        if known := re.match(r"(.+) \((\d+)\)", part):
            yield "managers", slug, *known.groups()


def blocks(text):
    """(caption, label, count) of every tally in a piece of a page."""
    starts = [*BLOCK.finditer(text)]
    bounds = [*(start.start() for start in starts), len(text)]
    for start, end in zip(starts, bounds[1:], strict=True):
        for label, said in re.findall(ITEM, text[start.end() : end]):
            yield start[1], label, said
