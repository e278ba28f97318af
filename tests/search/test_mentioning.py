"""Rows filtered by what they say: all of them and no others, however the words are typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import models as m
from roles.models.search import Kind
from roles.search.documents import documents_of, searched
from roles.search.indexing import put, words_of
from roles.search.known_words import spelling
from roles.search.mentioning import entries_with, mentioning

from .test_meant import duty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

# As typed, and the words that each row has, the last one at least as a beginning.
TYPED = {
    "ngan sach": ["ngan", "sach"],
    "NGÂN SÁCH": ["ngân", "sách"],
    "ngân sa\u0301ch": ["ngân", "sách"],  # marks apart from their letters
    "budget": ["budget"],
    "budg": ["budg"],
    "  «ngân»,  sách! ": ["ngân", "sách"],
    "sach ngan": ["ngan", "sach"],
    "cpo": ["cpo"],
}


def found(model, typed):
    return set(model.objects.filter(mentioning(model, typed)).values_list("pk", flat=True))


def said(model):
    """{number of a row: every word of its document}."""
    documents = documents_of(model.objects.all())
    return {int(each.key.rpartition("-")[2]): words_of(each) for each in documents}


def test_all_rows_that_say_it_and_no_others():
    for model in searched():
        rows = said(model).items()
        for typed, (*whole, last) in TYPED.items():
            wanted = {
                pk
                for pk, words in rows
                if words.keys() >= {*whole} and any(word.startswith(last) for word in words)
            }
            assert found(model, typed) == wanted, (model, typed)
    assert found(m.Responsibility, "ngan sach")


def test_more_than_a_page_of_results_looks_at():
    put([duty(f"9{n}", f"Lập ngân sách {n}", place=n) for n in range(400)])
    assert entries_with(Kind.RESPONSIBILITY, "ngan sach").count() > 400


def test_a_name_in_one_word():
    assert found(m.Role, "giamdocsanpham") == {m.Role.objects.get(slug="cpo").pk}


def test_what_says_nothing_finds_nothing():
    odd = ["", " ", "!?", "\0", "\u200b", "🎯", "%", "_", "' OR 1=1 --", "q" * 200, "ngân zzzz"]
    for typed in odd:
        assert not any(found(model, typed) for model in searched()), typed


def test_costs_two_queries_and_the_one_that_asks(db):
    spelling()
    for typed in ("ngan sach", "ngân sách của công ty"):
        with CaptureQueriesContext(connection) as queries:
            list(m.Responsibility.objects.filter(mentioning(m.Responsibility, typed)))
        assert len(queries) == 3
