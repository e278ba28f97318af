"""Dictionary order: letters of a syllable, then its tone, then the next syllable, case last."""

import random
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.vietnamese.folding import ALPHABET, TONES, exact, sort_key
from tests.text.strategies import VOWEL_LETTERS, decomposed, texts


def letters(listed: str) -> list[str]:
    return listed.split()


# Each list is written in the order that a Vietnamese dictionary gives.
ORDERED = [
    list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
    letters("a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b"),
    letters("e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f"),
    letters("o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p"),
    letters("u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v y ỳ ỷ ỹ ý ỵ z"),
    ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "ban", "bàn", "bạn"],
    ["ang", "áng", "anh", "ánh"],
    ["ác", "ách"],
    ["cha", "chan"],
    ["a", "A", "á", "Á", "b"],
    ["giam đoc", "giam Đoc", "Giam đoc", "giám đốc", "Giám đốc", "Giám Đốc", "GIÁM ĐỐC"],
    # The first syllable decides before the letters of the second are looked at.
    ["tuân thủ", "tuần chay"],
    ["ba má", "bà ba"],
    ["quan hệ", "quản đốc", "quản lý", "quản trị"],
    ["dân", "dẫn", "đá", "đo", "độc", "e"],
    ["Giảm độc", "Giám đốc", "Giám đốc điều hành", "Giám đốc nhà máy", "Giám sát"],
    ["Giám đốc sản phẩm", "Giám đốc sản xuất", "Giám đốc tài chính"],
    ["9001", "an", "ăn", "z", "日本"],
    ["ISO 14001", "ISO 9001", "ISO chín"],  # digits one by one, as ICU does without `kn`
    ["", "a"],
    ["Löwe", "Lung", "Zürich", "Ωmega"],  # foreign marks count for nothing
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0] or "empty")
def test_dictionary_order(names):
    assert all(sort_key(first) < sort_key(then) for first, then in pairwise(names))
    shuffled = random.Random(5).sample(names, len(names))
    assert sorted(shuffled, key=lambda name: sort_key(name).encode()) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("S&OP", "S-OP"),
        ("C.P.O.", "CPO"),
        ("a, b", "a b"),
        ("señor", "senor"),
    ],
)
def test_spellings_that_share_a_place(one, other):
    assert sort_key(one) == sort_key(other)


@given(texts, texts)
def test_keys_are_plain_and_tell_apart_what_is_written_apart(one, other):
    key = sort_key(one)
    assert key.isascii()
    assert not key or key.isalnum()
    assert key == key.lower()
    assert sort_key(decomposed(one)) == key
    if key == sort_key(other):
        assert sort_key(exact(one)) == sort_key(exact(other))


def by_the_rule(name: str) -> list[tuple[list[int], int]]:
    """The lexicographers' rule said directly: letters then tone, one syllable after the other."""
    syllables = []
    for word in name.lower().split():
        tones = [TONES.index(mark) + 1 for mark in decomposed(word) if mark in TONES]
        bare = "".join(mark for mark in decomposed(word) if mark not in TONES)
        places = [ALPHABET.index(letter) for letter in unicodedata.normalize("NFC", bare)]
        syllables.append((places, max(tones, default=0)))
    return syllables


single_toned = st.builds(
    lambda onset, vowel, coda: onset + vowel + coda,
    st.sampled_from(["b", "c", "ch", "d", "đ", "Đ", "ngh", "t"]),
    st.sampled_from([*VOWEL_LETTERS, *"fjwz"]),
    st.sampled_from(["", "n", "ng", "c", "m"]),
)
names = st.lists(single_toned, min_size=1, max_size=4).map(" ".join)


@given(names, names)
def test_order_follows_the_rule(one, other):
    if by_the_rule(one) != by_the_rule(other):
        assert (sort_key(one) < sort_key(other)) == (by_the_rule(one) < by_the_rule(other))
    else:
        assert sort_key(one.lower()) == sort_key(other.lower())
        assert sort_key(one.lower()) <= sort_key(one)
