"""What goes into a document: the chosen lines, whose words they are, and their sources."""

import pytest

from roles.composing.draft import Draft, Own
from roles.composing.fitting import fit
from roles.pages.composer import choice, left_out_of_law

from .offers import CODES, LAW, OFFER, composed


def fitted(**what):
    return fit(Draft(is_set=True, **what), OFFER)[0]


def ids(description):
    return [section.id for section in description.sections]


def lines_of(*sections):
    return [line for section in sections for group in section.groups for line in group.lines]


def test_what_the_law_asks_stands_first_whatever_was_chosen_first():
    description = composed(fitted(lines=(CODES["x1"], CODES["a1"], LAW.code)))
    assert ids(description) == ["law", "duties", "requirements"]


def test_what_the_law_asks_and_the_draft_leaves_out_is_told():
    assert left_out_of_law(fitted(lines=(CODES["a1"],)), OFFER) == [LAW]
    assert left_out_of_law(fitted(lines=(LAW.code,)), OFFER) == []


def test_lines_say_whose_words_they_are_and_keep_their_references():
    codes, texts = (CODES["a1"], CODES["b1"], "own-1"), {CODES["b1"]: "Lời của công ty"}
    description = composed(fitted(lines=codes, texts=texts, own={"own-1": Own("Của tôi")}))
    lines = lines_of(*description.sections)
    assert [line.origin for line in lines] == ["source", "reworded", "own"]
    assert lines[1].references == OFFER.by_code[CODES["b1"]].references
    assert lines[1].texts == {"vi": "Lời của công ty", "en": "Lời của công ty"}
    assert lines[2].references == ()


def test_a_blank_line_of_ones_own_is_in_no_document():
    assert composed(fitted(lines=("own-1",), own={"own-1": Own("")})).sections == ()


@pytest.mark.parametrize(("part", "section"), [("duty", "duties"), ("requirement", "requirements")])
def test_an_own_line_stands_in_its_part_under_a_heading_of_its_own(part, section):
    draft = fitted(lines=("own-1", CODES["a1"], CODES["x1"]), own={"own-1": Own("Của tôi", part)})
    by_id = {section.id: section for section in composed(draft).sections}
    assert lines_of(by_id[section])[0].code == "own-1"
    assert by_id[section].groups[0].heading["en"].startswith("Other")


def test_sources_are_numbered_in_order_of_first_use_or_left_out():
    draft = fitted(lines=(CODES["a1"], LAW.code))
    description = composed(draft)
    assert [number for number, _reference in description.sources] == [1, 2]
    lines = lines_of(*description.sections)
    assert [description.numbers(line) for line in lines] == [[1], [2]]
    bare = composed(fitted(lines=(CODES["a1"],), cites=False))
    [line] = lines_of(*bare.sections)
    assert (bare.sources, bare.numbers(line)) == ((), [])


def test_one_person_for_two_posts():
    assert composed(fitted()).title["vi"] == "Giám đốc sản phẩm kiêm Giám đốc công nghệ"
    assert composed(fitted(head={"title": "Trưởng phòng"})).title["en"] == "Trưởng phòng"


@pytest.mark.parametrize(
    ("chosen", "page", "languages"),
    [
        ("", "vi", ("vi",)),
        ("en", "vi", ("en",)),
        ("both", "vi", ("vi", "en")),
        ("both", "en", ("en", "vi")),
    ],
)
def test_languages_of_the_document(chosen, page, languages):
    assert composed(fitted(language=chosen), language=page).languages == languages


def test_a_day_is_written_as_each_language_does_and_another_text_as_it_is():
    head = composed(fitted(head={"date": "2026-11-26", "place": "Hà Nội"})).head
    assert head["date"]["vi"] != head["date"]["en"]
    assert "2026-11-26" not in head["date"].values()
    assert list(head) == ["place", "date"]
    assert composed(fitted(head={"date": "quý 4"})).head["date"]["en"] == "quý 4"


def test_the_form_has_every_line_once_and_what_is_picked_first():
    draft = fitted(lines=(CODES["a3"], CODES["a1"]), own={"own-1": Own("Chưa chọn")})
    groups = [group for section in choice(draft, OFFER) for group in section.groups]
    codes = [row.code for group in groups for row in group.rows]
    assert sorted(codes) == sorted([*OFFER.by_code, "own-1"])
    strategy = next(group for group in groups if group.picked)
    assert [row.code for row in strategy.first] == [CODES["a3"], CODES["a1"]]
    assert [row.code for row in strategy.rest] == [CODES["a2"], CODES["t2"]]
