"""Whoever asks the API faster than it can make its answers is told so, as a problem."""

import pytest

from roles.api.endpoint import PACE, PACE_IN_FULL

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]


@pytest.fixture
def hurried(monkeypatch, settings):
    """Each address may have two answers within a minute that does not end."""
    settings.PACE = 100
    monkeypatch.setattr(PACE, "from_one", 2)
    monkeypatch.setattr(PACE, "clock", lambda: 15)


def test_the_answer_is_a_problem_and_what_is_kept_is_free(seeded, client, hurried):
    def ask(address, **more):
        return client.get(f"/api/v1/{address}", **more)

    assert [ask("roles/").status_code for _ in range(9)] == [200] * 9
    assert [ask(f"roles/?language={code}").status_code for code in ("vi", "en")][-1] == 429
    refused = ask("sources/?language=en")
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Retry-After"] == "45"
    assert "no-store" in refused["Cache-Control"]
    assert refused.json()["title"] == "Too many requests"
    assert ask("roles/").status_code == 200
    assert ask("sources/", REMOTE_ADDR="192.0.2.1").status_code == 200


def test_every_address_has_it_errors_too(seeded, client, hurried):
    asked = [client.get(f"/api/v1/roles/none-{n}/").status_code for n in range(3)]
    assert asked == [404, 404, 429]


def test_what_is_told_in_full_has_a_pace_of_its_own(seeded, client, hurried, monkeypatch):
    monkeypatch.setattr(PACE_IN_FULL, "from_one", 1)
    monkeypatch.setattr(PACE_IN_FULL, "clock", lambda: 15)
    asked = ("expand=function,titles", "fields=titles", "expand=function")
    found = [client.get(f"/api/v1/roles/?{each}").status_code for each in asked]
    assert found == [200, 429, 200]
