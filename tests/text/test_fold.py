"""Folding: one form for every way of typing the same words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.vietnamese.folding import compact, exact, fold, slugify_vi, words
from tests.text.strategies import LETTERS, VOWEL_LETTERS, decomposed, texts

FOLDED = [
    ("Giám đốc", "giam doc"),
    ("GIÁM ĐỐC", "giam doc"),
    ("giam doc", "giam doc"),
    ("  Giám\t đốc\n", "giam doc"),
    ("Giám\u00a0đốc", "giam doc"),
    ("Giám_đốc", "giam doc"),
    ("giám-đốc", "giam doc"),
    ("«Giám đốc»", "giam doc"),
    ("“Giám đốc”?!", "giam doc"),
    ("Gi\u200bám đ\u00adốc\ufeff", "giam doc"),
    ("Giám\x00 đốc\x1b", "giam doc"),
    ("Ðốc ðốc Ɖốc", "doc doc doc"),  # Latin eth and African d, typed for đ
    ("hoà", "hoa"),
    ("hòa", "hoa"),
    ("thuỷ thủy", "thuy thuy"),
    ("ＣＰＯ", "cpo"),
    ("Ｓ＆ＯＰ", "s op"),
    ("S&OP", "s op"),
    ("s & op", "s op"),
    ("s-op", "s op"),
    ("SOP", "sop"),
    ("C.P.O.", "cpo"),
    ("c-p-o", "cpo"),
    ("C P O", "cpo"),
    ("c . p . o", "cpo"),
    ("R&D", "rd"),
    ("R & D", "rd"),
    ("M&A, P&L", "ma pl"),
    ("what is a C.P.O.?", "what is a cpo"),
    ("A/B testing", "ab testing"),
    ("the C.P.O. A plan", "the cpo a plan"),
    ("C.P.O. S&OP", "cpo s op"),
    ("A, B", "ab"),  # what «A B» folds to cannot depend on a comma that folding drops
    ("TP.HCM", "tp hcm"),
    ("ISO 9001:2015", "iso 9001 2015"),
    ("1 2 3", "1 2 3"),
    ("B2B", "b2b"),
    ("What's", "whats"),
    ("L’Oréal", "loreal"),
    ("M'Nông", "mnong"),
    ("Product™ (Beta)", "product beta"),
    ("straße Œuvre Łódź Øre", "strasse oeuvre lodz ore"),
    ("ﬁnance Ⅳ", "finance iv"),
    ("Ελλάς 日本", "ελλασ 日本"),
    ("", ""),
    (" .-&\x00\u200b ", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text, expected):
    assert fold(text) == expected
    assert fold(decomposed(text)) == expected


def test_each_vietnamese_letter_folds_to_an_unmarked_one():
    assert len(LETTERS) == 146
    for letter in LETTERS:
        for spelled in (letter, decomposed(letter)):
            folded = fold(spelled)
            assert len(folded) == 1
            assert folded in "adeiouy"


@pytest.mark.parametrize("text", ["S&OP", "SOP", "s-op", "s op", "S & OP", "Ｓ＆ＯＰ", "S.O.P."])
def test_compact_unites_the_ways_of_writing_an_acronym(text):
    assert compact(text) == "sop"


# All of Unicode without the ideographs, the Hangul syllables and private use: they have no case.
CHARACTERS = [
    *range(0x3400),
    *range(0xA000, 0xAC00),
    *range(0xD7A4, 0xE000),
    *range(0xF900, 0x20000),
]


def test_no_character_breaks_folding():
    """Idempotent, and the same through `exact`, for each and beside a letter."""
    for code in CHARACTERS:
        text = f"{chr(code)} b{chr(code)}"
        folded = fold(text)
        assert fold(folded) == folded, hex(code)
        assert fold(exact(text)) == folded, hex(code)
        assert "\x00" not in folded


@given(texts)
def test_fold_is_idempotent_and_blind_to_composition(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(decomposed(text)) == fold(unicodedata.normalize("NFC", text)) == folded
    assert fold(text.upper().lower()) == folded
    assert folded == " ".join(words(text))


@given(texts)
def test_exact_keeps_what_fold_drops_and_nothing_else(text):
    kept = exact(text)
    assert exact(kept) == kept
    assert exact(decomposed(text)) == kept
    assert fold(kept) == fold(text)
    assert unicodedata.is_normalized("NFC", kept)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_has_no_marks_to_keep(text):
    """The search index folds such texts once (`roles.search.indexing.forms`)."""
    assert exact(text) == fold(text)


@given(st.lists(st.sampled_from("ab ở.&-'"), max_size=60).map("".join))
def test_initials_join_the_same_way_twice(text):
    assert fold(fold(text)) == fold(text)
    assert fold(exact(text)) == fold(text)


EXACT = [
    ("Giám Đốc", "giám đốc"),
    ("GIẢM ĐỘC!", "giảm độc"),
    ("hoà", "hòa"),
    ("HOẢ, khoẻ, loá, tuỳ", "hỏa khỏe lóa tùy"),
    ("thuỷ thuý luỹ luỵ", "thủy thúy lũy lụy"),
    ("uý úy", "úy úy"),
    ("qúy quý quỳ qùy", "quý quý quỳ quỳ"),
    ("qúa quá", "quá quá"),
    ("gìa già giặt giúp", "già già giặt giúp"),
    ("gì gìn", "gì gìn"),
    ("hòan hoàn toàn", "hoàn hoàn toàn"),
    ("ngòai ngoài khủyu khuỷu", "ngoài ngoài khuỷu khuỷu"),
    ("míạ", "míạ"),  # two tones: not a syllable, left alone
    ("mía cửa của thuế thuở rượu", "mía cửa của thuế thuở rượu"),
    ("Ðốc", "đốc"),
    ("résumé café", "résumé café"),
    ("ＧＩÁＭ", "giám"),
    ("C.P.O. S&OP", "cpo s op"),
    ("Product™", "product"),
]


@pytest.mark.parametrize(("text", "expected"), EXACT)
def test_exact(text, expected):
    assert exact(text) == expected
    assert exact(decomposed(text)) == expected


def test_a_tone_typed_on_either_vowel_compares_equal():
    """The open nuclei that the two styles spell differently, with every tone."""
    for nucleus in ("oa", "oe", "uy"):
        for tone in VOWEL_LETTERS[1:6]:
            mark = decomposed(tone)[1]
            new = unicodedata.normalize("NFC", "h" + nucleus + mark)
            old = unicodedata.normalize("NFC", "h" + nucleus[0] + mark + nucleus[1])
            assert new != old
            assert exact(new) == old == exact(old)


SLUGS = [
    ("Giám đốc nhà máy", "giam-doc-nha-may"),
    ("S&OP", "s-op"),
    ("Hội đồng quản trị (HĐQT)", "hoi-dong-quan-tri-hdqt"),
    ("Director of UX", "director-of-ux"),
    ("C.P.O.", "cpo"),
    ("--Quản_lý / Vận hành--", "quan-ly-van-hanh"),
    ("日本 2", "2"),
    ("日本", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slugify_vi(text, expected):
    assert slugify_vi(text) == expected
    assert slugify_vi(decomposed(text)) == expected


@given(texts)
def test_slugs_are_stable_and_plain(text):
    slug = slugify_vi(text)
    assert slugify_vi(slug) == slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")


def test_words_keep_their_order_and_repetitions():
    assert words("Giám đốc, giám  sát: S&OP") == ["giam", "doc", "giam", "sat", "s", "op"]
