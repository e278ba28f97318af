"""What readers type leads to the right page first, on whichever database the suite runs."""

import unicodedata

import pytest
from django.utils import translation

from roles.search.results import search, show

from .queries import SECTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def first_address(query, language="vi"):
    with translation.override(language):
        first = show(search(query)).first
    return first and first.address


def wrong(rows, typed=lambda query: query):
    """{query: (wanted, found)} of the rows whose first result is another."""
    found = {}
    for query, address in rows:
        language = "en" if (address or "").startswith("/en/") else "vi"
        if (first := first_address(typed(query), language)) != address:
            found[query] = address, first
    return found


def test_the_table_is_long_enough():
    assert sum(map(len, SECTIONS.values())) >= 150


@pytest.mark.parametrize("section", SECTIONS)
def test_the_expected_page_comes_first(section):
    assert wrong(SECTIONS[section]) == {}


@pytest.mark.once  # a query is folded before any database sees it
@pytest.mark.parametrize("section", SECTIONS)
def test_the_same_with_decomposed_letters_and_in_capitals(section):
    assert wrong(SECTIONS[section], lambda query: unicodedata.normalize("NFD", query)) == {}
    # In capitals the letters of an acronym are meant: «CPOO» is no slip for «CPO».
    rows = [row for row in SECTIONS[section] if not {"coe", "cpoo", "ctoo"} & {*row[0].split()}]
    assert wrong(rows, str.upper) == {}
