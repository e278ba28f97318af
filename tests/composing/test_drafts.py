"""A draft is read from its address and written back: nothing is lost, nothing turned round."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.composing.description import HEAD
from roles.composing.draft import Draft, own_number
from roles.composing.draft_reading import LONGEST_TEXT, MOST_LINES, MOST_OWN, read
from roles.composing.fitting import fit
from roles.composing.line import SECTIONS

from .offers import CODES, LAW, OFFER

known_codes = st.sampled_from(sorted(CODES.values()))
own_names = st.integers(1, 9).map(lambda n: f"own-{n}")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
sane = st.text("aăâbcđêôơư <>&\"'", min_size=1, max_size=20).map(lambda t: f"x{t.strip()}y")
anything = st.one_of(known_codes, own_names, texts)
queries = st.fixed_dictionaries(
    {},
    optional={
        "set": st.just(["1"]),
        "line": st.lists(anything, max_size=12),
        "with": st.lists(st.sampled_from(["cto", "ceo", "x", ""]), max_size=4),
        "lang": st.lists(st.sampled_from(["vi", "en", "both", "fr", ""]), max_size=2),
        "cite": st.lists(st.sampled_from(["0", "1", "2"]), max_size=2),
        "edit": st.lists(anything, max_size=1),
        "own-1": st.lists(texts, max_size=1),
        "own-2": st.lists(texts, max_size=1),
        "own-2-in": st.lists(st.sampled_from(["duty", "requirement", "x"]), max_size=1),
        f"text-{CODES['a1']}": st.lists(texts, max_size=1),
        "text-zzzzz": st.lists(texts, max_size=1),
    }
    | {name: st.lists(texts, max_size=1) for name in HEAD},
)


def read_back(draft):
    return read(parse_qs(draft.query()[1:], keep_blank_values=True))


@given(queries)
def test_an_address_written_from_a_draft_is_read_as_that_draft(query):
    draft, _refused = read(query)
    again, refused = read_back(draft)
    assert refused == []
    assert (again, again.query()) == (draft if draft.is_set else unset(draft), draft.query())


def unset(draft):
    """Where nobody has chosen, the address has no lines."""
    return Draft(**{**vars(draft), "lines": ()})


@given(queries)
def test_what_was_made_to_fit_fits(query):
    draft, _refused = fit(read(query)[0], OFFER)
    again, refused = fit(draft, OFFER)
    assert (again, refused) == (draft, [])
    wholly, refused = fit(read_back(draft)[0], OFFER)
    assert refused == []
    assert wholly.query() == draft.query()


@given(queries)
def test_unknown_lines_are_kept_out_and_named(query):
    draft, refused = read(query)
    fitted, further = fit(draft, OFFER)
    assert all(own_number(code) or code in OFFER.by_code for code in fitted.lines)
    told = " ".join(refusal.text for refusal in [*refused, *further])
    asked = [code for code in query.get("line", []) if code.isalnum() and len(code) < 40]
    assert all(code in told for code in asked[:5] if OFFER.find(code) is None)


@given(st.lists(known_codes, unique=True))
def test_lines_stand_in_the_chosen_order_within_their_group(codes):
    fitted, refused = fit(Draft(is_set=True, lines=tuple(codes)), OFFER)
    assert refused == []
    assert sorted(fitted.lines) == sorted(codes)
    lines = [OFFER.by_code[code] for code in fitted.lines]
    assert [SECTIONS.index(x.section) for x in lines] == sorted(
        SECTIONS.index(x.section) for x in lines
    )
    for key in {line.group_key for line in lines}:
        chosen = [code for code in codes if OFFER.by_code[code].group_key == key]
        assert [line.code for line in lines if line.group_key == key] == chosen


def test_nobody_has_chosen():
    fitted, _refused = fit(Draft(), OFFER)
    assert fitted.lines[0] == LAW.code
    assert set(fitted.lines) == {line.code for line in OFFER.lines if line.is_default}
    assert fitted.query() == ""


def test_the_order_of_the_lines_is_that_of_the_address():
    a, b, c = CODES["a3"], CODES["a1"], CODES["b2"]
    draft, _refused = read({"line": [c, a, b]})
    assert draft.is_set
    assert fit(draft, OFFER)[0].query() == f"?set=1&line={c}&line={a}&line={b}"


def test_codes_of_old_addresses_are_found():
    """A code is longer where it collided once, and shorter than now before it did."""
    whole = OFFER._digests[CODES["a1"]]
    draft, refused = fit(Draft(is_set=True, lines=(whole[:9], whole[:4])), OFFER)
    assert draft.lines == (CODES["a1"],)
    assert [whole[:4] in refusal.text for refusal in refused] == [True]


def test_a_line_that_is_taken_out_keeps_its_words():
    query = {"set": ["1"], f"text-{CODES['a1']}": ["Lời của công ty"]}
    draft, refused = fit(read(query)[0], OFFER)
    assert (draft.lines, refused) == ((), [])
    assert draft.texts == {CODES["a1"]: "Lời của công ty"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_our_own_words_are_no_rewording(language):
    ours = OFFER.by_code[CODES["a1"]].texts[language]
    draft, _refused = fit(read({f"text-{CODES['a1']}": [f"  {ours}\n"]})[0], OFFER)
    assert draft.texts == {}


WRONG = {
    "company": ("Công\u202ety", "Tên công ty"),
    "title": ("a\x07b", "Tên chức danh"),
    "own-3": ("\ufffe!", "Dòng tự viết số 3"),
    "lang": ("fr", "Ngôn ngữ của văn bản"),
    "cite": ("maybe", "Trích dẫn"),
    "own-1-in": ("law", "Dòng tự viết số 1"),
    "text-abcde": ("x\x00y", "Dòng đã sửa lời abcde"),
    "place": ("dài" * 100, "Nơi làm việc"),
    "own-1": ("x" * (LONGEST_TEXT + 1), "Dòng tự viết số 1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_used_is_named_by_its_field(name):
    value, called = WRONG[name]
    draft, [refusal] = read({"own-1": ["x"], name: [value], "reports": ["CEO"]})
    assert refusal.name == name
    assert refusal.text.startswith(f"{called}:")
    assert draft.head["reports"] == "CEO"


def test_texts_are_one_line_in_one_spelling():
    draft, refused = read({"company": ["  Công\r\n ty\tA  "], "title": ["\u200b \u3164"]})
    assert (dict(draft.head), refused) == ({"company": "Công ty A"}, [])


def test_thousands_of_values_are_cut_short_and_said_to_be():
    query = {"line": [f"c{n}" for n in range(10_000)], "with": list("abc")}
    query |= {f"own-{n}": ["x"] for n in range(1, 500)}
    draft, refused = read(query)
    assert (len(draft.lines), len(draft.own)) == (MOST_LINES, MOST_OWN)
    assert {refusal.name for refusal in refused} == {"line", "with", "own"}
    assert len(fit(draft, OFFER)[1][0].text) < 300


@pytest.mark.parametrize(
    "name", ["own-", "own-0", "own-01", "own-1234", "own-x", "own-²", "xown-1"]
)
def test_what_is_no_name_of_an_own_line(name):
    assert own_number(name) == 0
    assert read({name: ["x"], "line": [name]})[0].own == {}
