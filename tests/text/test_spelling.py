"""One slip of the finger is mended, and nothing else is."""

from string import ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roles.vietnamese.folding import words
from roles.vietnamese.spelling import Spelling, distance, near

TITLES = """
Giám đốc sản xuất, giám đốc nhà máy, giám đốc điều hành, giám đốc kinh doanh, giám đốc sản phẩm,
tổng giám đốc, hội đồng quản trị, quản đốc, trưởng phòng phân tích sản phẩm, báo cáo, nhân sự,
Chief Product Officer, Chief Technology Officer, Chief Marketing Officer, Chief Customer Officer,
director of product management, head of product analytics, sales and operations planning
"""
ACRONYMS = ["ceo", "cpo", "cto", "cco", "cso", "cmo", "chro", "ciso", "hdqt"]
COUNTED = {word: words(TITLES).count(word) for word in words(TITLES)}
SPELLING = Spelling(COUNTED, acronyms=ACRONYMS)


def by_table(one: str, other: str) -> int:
    """The definition of optimal string alignment, cell by cell, to check the bit vectors."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, a in enumerate(one, start=1):
        for j, b in enumerate(other, start=1):
            cost = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, table[i - 2, j - 2] + 1)
            table[i, j] = cost
    return table[len(one), len(other)]


DISTANCES = [
    ("", "", 0),
    ("", "cpo", 3),
    ("cpo", "", 3),
    ("marketing", "marketing", 0),
    ("maketing", "marketing", 1),
    ("gaim", "giam", 1),
    ("cheif", "chief", 1),
    ("cpoo", "cpo", 1),
    ("ca", "abc", 3),  # 2 if a swapped pair could be edited again
    ("đốc", "doc", 2),
]


@pytest.mark.parametrize(("one", "other", "expected"), DISTANCES)
def test_distance(one, other, expected):
    assert distance(one, other) == distance(other, one) == expected


few_letters = st.text(alphabet="abc", max_size=9)


@given(few_letters, few_letters, st.integers(0, 9))
@example("", "b", 0)
@example("aacacabb", "cc", 3)
def test_distance_is_the_optimal_string_alignment(one, other, limit):
    expected = by_table(one, other)
    assert distance(one, other) == expected
    assert distance(one, other, limit) == min(expected, limit + 1)


CORRECTED = [
    ("maketing", "marketing"),  # missing
    ("markketing", "marketing"),  # added
    ("markating", "marketing"),  # wrong
    ("amrketing", "marketing"),  # swapped
    ("gaim doc", "giam doc"),
    ("gam doc", "giam doc"),
    ("giam dco", "giam doc"),
    ("Giám đôcc sản xuât", "giam doc san xuat"),
    ("cheif product", "chief product"),
    ("prodct oficer", "product officer"),
    ("coe", "ceo"),
    ("cpoo", "cpo"),
    ("ccpo", "cpo"),
    ("hdtq", "hdqt"),
    ("giamdoc", "giam doc"),
    ("giamdocnhamay", "giam doc nha may"),
    ("nhamay", "nha may"),
    ("nhasu", None),  # «nha su»: pieces this short spell anything
    ("gaim doc xyzzy", "giam doc xyzzy"),
    ("giám đốc", None),  # right as it is
    ("S&OP", None),
    ("cro", None),  # another acronym, not a slip for «chro» or «cpo»
    ("cdo", None),
    ("cpso", None),
    ("ba", None),
    ("nha", None),
    ("nah", "nha"),
    ("nho", None),  # one wrong letter of three makes another word
    ("xan xuat", "san xuat"),  # unless it sounds the same to many
    ("lha may", "nha may"),
    ("9001", None),
    ("xyzzy", None),
    ("", None),
    ("\x00 ?!", None),
    ("x" * 2000, None),
]


def corrected(query):
    """`query` folded, each unknown word mended; None when there is nothing to mend."""
    typed = words(query)
    are_known = all(word in SPELLING for word in typed)
    return None if are_known else next(iter(SPELLING.corrections(typed)), None)


@pytest.mark.parametrize(("query", "expected"), CORRECTED)
def test_correct(query, expected):
    assert corrected(query) == expected


def slips(word: str) -> st.SearchStrategy[str]:
    """`word` with one letter wrong, missing, added or swapped, anywhere."""
    letters, inside = st.sampled_from(ascii_lowercase), st.integers(0, len(word) - 1)
    wrong = st.builds(lambda at, c: word[:at] + c + word[at + 1 :], inside, letters)
    missing = inside.map(lambda at: word[:at] + word[at + 1 :])
    added = st.builds(lambda at, c: word[:at] + c + word[at:], inside, letters)
    swapped = inside.map(lambda at: word[:at] + word[at : at + 2][::-1] + word[at + 2 :])
    return st.one_of(wrong, missing, added, swapped)


long_words = st.sampled_from([word for word in COUNTED if len(word) > 3])


@given(long_words.flatmap(lambda word: st.tuples(st.just(word), slips(word))))
def test_any_slip_in_a_word_is_found_back(pair):
    word, slip = pair
    if slip != word:
        assert word in SPELLING.closest(slip)
    if slip not in SPELLING and SPELLING.closest(slip) == [word]:
        assert corrected(f"tổng {slip} chief") == f"tong {word} chief"


@given(st.text(alphabet=ascii_lowercase, max_size=7))
def test_neighbours_are_known_one_slip_away_and_never_the_word_itself(word):
    for known in SPELLING.closest(word):
        assert known in SPELLING
        assert distance(word, known) == 1


@given(st.text(max_size=60))
def test_any_query_is_survived(query):
    readings = SPELLING.corrections(words(query), limit=3)
    assert len(readings) <= 3
    assert " ".join(words(query)) not in readings


def test_the_likeliest_neighbour_comes_first():
    spelling = Spelling({"ban": 9, "bang": 5, "hang": 50, "bank": 7})
    assert spelling.closest("banh") == ["ban", "bank", "bang"]  # frequent first, «hang» is 2 away
    assert spelling.closest("bangh") == ["bang"]
    assert Spelling({"giam": 1, "tham": 99}).closest("gham") == ["giam", "tham"]
    assert Spelling({"suat": 1, "xuat": 9, "luat": 99}).closest("suat") == ["xuat", "luat"]


def test_further_readings_are_offered_one_word_at_a_time():
    spelling = Spelling({"giam": 9, "doc": 9, "san": 9, "xuat": 9, "suat": 3, "gian": 2})
    assert spelling.corrections(words("giam doc san suat")) == [
        "giam doc san xuat",
        "gian doc san suat",
    ]
    assert spelling.corrections(words("giaam doc"))[0] == "giam doc"
    assert spelling.corrections(words("giam xyzzy")) == []  # nothing could have that word
    assert spelling.corrections(words("giax doc")) == ["giam doc", "gian doc"]
    assert spelling.corrections(words("giax doc"), limit=1) == ["giam doc"]


def test_a_vocabulary_may_be_a_plain_list_and_may_be_empty():
    assert Spelling(["marketing"]).closest("maketing") == ["marketing"]
    assert "marketing" in Spelling(["marketing"])
    assert Spelling([]).corrections(["maketing"]) == []


SLUGS = [
    "ceo",
    "cpo",
    "cto",
    "giam-doc-nha-may",
    "giam-doc-san-xuat",
    "director-of-product-management",
    "director-of-product-marketing",
    "head-of-product-analytics",
    "hoi-dong-quan-tri",
]
NEAR = [
    ("giamdocnhamay", ["giam-doc-nha-may"]),
    ("giam-doc-nha-mai", ["giam-doc-nha-may"]),
    ("Giám đốc nhà máy", ["giam-doc-nha-may"]),
    ("giam-doc-sanxuat", ["giam-doc-san-xuat"]),
    ("hoi_dong_quan_tri", ["hoi-dong-quan-tri"]),
    ("cpi", ["cpo"]),
    ("cto", ["cto", "ceo", "cpo"]),
    ("cp", []),
    ("director-of-product", ["director-of-product-marketing", "director-of-product-management"]),
    ("giam-doc-nha-may-la-gi", ["giam-doc-nha-may"]),
    ("wp-login.php", []),
    ("", []),
    ("日本", []),
    ("x" * 2000, []),
]


@pytest.mark.parametrize(("name", "expected"), NEAR)
def test_near(name, expected):
    assert near(name, SLUGS) == expected


def test_near_keeps_the_candidates_as_written_and_names_each_once():
    titles = ["Giám đốc Nhà máy", "Giám đốc Nhà máy", "GĐ nhà máy"]
    assert near("giam doc nha mya", titles, limit=1) == ["Giám đốc Nhà máy"]
    assert near("giam doc nha mya", titles).count("Giám đốc Nhà máy") == 1
