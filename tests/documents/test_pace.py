"""Whoever asks too fast is told so; all others go on."""

import pytest

from roles.guard import pace
from roles.guard.pace import Pace
from roles.views.document_views import compose_document

ADDRESS = "/soan/cpo/mo-ta.md"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_each_client_has_a_minute_of_its_own():
    clock = Clock()
    limit = Pace(2, 100, clock)
    assert [limit.allows("a"), limit.allows("a"), limit.allows("a")] == [True, True, False]
    assert limit.allows("b")
    clock.now = 59.9
    assert not limit.allows("a")
    clock.now = 60
    assert limit.allows("a")


def test_all_together_have_a_bound_and_the_refused_do_not_fill_it():
    clock = Clock()
    limit = Pace(1, 2, clock)
    assert [limit.allows("a") for _ in range(9)] == [True] + [False] * 8
    assert [limit.allows(client) for client in "bcd"] == [True, False, False]
    clock.now = 60
    assert limit.allows("d")


def test_memory_has_a_bound(monkeypatch):
    monkeypatch.setattr(pace, "MOST_CLIENTS", 3)
    limit = Pace(1, 1000, Clock())
    for client in range(100):
        assert limit.allows(client)
    assert not limit.allows(99)
    assert limit.allows(0)  # forgotten


@pytest.mark.page_cache
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("address", "words"),
    [("/soan/cpo/mo-ta.md", "Xin đợi một phút"), ("/en/compose/cpo/description.md", "wait a min")],
)
def test_the_answer_is_clear_and_in_the_readers_language(
    seeded, client, monkeypatch, method, address, words
):
    monkeypatch.setattr(compose_document, "pace", Pace(1, 100))
    ask = getattr(client, method)
    assert ask(address, {"company": "A"}).status_code == 200
    refused = ask(address, {"company": "B"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert "no-store" in refused["Cache-Control"]
    assert words in refused.content.decode()
    assert ask(address, {"company": "B"}, REMOTE_ADDR="192.0.2.1").status_code == 200


@pytest.mark.page_cache
def test_what_is_kept_costs_nothing(seeded, client, monkeypatch):
    """It is made twice at most: the revision that is known may be that of the test before."""
    monkeypatch.setattr(compose_document, "pace", Pace(2, 100))
    assert [client.get(ADDRESS).status_code for _ in range(5)] == [200] * 5
