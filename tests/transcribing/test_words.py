"""Wording shared with an article, and the first words of a passage."""

import unicodedata

import pytest

from roles.evidence.fragments import check_fragment
from roles.transcribing.first_words import first_words
from roles.transcribing.shared_words import shared_runs

EIGHT = "lập ngân sách năm cho toàn bộ công"
ARTICLE = f"Hằng tháng, giám đốc «{EIGHT}» ty; rồi báo cáo.\nĐoạn thứ hai nói điều khác hẳn."


def test_eight_words_in_a_row_are_shared_seven_are_not():
    assert shared_runs(f"Phải {EIGHT} nữa", ARTICLE) == [EIGHT]
    assert shared_runs(EIGHT.rpartition(" ")[0], ARTICLE) == []


def test_a_longer_run_is_told_whole_and_two_are_told_apart():
    both = f"{EIGHT} ty; RỒI: báo, và đoạn thứ hai nói điều khác hẳn! Xong"
    second = "đoạn thứ hai nói điều khác hẳn!"
    assert shared_runs(both, ARTICLE) == [f"{EIGHT} ty; RỒI: báo"]
    assert shared_runs(f"{EIGHT}. Khác. {second} A b", ARTICLE + " a b") == [EIGHT, second + " A b"]


@pytest.mark.parametrize(
    "typed",
    [
        EIGHT.upper(),
        EIGHT.replace(" ", ", "),
        EIGHT.replace(" ", "\r\n"),
        unicodedata.normalize("NFD", EIGHT),
        EIGHT.replace("n", "\u200bn"),
    ],
)
def test_case_punctuation_and_what_nobody_sees_hide_nothing(typed):
    assert len(shared_runs(typed, ARTICLE)) == 1
    assert len(shared_runs(EIGHT, ARTICLE.replace(EIGHT, typed))) == 1


def test_other_words_and_other_marks_are_other_words():
    assert shared_runs(EIGHT.replace("năm", "nam"), ARTICLE) == []
    assert shared_runs("", ARTICLE) == shared_runs(EIGHT, "") == []


def test_first_words_are_few_and_stand_once():
    assert first_words("Đoạn thứ hai nói điều khác hẳn.", ARTICLE) == "Đoạn thứ hai"
    twice = "Giám đốc tài chính lập.\nGiám đốc tài chính xem xét."
    assert first_words("Giám đốc tài chính xem xét.", twice) == "Giám đốc tài chính xem"
    check_fragment(first_words("Giám đốc tài chính xem xét.", twice))


def test_what_stands_twice_has_no_first_words():
    assert first_words("Đoạn này có hai lần.", "Đoạn này có hai lần.\r\nĐoạn này có hai lần.") == ""
    assert first_words("", ARTICLE) == first_words("…", ARTICLE) == ""
    assert first_words("dài" * 60, "dài" * 60) == ""


def test_marks_around_words_are_left_out():
    article = "Xem «Giám đốc, tài».\n• Một hai ba"
    assert first_words("«Giám đốc, tài»", article) == "Giám đốc, tài"
    assert first_words("• Một hai ba", article) == "Một hai ba"
    broken = unicodedata.normalize("NFD", "Một\u200b hai ba")
    assert first_words(broken, "Một hai ba") == "Một hai ba"
