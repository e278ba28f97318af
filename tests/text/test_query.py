"""A query has the same words in each spelling, and knows its acronyms."""

import pytest
from hypothesis import example, given

from roles.vietnamese.folding import compact, exact, fold, toned, unmarked
from roles.vietnamese.query import Query
from tests.text.strategies import decomposed, texts


@given(texts)
@example("đ.ê b̃ ½ ﬁ")
def test_each_word_is_spelled_as_the_whole_query_is(text):
    query = Query(text)
    assert (query.exact, query.folded, query.compact) == (exact(text), fold(text), compact(text))
    for word in query.words:
        spelled = unmarked(word.toned), exact(word.toned), fold(word.toned)
        assert (word.unmarked, word.exact, word.folded) == spelled
    assert " ".join(word.toned for word in query.words) == toned(text)


@pytest.mark.parametrize(
    ("typed", "known", "acronyms"),
    [
        ("CPO là gì", None, {"cpo"}),
        ("cpo là gì", None, set()),
        ("cpo là gì", {"cpo"}, {"cpo"}),
        ("CPO LÀ GÌ", {"cto"}, set()),  # where all is in capitals, only what is known is one
        ("CPO LÀ GÌ", {"cpo"}, {"cpo"}),
    ],
)
def test_an_acronym_is_in_capitals_or_known(typed, known, acronyms):
    query = Query(typed, known and frozenset(known))
    assert query.acronyms == acronyms
    assert {word.folded for word in query.words if word.is_acronym} == acronyms


@pytest.mark.parametrize("text", ["giám đốc", "GIÁM", decomposed("đốc"), "Ðoc", "ơ"])
def test_marks_are_noticed(text):
    assert Query(text).has_marks


@pytest.mark.parametrize("text", ["giam doc", "CPO", "ＣＰＯ", "S&OP", "don’t", "日本", "한국", ""])
def test_text_without_marks_has_none(text):
    assert not Query(text).has_marks
