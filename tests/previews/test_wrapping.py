"""Lines of text: widths are numbers of letters here."""

from hypothesis import given
from hypothesis import strategies as st

from roles.previews.wrapping import ELLIPSIS, balance, fits, wrap

WORDS = st.lists(st.text("aăâbcdđeêếộ", min_size=1, max_size=9), min_size=1, max_size=20)


def test_lines_break_between_words():
    assert wrap("giám đốc quản lý sản phẩm", 15, len, 3) == ["giám đốc quản", "lý sản phẩm"]


def test_what_does_not_fit_is_cut_at_a_word():
    assert wrap("một hai ba bốn năm sáu", 8, len, 2) == ["một hai", "ba bốn…"]


def test_a_comma_does_not_stand_before_the_ellipsis():
    assert wrap("một, hai, ba bốn", 9, len, 1) == ["một, hai…"]


def test_no_syllable_stands_alone_in_the_last_line():
    assert wrap("một hai ba bốn năm", 14, len, 2) == ["một hai ba", "bốn năm"]


def test_a_balanced_heading_has_lines_of_like_length():
    assert balance("trong ban lãnh đạo ai làm gì", 24, len, 3) == [
        "trong ban lãnh",
        "đạo ai làm gì",
    ]


def test_what_is_bound_stays_together():
    assert wrap("trong ban lãnh\N{NO-BREAK SPACE}đạo", 14, len, 2) == [
        "trong ban",
        "lãnh\N{NO-BREAK SPACE}đạo",
    ]


def test_a_word_wider_than_a_line_is_broken():
    assert wrap("nghiêncứuviên cao cấp", 7, len, 3) == ["nghiênc", "ứuviên", "cao cấp"]
    assert not fits("nghiêncứuviên cao cấp", 7, len, 9)
    assert fits("nghiên cứu viên cao cấp", 7, len, 9)
    assert not fits("nghiên cứu viên cao cấp", 7, len, 2)


@given(st.text("aăW ", max_size=60), st.integers(1, 12), st.integers(1, 6))
def test_no_line_is_wider_than_the_width(text, width, lines):
    found = wrap(text, width, len, lines)
    assert len(found) <= lines
    assert all(len(line.removesuffix(ELLIPSIS)) <= width for line in found)


@given(WORDS, st.integers(9, 40), st.integers(1, 4))
def test_lines_keep_within_the_width_and_lose_no_word_but_at_the_end(words, width, lines):
    text = " ".join(words)
    found = wrap(text, width, len, lines)
    assert 1 <= len(found) <= lines
    assert all(len(line) <= width or " " not in line for line in found)
    assert text.startswith(" ".join(found).removesuffix(ELLIPSIS))


@given(WORDS, st.integers(9, 40), st.integers(1, 4))
def test_balancing_says_the_same_in_as_many_lines(words, width, lines):
    text = " ".join(words)
    plain, balanced = wrap(text, width, len, lines), balance(text, width, len, lines)
    assert len(plain) == len(balanced)
    assert " ".join(plain) == " ".join(balanced)
