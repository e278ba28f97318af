from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone

from roles.caching.keys import Key
from roles.caching.store import Store
from roles.caching.stored_page import Page


@dataclass
class Value:
    size: int


def test_least_recently_used_goes_first():
    store = Store(100)
    store.put("a", Value(40))
    store.put("b", Value(40))
    store.get("a")
    store.put("c", Value(40))
    assert store.get("b") is None
    assert store.get("a")
    assert store.get("c")


def test_capacity_holds_when_a_value_is_replaced_or_too_large():
    store = Store(100)
    for size in (60, 70, 80):
        store.put("a", Value(size))
    store.put("b", Value(20))
    store.put("huge", Value(101))
    assert len(store) == 2


def test_value_that_has_grown_too_large_is_given_up():
    store = Store(100)
    store.put("a", Value(60))
    store.put("a", Value(101))
    assert store.get("a") is None
    store.put("b", Value(100))
    assert len(store) == 1


def test_key_headers_and_each_compressed_form_count():
    def size(query="", header="", body=b"", encodings=()):
        page = Page.of(
            HttpResponse(body, headers={"X-Long": header}),
            Key("http", "a.example", "", "/", query, False),
            timezone.now(),
        )
        for encoding in encodings:
            page.variant(encoding)
        return page.size

    least = size()
    assert size(query="é" * 4000) >= least + 4000
    assert size(header="x" * 4000) >= least + 4000
    plain = size(body=bytes(range(256)) * 4)
    assert size(body=bytes(range(256)) * 4, encodings=["identity"]) == plain
    assert size(body=bytes(range(256)) * 4, encodings=["br", "gzip"]) > plain + 500
