"""One figure, one number: all pages are read and what they count is held against each other."""

import re
from html import unescape

import pytest

from roles.models import TitleUsage
from tests.pages.addresses import every_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded", "indexed")]

COUNT = r"(không có|chỉ \d+|\d+) trang"
TAG = r"(?:<[^>]*>|\s|&nbsp;|·)*"


def number(said):
    return int(re.sub(r"\D", "", said) or 0)


def figures(page):
    """{(name, sense): numbers} as a page tells them of acronyms and ambiguous titles."""
    found = {}
    text = unescape(page)
    for name, listed in namings(text):
        for label, said in listed:
            found.setdefault((name, label), set()).add(number(said))
    return found


def namings(text):
    """(name, [(label, count)]) of the bars of the first page, of the list, and of one name."""
    for piece in text.split('<li class="naming">')[1:]:
        name = re.search(r"<h[23]><a [^>]*>([^<]*)<", piece)[1]
        senses = piece.split('class="naming-senses">')[1].split("</p>")[0]
        yield (
            name,
            re.findall(r'<span lang="\w+">([^<]*)</span>\s*<span class="count">(\d+)', senses),
        )
    if '<ol class="senses">' in text:
        name = re.search(r"<h1[^>]*>([^<]*)</h1>", text)[1]
        pattern = rf'class="sense-label"[^>]*>([^<]*)</span>\s*<span class="tally-count">{COUNT}'
        yield name, re.findall(pattern, text)
    for slug, label, said in re.findall(
        rf'href="/viet-tat/([a-z-]+)/#[^"]*" lang="\w+">([^<]*)</a>{TAG}{COUNT}', text
    ):
        yield slug.upper(), [(label, said)]


def test_no_two_pages_give_two_numbers_for_one_thing(client):
    told = {}
    for address in every_address():
        if not address.startswith("/en/"):
            for key, numbers in figures(client.get(address).text).items():
                told.setdefault(key, {})[address] = numbers
    assert len(told) > 60
    several = [pages for pages in told.values() if len(pages) > 1]
    assert len(several) > 30, "the walk no longer reads the pages"
    wrong = {key: pages for key, pages in told.items() if len(set().union(*pages.values())) > 1}
    assert wrong == {}
    assert told["CCO", "Chief Commercial Officer"].keys() >= {"/", "/viet-tat/", "/chuc-danh/cco/"}


def test_the_figures_are_the_honest_ones(client):
    coo = figures(client.get("/viet-tat/giam-doc-dieu-hanh/").text)
    assert coo["Giám đốc điều hành", "Chief Operating Officer"] == {2}
    titles = client.get("/viet-tat/cpo/").text.split("Chief Product Officer")[1]
    assert re.search(rf"Giám đốc sản xuất</span>{TAG}3 trang", titles)
    assert re.search(rf"Giám đốc sản phẩm</span>{TAG}không có trang độc lập", titles)


def test_the_files_hold_what_was_graded():
    rows = TitleUsage.objects
    assert rows.filter(is_copy=True).count() == 100
    assert rows.filter(grade="copy").count() == 140
    assert rows.filter(grade="").count() == 0
    assert rows.exclude(own_source=None).count() == 18
    lines = rows.filter(reports_to_vi__gt="")
    assert (lines.count(), lines.filter(condition_vi__gt="").count()) == (94, 66)
    assert not rows.filter(condition_vi__gt="", condition_en=None).exists()


def test_another_job_is_not_counted_for_the_customer_officer(client):
    other = ["Chief Commercial Officer", "Chief Business Officer", "Commercial Director"]
    assert not TitleUsage.objects.filter(expansion_en__in=other).exclude(role=None).exists()
    page = unescape(client.get("/chuc-danh/cco/").text)
    facts = page.split('class="facts"')[1].split("</dl>")[0]
    assert re.search(rf"Chief Commercial Officer</a>{TAG}6 trang web, chưa có hồ sơ", facts)
    sense = client.get("/viet-tat/cco/").text.split('id="chief-commercial-officer"')[1]
    assert "chưa có hồ sơ" in sense.split('<li class="sense')[0]


def test_what_one_site_says_makes_no_rival(client):
    facts = client.get("/chuc-danh/cto/").text.split('class="facts"')[1].split("</dl>")[0]
    assert "Chief Talent Officer" not in facts
    assert "Chief Talent Officer" in client.get("/viet-tat/cto/").text
