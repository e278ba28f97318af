"""Links to passages, articles of laws, the order of evidence. No database."""

from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError

from roles.evidence.fragments import check_fragment, passage_address
from roles.evidence.laws import article_of, by_law, check_acts
from roles.evidence.references import (
    KINDS,
    Reference,
    by_evidence,
    is_history,
    number_references,
    ranges,
)
from roles.models.vocabulary import SourceKind

PAGE = "https://a.example/bai"


def reference(source="law", kind="law", place="§1", **more):
    plain = {"heading": "", "title": source, "publisher": source, "author": "", "url": PAGE}
    return Reference(
        place, source=source, kind=kind, published_on=None, language="vi", **plain | more
    )


def claim(name, *references):
    return SimpleNamespace(anchor=name, references=list(references))


@pytest.mark.parametrize(
    ("url", "fragment", "address"),
    [
        (PAGE, "", PAGE),
        (PAGE, "Giám đốc", f"{PAGE}#:~:text=Gi%C3%A1m%20%C4%91%E1%BB%91c"),
        (PAGE, "a, b-c & d", f"{PAGE}#:~:text=a%2C%20b%2Dc%20%26%20d"),
        (PAGE, "  50%  +\n/?#: ", f"{PAGE}#:~:text=50%25%20%2B%20%2F%3F%23%3A"),
        (PAGE, "«S&OP» – ví", f"{PAGE}#:~:text=%C2%ABS%26OP%C2%BB%20%E2%80%93%20v%C3%AD"),
        (f"{PAGE}#dieu-162", "a", f"{PAGE}#dieu-162:~:text=a"),
        (f"{PAGE}?x=1&y=2", "a", f"{PAGE}?x=1&y=2#:~:text=a"),
        (f"{PAGE}#:~:text=b", "a", f"{PAGE}#:~:text=a"),
        (f"{PAGE}#:~:text=b", "", f"{PAGE}#:~:text=b"),
    ],
)  # fmt: skip
def test_a_link_opens_where_the_passage_begins(url, fragment, address):
    found = passage_address(url, fragment)
    assert found == address
    if fragment:
        directive = found.partition(":~:text=")[2]
        assert not set(directive) & set(",-& ")
        assert unquote(directive) == " ".join(fragment.split())


@pytest.mark.parametrize("text", ["một", "một hai ba bốn năm sáu", "S&OP là gì?", "§162", "a-b, c"])
def test_up_to_six_words_are_a_fragment(text):
    check_fragment(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("một hai ba bốn năm sáu bảy", "too_many_words"),
        ("một  hai\tba\nbốn năm\xa0sáu bảy", "too_many_words"),
        ("…", "no_words"),
        (" - & , ", "no_words"),
    ],
)
def test_a_sentence_is_no_fragment(text, code):
    with pytest.raises(ValidationError) as refused:
        check_fragment(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("§162", ["162"]),
        ("§162.3", ["162", "3"]),
        ("§162.3.b", ["162", "3", "b"]),
        ("§162.đ", ["162", "đ"]),
        ("§3a.2", ["3a", "2"]),
        ("Điều 162", ["162"]),
        ("Điều 162 khoản 3", ["162", "3"]),
        ("Điều 162 khoản 3 điểm b", ["162", "3", "b"]),
        ("Điều 162.3", ["162", "3"]),
        ("Điều 170 khoản 2–3", ["170", "2–3"]),
        ("Điều 4 khoản 35 (bổ sung)", ["4", "35 (bổ sung)"]),
        ("Phụ lục I Điều 40", ["I", "40"]),
        ("§0", []),
        ("§III.2", []),
        ("§162.3.4", []),
        ("162", []),
    ],
)
def test_places_of_a_law_are_articles(place, parts):
    assert list(article_of(place).values()) == parts


@pytest.mark.parametrize("text", ["76/2025/QH15", "245/2025/NĐ-CP", "38/2019/QH14, 56/2024/QH15"])
def test_acts_have_numbers(text):
    check_acts(text)


@pytest.mark.parametrize(
    "text",
    ["Luật 76/2025", "76/2025/QH15;", "1/2025/QH15,56/2024/QH15", "76/25/QH15", "x", "1/2025/", ""],
)
def test_what_is_no_number_of_an_act(text):
    with pytest.raises(ValidationError) as refused:
        check_acts(text)
    assert refused.value.code == "no_act"


def test_evidence_stands_in_the_order_of_kinds():
    assert [kind for kind in KINDS if kind] == SourceKind.values
    mixed = [reference(kind, kind) for kind in ("copy", "", "training", "catalogue", "law")]
    assert [r.kind for r in sorted(mixed, key=by_evidence)] == [
        "law", "catalogue", "training", "", "copy",
    ]  # fmt: skip


def test_numbers_follow_first_use_and_within_a_statement_the_kind():
    law, firm, blog = reference(), reference("firm", "employer"), reference("blog", "training")
    first, second = claim("a", blog), claim("b", law, firm, blog)
    references = number_references([first, second])
    assert [entry.reference.source for entry in references] == ["blog", "law", "firm"]
    assert [mark.number for mark in second.marks] == [1, 2, 3]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([], ""), ([3], "3"), ([1, 2], "1, 2"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7, 8")],
)
def test_numbers_are_told_in_ranges(numbers, told):
    assert ranges(numbers) == told


def test_each_voice_counts_once_at_its_best_kind():
    pages = [
        reference("a", "training", publisher="Báo Một"),
        reference("b", "employer", publisher="BÁO MỘT"),
        reference("c", "recruiter", speaker="Báo một"),
        reference("d", "catalogue"),
    ]
    assert number_references([claim("a", *pages)]).voices == {"catalogue": 1, "employer": 1}


def test_provisions_stand_below_their_law_and_what_holds_comes_first():
    new, old = reference("new"), reference("old", law_status="repealed")
    firm = reference("firm", "employer")
    claims = [claim("a", firm), claim("b", old), claim("c", old, new), claim("d", new, firm)]
    found = [
        (law.reference and law.reference.source, [c.anchor for c in law.claims])
        for law in by_law(claims)
    ]
    assert found == [("new", ["c", "d"]), ("old", ["b"]), (None, ["a"])]


def test_only_what_rests_on_repealed_law_alone_is_history():
    new, old = reference("new"), reference("old", law_status="repealed")
    assert [is_history(x) for x in ([], [old], [old, new], [new])] == [False, True, False, False]
