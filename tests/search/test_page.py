"""The search page and its suggestions, as HTTP has them: headers, costs, odd queries, languages."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from roles.models import Role, SearchEntry, Skill
from roles.models.search import Kind
from roles.search.document import Document
from roles.search.indexing import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

PAGE, ENGLISH = "/tim-kiem/", "/en/search/"
HTMX = {"HX-Request": "true"}


def results(page):
    """[(address, text)] of the results or suggestions of a page."""
    found = re.findall(
        r'<p class="result-title">(.*?)</p>|(<a class="suggestion[ "].*?</a>)', page.text, re.DOTALL
    )
    parts = ["".join(pair) for pair in found]
    return [(unescape(re.search('href="([^"]*)"', p)[1]), plain(p)) for p in parts]


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def ask(client, query, path=PAGE, **more):
    return client.get(path, {"q": query, **more})


def test_every_page_has_the_box(client):
    for path in ("/", "/en/roles/", "/viet-tat/", "/khong-co/"):
        page = client.get(path).text
        assert re.search(
            r'<form class="search"[^>]* action="/(tim-kiem|en/search)/" method="get"', page
        )


def test_results_stand_in_groups_with_their_counts(client):
    page = ask(client, "cpo")
    chips = dict(re.findall(r'<a class="chip" href="#(\w+)">[^<]*<b>(\d+)</b>', page.text))
    heads = dict(re.findall(r'id="(\w+)-heading">[^<]*<span class="count">(\d+)<', page.text))
    assert chips == heads
    assert {"role", "acronym", "comparison", "question", "responsibility"} <= chips.keys()
    for slug, n in chips.items():
        listed = ask(client, "cpo", kind=slug)
        assert f'<span class="count">{n}</span></h1>' in listed.text
        assert len(results(listed)) == min(int(n), 20)


def test_the_pages_of_one_kind_hold_every_result_once(client):
    first = ask(client, "cpo", kind="responsibility")
    total = int(re.search(r'class="count">(\d+)</span></h1>', first.text)[1])
    assert total > 40
    address, found = f"{PAGE}?q=cpo&kind=responsibility", []
    while address:
        page = client.get(address)
        found += [to for to, _ in results(page)]
        onward = re.search(r'<a rel="next" href="([^"]*)"', page.text)
        address = onward and PAGE + unescape(onward[1])
    assert len(found) == len(set(found)) == total


def test_matches_are_marked_as_they_are_written_and_escaped(client):
    role = Role.objects.get(slug="cpo")
    role.name_vi = "Giám đốc <b>Zêta</b> & con"
    role.save()
    page = ask(client, "giam doc zeta").text
    assert "<mark>Giám đốc</mark> &lt;b&gt;<mark>Zêta</mark>&lt;/b&gt; &amp; con" in page
    assert "<b>Zêta" not in page


def test_marks_that_were_typed_hold_for_all_of_a_result(client):
    found = ask(client, "cáo").text
    title = next(line for line in found.splitlines() if "ai cao hơn?" in plain(line))
    assert "<mark>" not in title
    assert "báo <mark>cáo</mark> cho CEO" in found
    assert "ai <mark>cao</mark> hơn?" in ask(client, "cao").text


def test_a_name_in_vietnamese_only_says_so_on_an_english_page(client):
    assert (
        '<span lang="vi"><mark>Quản đốc</mark></span></a>' in ask(client, "quản đốc", ENGLISH).text
    )
    assert '<span lang="vi"><mark>' not in ask(client, "quản đốc").text


def test_what_is_asked_about_is_marked_and_not_the_words_of_the_question(client):
    page = ask(client, "difference between cso and cmo", ENGLISH).text
    answers = page.split('class="results answers"')[1].split("</ol>")[0]
    assert {plain(m) for m in re.findall(r"<mark>(.*?)</mark>", answers)} == {"CSO", "CMO"}


def test_a_correction_is_told(client):
    assert "kết quả cho <b>giam doc nha may</b>" in ask(client, "gaim doc nha may").text
    part = client.get(PAGE, {"q": "gaim doc nha may"}, headers=HTMX)
    assert "giam doc nha may" in part.text.split('id="search-status"')[1]


def test_suggestions_are_a_part_of_the_page_with_answers_first(client):
    part = client.get(PAGE, {"q": "cpo vs cto"}, headers=HTMX)
    assert "<html" not in part.text
    assert results(part)[0][0] == "/so-sanh/cpo/cto/"
    assert results(client.get(PAGE, {"q": "cpo"}, headers=HTMX))[-1][0] == "/tim-kiem/?q=cpo"
    assert len(results(client.get(PAGE, {"q": "cpo"}, headers=HTMX))) <= 9
    assert results(client.get(PAGE, {"q": " "}, headers=HTMX)) == []


def test_caches_keep_parts_and_pages_apart(client):
    for headers in ({}, HTMX):
        answer = client.get(PAGE, {"q": "cpo"}, headers=headers)
        assert "HX-Request" in answer["Vary"]
        assert "Cookie" not in answer["Vary"]
        assert "no-cache" in answer["Cache-Control"]


@pytest.mark.page_cache
def test_a_kept_page_is_told_from_a_part_and_from_other_queries(client):
    whole = ask(client, "cpo")
    assert "HX-Request" in whole["Vary"]
    assert client.get(PAGE, {"q": "cpo"}, headers=HTMX).text != whole.text
    assert ask(client, "cpo").text == whole.text
    assert ask(client, "cto").text != whole.text
    assert ask(client, "cpo", kind="role").text != whole.text
    assert ask(client, "cpo", utm_source="x").text == whole.text
    again = client.get(PAGE, {"q": "cpo"}, headers={"If-None-Match": whole["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["x" * 201, "a " * 1000, "ệ" * 2000, "%" * 2000])
def test_what_is_too_long_is_refused_in_plain_words(client, query):
    for headers in ({}, HTMX):
        answer = client.get(ENGLISH, {"q": query}, headers=headers)
        assert answer.status_code == 400
        assert "Please use at most 200 characters" in answer.text
        assert 'href="/en/acronyms/cpo/"' in answer.text


ODD = ["\x00", "cpo\x00", "\x1b[31m", "\r\nX: y", "\ud7ff\u200b\ufeff", "%", "_", "\\", "'\"--",
       "<script>alert(1)</script>", "(((((", "ﷺ" * 50, "🙂", "a" * 200, "ế" * 200]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_get_a_page(client, query):
    for headers in ({}, HTMX):
        answer = client.get(PAGE, {"q": query, "kind": query, "page": query}, headers=headers)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "\x00" not in answer.text
    assert client.get(f"{PAGE}?q=%ff%fe&q=%00").status_code == 200


def test_control_characters_do_not_keep_from_finding(client):
    assert results(ask(client, "\tcpo\r\n"))[0][0] == "/chuc-danh/cpo/"


@pytest.mark.parametrize("query", ["", "xyzzy qwerty"])
def test_nothing_to_show_gets_ways_on(client, query):
    page = ask(client, query)
    for path in ("/viet-tat/cpo/", "/viet-tat/giam-doc-kinh-doanh/", "/chuc-danh/", "/so-sanh/"):
        assert f'href="{path}"' in page.text
    assert ('content="noindex"' in page.text) is bool(query)


def test_a_page_beyond_the_last_and_an_unknown_kind_are_survived(client):
    assert results(ask(client, "cpo", kind="role", page="99"))
    assert results(ask(client, "cpo", kind="zeta")) == results(ask(client, "cpo"))
    empty = ask(client, "wiindi", kind="skill")
    assert "Không có kết quả nào thuộc loại này" in empty.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_index_holds_no_words_of_the_interface(client, language):
    """Whoever has it made, each reader gets it in the language of the page."""
    with translation.override(language):
        call_command("rebuild_search", verbosity=0)
    cco, skill = (
        SearchEntry.objects.get(kind=Kind.ACRONYM, key="cco"),
        Skill.objects.get(slug="negotiation"),
    )
    assert (cco.about_vi, cco.about_en) == ("", "")
    vi, en = (
        ask(client, "cco", kind="acronym").text,
        ask(client, "cco", ENGLISH, kind="acronym").text,
    )
    assert f"{cco.detail} nghĩa" in vi
    assert f"{cco.detail} senses" in en
    for path, code in ((PAGE, "vi"), (ENGLISH, "en")):
        with translation.override(code):
            kind = skill.get_kind_display()
        title, chip = re.search(
            r"/negotiation/\">(.*?)</a>(.*?)</p>", ask(client, "negotiation", path).text
        ).groups()
        assert plain(chip) == kind
        assert plain(title) == getattr(skill, f"name_{code}")


def test_the_other_language_is_shown_only_where_nothing_else_says_why(client):
    page = ask(client, "marketing").text
    cmo, growth = Role.objects.get(slug="cmo"), "plays the leading part in"
    assert cmo.summary_vi.split(",")[0] in page
    assert cmo.summary_en.split(",")[0] not in plain(page)
    assert growth in plain(page)  # «tiếp thị» in Vietnamese


def test_long_names_fit_into_the_index(client):
    pair = f"{'Giám đốc ' * 13}– {'Trưởng phòng ' * 9}"
    texts = {"vi": pair, "en": ""}
    put([Document(Kind.COMPARISON, "long", texts, {"vi": "/x/", "en": "/en/x/"}, about=texts)])
    assert len(pair) > 200
    assert SearchEntry.objects.get(key="long").about_vi == pair


# A page: names, the vocabulary, candidates, entries and their names. Marks typed on what is no
# syllable: candidates once more. A question: its names first, then the comparison or the role. A
# correction: whether the vocabulary is new, and all again. Nothing at all: ways on.
COSTS = {
    "cpo": 7,
    "giám đốc sản xuất": 6,
    "cpo khác gì cto": 10,
    "ai báo cáo cho ceo": 9,
    "gaim doc nha may": 10,
    "xyzzy qwerty": 12,
    "": 1,
}
# While one types nothing is offered instead of nothing, and no missing profile is told.
WHILE_TYPING = COSTS | {
    "cpo": 6,
    "ai báo cáo cho ceo": 8,
    "cpo khác gì cto": 9,
    "xyzzy qwerty": 6,
    "": 0,
}


def costs(client, headers):
    found = {}
    for query in COSTS:
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE, {"q": query}, headers=headers)
        found[query] = len(asked)
    return found


@pytest.mark.parametrize(
    ("headers", "pinned"), [({}, COSTS), (HTMX, WHILE_TYPING)], ids=["page", "suggestions"]
)
def test_the_queries_are_few_and_do_not_grow(client, headers, pinned):
    ask(client, "xyzzy")  # a process reads the vocabulary once
    assert costs(client, headers) == pinned
    titles = [f"Giám đốc sản xuất CPO, CEO và CTO số {n}" for n in range(250)]
    put(
        Document(
            Kind.RESPONSIBILITY,
            f"more{n}",
            title={"vi": title, "en": ""},
            address={"vi": f"/{n}/", "en": f"/en/{n}/"},
        )
        for n, title in enumerate(titles)
    )
    ask(client, "xyzzy")
    assert costs(client, headers) == pinned


@pytest.mark.parametrize("query", ["kpi", "KPIs", "bao cao truc tiep", "reports directly"])
def test_terms_of_the_glossary_are_found_in_both_languages(client, query):
    for path, glossary in ((PAGE, "/thuat-ngu/"), (ENGLISH, "/en/glossary/")):
        found = [address for address, _text in results(ask(client, query, path))]
        assert any(address.startswith(f"{glossary}#term-") for address in found)
