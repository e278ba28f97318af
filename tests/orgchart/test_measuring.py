"""Widths of texts and their lines; that the widths are true is for `test_text_fits`."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart.measuring import fit, shorten, width, wrap

ROOMS = (92.0, 108.0, 124.0, 140.0, 156.0, 172.0)
TEXTS = st.text(st.sampled_from("aăâđêôơưiImW ỄẬỹ·x"), max_size=80)


def test_marks_take_no_room_but_the_horn_does():
    assert width("ấ", 10) == width("a", 10)
    assert width("ừ", 10) == width("ư", 10) > width("u", 10)
    assert width("Đ", 10) > width("I", 10)


@given(TEXTS)
def test_composed_and_decomposed_spelling_wrap_alike(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert wrap(decomposed, 120, 13) == wrap(composed, 120, 13)


def test_bold_is_wider():
    assert width("Giám đốc", 13, bold=True) > width("Giám đốc", 13)


@given(TEXTS, st.sampled_from(ROOMS), st.integers(1, 4))
def test_no_line_is_wider_than_the_room_and_none_too_many(text, room, most):
    lines = wrap(text, room, 13, most=most)
    assert len(lines) <= most
    assert all(width(line, 13) <= room for line in lines)


@given(TEXTS)
def test_what_is_not_cut_is_kept_word_by_word(text):
    lines = wrap(text, 300, 13, most=100)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == unicodedata.normalize("NFC", text).split()


def test_an_overlong_word_and_an_overlong_text_end_with_an_ellipsis():
    assert wrap("a" * 100, 92, 13)[0].endswith("…")
    *_, last = wrap("giám đốc " * 20, 92, 13)
    assert last.endswith("…")


def test_a_cut_leaves_no_space_before_the_ellipsis():
    assert shorten("Giám đốc sản phẩm", width("Giám …", 13) + 1, 13) == "Giám…"


def test_a_word_too_wide_does_not_swallow_the_next():
    assert wrap(f"{'m' * 40} an", 92, 13)[1] == "an"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Giám đốc sản phẩm", ["Giám đốc", "sản phẩm"]),
        ("Giám đốc quản lý sản phẩm", ["Giám đốc", "quản lý sản phẩm"]),
        ("Giám đốc trải nghiệm người dùng", ["Giám đốc", "trải nghiệm", "người dùng"]),
        ("Trưởng phòng Phân tích sản phẩm", ["Trưởng phòng", "Phân tích sản phẩm"]),
        ("Director of Product Management", ["Director of", "Product", "Management"]),
        ("Hội đồng quản trị", ["Hội đồng", "quản trị"]),
        ("Giám đốc", ["Giám đốc"]),
        ("", []),
    ],
)
def test_a_title_breaks_after_its_head(title, lines):
    assert fit(title, ROOMS, 13)[0] == lines


@given(TEXTS)
def test_a_fitted_title_stays_in_its_room(text):
    lines, room = fit(text, ROOMS, 13)
    assert room in ROOMS
    assert len(lines) <= 3
    assert all(width(line, 13) <= room + 1e-9 for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == unicodedata.normalize("NFC", text).split()


def test_a_title_takes_the_narrowest_room_that_holds_it():
    assert fit("CEO", ROOMS, 13)[1] == ROOMS[0]
    assert fit("Giám đốc", ROOMS, 13)[1] == ROOMS[0]
    assert fit("Giám đốc nghiên cứu và phát triển sản phẩm xuất khẩu", ROOMS, 13)[1] > ROOMS[0]


def test_an_unknown_letter_counts_as_wide():
    assert width("漢", 10) >= 10
    assert width("🙂", 10) >= 12
