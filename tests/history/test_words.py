from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.history.word_diff import DELETED, INSERTED, SAME, compare


def joined(runs, without):
    return "".join(text for kind, text in runs if kind != without)


def test_words_are_marked_not_letters():
    assert compare("Phụ trách sản phẩm", "Phụ trách sản xuất") == [
        (SAME, "Phụ trách sản "),
        (DELETED, "phẩm"),
        (INSERTED, "xuất"),
    ]


def test_neighbouring_words_change_as_one():
    assert compare("a big red house", "a small blue house") == [
        (SAME, "a "),
        (DELETED, "big red"),
        (INSERTED, "small blue"),
        (SAME, " house"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("", "", []),
        ("", "new", [(INSERTED, "new")]),
        ("old", "", [(DELETED, "old")]),
        ("same", "same", [(SAME, "same")]),
        ("one.", "one;", [(SAME, "one"), (DELETED, "."), (INSERTED, ";")]),
    ],
)
def test_edges(before, after, runs):
    assert compare(before, after) == runs


def test_a_word_with_loose_marks_stays_whole():
    assert compare("ho\u0300a", "ho\u0301a") == [(DELETED, "ho\u0300a"), (INSERTED, "ho\u0301a")]


words = st.lists(st.sampled_from(["a", "b", "giám", "đốc", " ", ". ", "\n"]), max_size=30)


@given(words.map("".join), words.map("".join))
def test_both_texts_can_be_read_from_the_runs(before, after):
    runs = compare(before, after)
    assert joined(runs, INSERTED) == before
    assert joined(runs, DELETED) == after
    assert all(text for _, text in runs)
    assert all(one[0] != other[0] for one, other in pairwise(runs))


def test_texts_too_long_for_comparing_are_replaced_whole():
    before, after = "a " * 3000, "b " * 3000
    assert compare(before, after) == [(DELETED, before), (INSERTED, after)]
