"""A form of which only some rows were sent, made whole: pure, without a database."""

import pytest
from django.http import QueryDict

from roles.admin.lines.sparse import completed, ids_in, partial_rows, rows_in
from roles.admin.merging import merge_links


def numbered(text, *prefixes):
    return completed(QueryDict(text), prefixes or ("titles",)).dict()


def test_rows_are_numbered_anew_those_that_exist_first():
    sent = "name=N&titles-7-text=new&titles-30-id=5&titles-30-text=five&titles-4-id=9"
    assert numbered(sent) == {
        "name": "N",
        "titles-0-id": "9",
        "titles-1-id": "5",
        "titles-1-text": "five",
        "titles-2-text": "new",
        "titles-INITIAL_FORMS": "2",
        "titles-TOTAL_FORMS": "3",
    }


@pytest.mark.parametrize("count", ["", "titles-TOTAL_FORMS=1000000&titles-INITIAL_FORMS=x&"])
def test_what_a_form_says_about_its_rows_is_not_asked(count):
    whole = numbered(count + "titles-5-text=new")
    assert (whole["titles-TOTAL_FORMS"], whole["titles-INITIAL_FORMS"]) == ("1", "0")


def test_a_part_of_which_nothing_was_sent_is_empty():
    assert numbered("name=N") == {
        "name": "N",
        "titles-INITIAL_FORMS": "0",
        "titles-TOTAL_FORMS": "0",
    }


def test_prefixes_that_begin_alike_and_huge_numbers_are_kept_apart():
    huge = "9" * 5000
    sent = f"titles-2-0-text=second&titles-0-text=first&titles-{huge}-text=last"
    whole = numbered(sent, "titles", "titles-2")
    assert whole["titles-0-text"] == "first"
    assert whole["titles-1-text"] == "last"
    assert whole["titles-2-0-text"] == "second"


def test_several_values_of_a_field_stay():
    whole = completed(QueryDict("titles-3-citations=1&titles-3-citations=2"), ["titles"])
    assert whole.getlist("titles-0-citations") == ["1", "2"]


def test_rows_that_were_sent_in_part():
    sent = QueryDict(
        "t-1-id=5&t-1-only=order+kind&t-1-order=3&t-2-id=6&t-2-DELETE=on&t-2-role=1"
        "&t-3-id=7&t-3-text=whole&t-4-text=new&t-5-id=x"
    )
    rows = rows_in(sent)["t"]
    assert partial_rows(sent, "t", rows, "role") == {5: ("1", {"order", "kind"}), 6: ("2", set())}
    assert ids_in(sent, "t") == {5, 6, 7}


def linked(sent, before, rows):
    sent = completed(QueryDict(sent), ["l"])
    merged = merge_links(sent, "l", "advice", ("role", 1), before, rows)
    return {name: value for name, value in merged.items() if "-role" not in name}


def test_links_are_merged_one_by_one():
    sent = "l-0-id=50&l-0-advice=5&l-0-DELETE=on&l-1-id=60&l-1-advice=6&l-2-advice=7&l-3-advice=8"
    # 6 was taken away by somebody else, 7 has been linked meanwhile, 9 was never sent.
    assert linked(sent, {5, 6, 9}, {5: 50, 7: 70, 9: 90}) == {
        "l-0-advice": "5",
        "l-0-id": "50",
        "l-0-DELETE": "on",
        "l-1-advice": "8",
        "l-1-id": "",
        "l-INITIAL_FORMS": "1",
        "l-TOTAL_FORMS": "2",
    }
