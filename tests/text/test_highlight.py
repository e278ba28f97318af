"""Highlighting marks the spelling as written, whatever was typed to find it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.search.highlighting import highlight
from roles.vietnamese.folding import fold
from roles.vietnamese.query import Query
from tests.text.strategies import decomposed, syllables, texts


def shown(text: str, *query: str) -> str:
    """The pieces with the matched ones between brackets."""
    return "".join(
        f"[{piece}]" if hit else piece for piece, hit in highlight(text, Query(" ".join(query)))
    )


CASES = [
    ("Giám đốc nhà máy", ["giam"], "[Giám] đốc nhà máy"),
    ("Giám đốc nhà máy", ["giam", "doc"], "[Giám đốc] nhà máy"),
    ("Giám đốc nhà máy", ["giam", "may"], "[Giám] đốc nhà [máy]"),
    ("Giám đốc nhà máy", ["Giám đốc"], "[Giám đốc] nhà máy"),  # marked and unsplit queries
    ("Hoà bình", ["hoa"], "[Hoà] bình"),
    ("Cấp cao báo cáo", ["cáo"], "Cấp cao báo [cáo]"),  # marks that were typed count
    ("Cấp cao báo cáo", ["cao"], "Cấp [cao] báo [cáo]"),
    ("Cấp cao", ["cáo"], "Cấp [cao]"),  # unless nothing has them
    ("Cho ai ở chợ", ["báo", "cho"], "[Cho] ai ở chợ"),
    ("Giám đốc", ["giám", "doc"], "[Giám đốc]"),
    ("Sáng kiến về sản phẩm", ["sản", "phẩm"], "Sáng kiến về [sản phẩm]"),
    ("Hoà bình, hoa hồng", ["hòa"], "[Hoà] bình, hoa hồng"),  # two habits, one mark
    ("Product Owner", ["prod"], "[Prod]uct Owner"),
    ("Product", ["product", "pro"], "[Product]"),
    ("Product", ["pro", "prod"], "[Prod]uct"),
    ("reproduce", ["pro"], "reproduce"),  # beginnings of words only
    ("À, anh là a", ["a"], "[À], anh là [a]"),  # one letter: whole words only
    ("(CPO)", ["cpo"], "([CPO])"),
    ("C.P.O. là", ["cpo"], "[C.P.O]. là"),
    ("C P O", ["cp"], "[C P] O"),
    ("S&OP, SOP", ["s", "op"], "[S&OP], SOP"),
    ("L’Oréal", ["loreal"], "[L’Oréal]"),
    ("Gi\u200bám đốc", ["giam"], "[Gi\u200bám] đốc"),
    ("ﬁnance", ["fin"], "[ﬁn]ance"),
    ("ＣＰＯ", ["cpo"], "[ＣＰＯ]"),
    ("một, hai\n\nba", ["hai", "ba", "mot"], "[một], [hai]\n\n[ba]"),
    ("<b>Giám & đốc</b>", ["b", "giam"], "<[b>Giám] & đốc</[b]>"),  # escaped by the template
    ("Giám đốc", ["x"], "Giám đốc"),
    ("Giám đốc", [""], "Giám đốc"),
    ("Giám đốc", [], "Giám đốc"),
    ("", ["giam"], ""),
]


@pytest.mark.parametrize(("text", "query", "expected"), CASES)
def test_highlight(text, query, expected):
    assert shown(text, *query) == expected


@pytest.mark.parametrize(("text", "query", "expected"), CASES)
def test_decomposed_text_is_cut_in_the_same_places(text, query, expected):
    assert shown(decomposed(text), *query) == decomposed(expected)


@given(texts, st.lists(st.one_of(syllables, st.text(max_size=4)), max_size=4))
def test_pieces_join_to_the_text_and_alternate(text, query):
    pieces = highlight(text, Query(" ".join(query)))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    hits = [hit for _, hit in pieces]
    assert all(one != other for one, other in pairwise(hits))


@given(st.lists(syllables.filter(str.isalpha), min_size=1, max_size=6))
def test_every_word_of_the_query_is_found(found):
    text = " xx ".join(found)
    hits = [fold(piece) for piece, hit in highlight(text, Query(found[0])) if hit]
    assert fold(found[0]) in " ".join(hits).split()


def test_a_letter_that_vanishes_and_one_that_becomes_two_leave_the_places_right():
    text = "e\u0301 giám ﬁ"  # as long as «e giam fi»
    assert highlight(text, Query("giam")) == [("e\u0301 ", False), ("giám", True), (" ﬁ", False)]
