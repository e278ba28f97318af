"""Whoever asks too fast is told so; all others go on."""

import pytest

from roles.guard.pace import Pace
from roles.models import PaceCount
from roles.views.document_views import compose_document

ADDRESS = "/soan/cpo/mo-ta.md"

pytestmark = pytest.mark.django_db


class Clock:
    now = 6000.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def counted(settings):
    settings.PACE = 100


@pytest.fixture
def clock():
    return Clock()


def allows(pace, clients):
    return [pace.wait(client) == 0 for client in clients]


def test_each_client_has_a_minute_of_its_own(clock):
    pace = Pace("x", 2, 100, clock)
    assert allows(pace, "aaab") == [True, True, False, True]
    clock.now += 59.9
    assert pace.wait("a") == 1
    clock.now += 0.1
    assert allows(pace, ["a", None, None, None]) == [True, True, True, False]
    assert pace.wait(None) == 60


def test_all_together_have_a_bound_and_the_refused_do_not_fill_it(clock):
    pace = Pace("x", 1, 2, clock)
    assert allows(pace, "a" * 9) == [True] + [False] * 8
    assert allows(pace, "bcd") == [True, False, False]
    clock.now += 60
    assert allows(pace, "d") == [True]


def test_each_thing_has_a_pace_of_its_own(clock):
    assert allows(Pace("x", 1, 9, clock), "aa") == [True, False]
    assert allows(Pace("y", 1, 9, clock), "aa") == [True, False]


def test_an_operator_sets_the_pace(clock, settings):
    shares = []
    for settings.PACE in (0, 1, 50, 300):
        clock.now += 60
        shares.append(sum(allows(Pace("x", 2, 100, clock), "a" * 9)))
    assert shares == [9, 1, 1, 6]


def test_what_is_kept_has_a_bound_and_tells_nobody(clock):
    pace = Pace("x", 3, 20, clock)
    for minute in range(3):
        allows(pace, [f"192.0.2.{n}" for n in range(50)])
        assert PaceCount.objects.count() <= (minute + 1) * 21
        clock.now += 60
    pace.wait("192.0.2.1")
    assert PaceCount.objects.count() == 21 + 2
    codes = PaceCount.objects.values_list("who", flat=True)
    assert not any("192" in code for code in codes if len(code) != 32)
    assert len(set(codes)) == 23  # nobody is the same in two minutes


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.page_cache
@pytest.mark.parametrize(
    ("address", "words"),
    [("/soan/cpo/mo-ta.md", "Xin đợi một phút"), ("/en/compose/cpo/description.md", "wait a min")],
)
def test_the_answer_is_clear_and_in_the_readers_language(
    seeded, client, monkeypatch, clock, method, address, words
):
    monkeypatch.setattr(compose_document, "pace", Pace("documents", 1, 100, clock))
    ask = getattr(client, method)
    assert ask(address, {"company": "A"}).status_code == 200
    clock.now += 15
    refused = ask(address, {"company": "B"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == "45"
    assert "no-store" in refused["Cache-Control"]
    assert words in refused.content.decode()
    assert ask(address, {"company": "B"}, REMOTE_ADDR="192.0.2.1").status_code == 200


@pytest.mark.page_cache
def test_what_is_kept_costs_nothing(seeded, client, monkeypatch, clock):
    """It is made twice at most: the revision that is known may be that of the test before."""
    monkeypatch.setattr(compose_document, "pace", Pace("documents", 2, 100, clock))
    assert [client.get(ADDRESS).status_code for _ in range(5)] == [200] * 5
