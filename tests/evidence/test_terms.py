"""Terms are found by whole words, the longest first, and a page marks each of them once."""

import unicodedata

import pytest

from roles.evidence.terms import Marking, Terms

TERMS = Terms(
    [
        ("kpi", ["KPI", "KPIs"]),
        ("pl", ["P&L", "profit and loss"]),
        ("direct", ["báo cáo trực tiếp"]),
        ("report", ["báo cáo"]),
        ("law", ["người đại diện theo pháp luật"]),
        ("order", ["đơn hàng"]),
        ("executive", ["executive director"]),
        ("cpp", ["C++", "a.b*c"]),
        ("net", [".NET core"]),
        ("board", ["mảng Kpi"]),
        ("odd", ["", "  ", "&", "…"]),
        ("one", ["lead", "tw"]),
        ("two", ["LEAD time", "Lead"]),
    ]
)


def marked(text, terms=TERMS):
    return [(text[start:end], anchor) for start, end, anchor in terms.found(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đo bằng KPI.", [("KPI", "kpi")]),
        ("(KPI), “KPIs”", [("KPI", "kpi"), ("KPIs", "kpi")]),
        ("kpi, Kpi, KPIX, XKPI, KPI_1, KPI2", []),
        ("non-KPI, KPI-driven, KPI&A, R&KPI, kpi.vn, a@KPI, KPI.vn", []),
        ("KPI/OKR – KPI–OKR", [("KPI", "kpi"), ("KPI", "kpi")]),
        ("P&L của năm", [("P&L", "pl")]),
        ("P&amp;L, P & L", []),
        (
            "Profit and loss, PROFIT AND LOSS",
            [("Profit and loss", "pl"), ("PROFIT AND LOSS", "pl")],
        ),
        ("Báo cáo trực tiếp và báo cáo", [("Báo cáo trực tiếp", "direct"), ("báo cáo", "report")]),
        ("báo\u00a0cáo\ntrực  tiếp", [("báo\u00a0cáo\ntrực  tiếp", "direct")]),
        ("Người Đại Diện Theo Pháp Luật", [("Người Đại Diện Theo Pháp Luật", "law")]),
        ("đại diện theo pháp luật", []),
        ("Đơn hàng, ĐƠN HÀNG, don hang", [("Đơn hàng", "order"), ("ĐƠN HÀNG", "order")]),
        ("non-executive director, executive directors", []),
        ("C++ và a.b*c, aXbbc, C+++", [("C++", "cpp"), ("a.b*c", "cpp"), ("C++", "cpp")]),
        ("Mảng KPI", [("Mảng KPI", "board")]),
        (".NET core, aNET core", [(".NET core", "net")]),
        ("& … <>", []),
        ("lead, Lead, LEAD TIME", []),
        ("LEAD time tw", [("LEAD time", "two"), ("tw", "one")]),
        ("İİİ KPI báo cáo", [("KPI", "kpi"), ("báo cáo", "report")]),
        (unicodedata.normalize("NFD", "KPÍ"), []),
        ("", []),
    ],
)
def test_whole_words_and_the_longest(text, found):
    assert marked(text) == found


def test_a_term_that_is_typed_decomposed_is_found():
    terms = Terms([("direct", [unicodedata.normalize("NFD", "báo cáo trực tiếp")])])
    assert marked("báo cáo trực tiếp", terms) == [("báo cáo trực tiếp", "direct")]


def test_no_term_finds_nothing():
    assert marked("KPI", Terms([])) == []


def test_a_long_text_takes_no_time_that_grows_with_its_square():
    assert marked("báo " * 50_000 + "KPI") == [("KPI", "kpi")]


def test_a_page_marks_each_term_once_and_not_more_than_a_reader_can_step_through():
    marking = Marking(lambda: TERMS)
    assert [place[2] for place in marking.first_places("KPI và KPIs, P&L")] == ["kpi", "pl"]
    assert [place[2] for place in marking.first_places("P&L, báo cáo, KPI")] == ["report"]
    many = Terms((f"term-{n}", [f"T{n}T"]) for n in range(40))
    texts = (f"Về T{n}T." for n in range(40))
    marking = Marking(lambda: many)
    assert sum(len(marking.first_places(text)) for text in texts) == Marking.MOST == 15


def test_a_page_without_running_text_asks_for_no_terms():
    Marking(lambda: pytest.fail("asked"))
