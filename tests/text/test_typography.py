from hypothesis import given
from hypothesis import strategies as st

from roles.vietnamese.typography import LONGEST_SYLLABLE, NO_BREAK, unorphaned


def shown(text):
    return unorphaned(text).replace(NO_BREAK, "_")


def test_the_last_two_syllables_are_bound():
    assert shown("Trưởng phòng phân tích sản phẩm") == "Trưởng phòng phân tích sản_phẩm"


def test_the_mark_at_the_end_belongs_to_the_syllable():
    assert shown("Ai là «giám đốc kinh doanh»?") == "Ai là «giám đốc kinh_doanh»?"
    assert shown("Chữ C thứ hai trong CCO là gì?") == "Chữ C thứ hai trong CCO là_gì?"


def test_short_texts_and_long_words_stay_as_they_are():
    for text in ("", "CPO", "Giám đốc", "Director of Product Management", " x"):
        assert unorphaned(text) == text


def test_binding_twice_binds_no_more():
    once = unorphaned("một hai ba bốn")
    assert unorphaned(once) == once


@given(st.text("ab \N{NO-BREAK SPACE}", max_size=30))
def test_only_one_space_changes(text):
    found = unorphaned(text)
    assert found.replace(NO_BREAK, " ").split() == text.replace(NO_BREAK, " ").split()
    assert found.count(NO_BREAK) <= text.count(NO_BREAK) + 1


@given(st.lists(st.text("abc", min_size=1, max_size=LONGEST_SYLLABLE), min_size=3, max_size=9))
def test_no_syllable_is_alone_after_the_last_place_to_break(words):
    assert NO_BREAK in unorphaned(" ".join(words)).rsplit(" ", 1)[-1]
