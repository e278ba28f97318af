"""Guessing passwords, against the real pages and the real count."""

import unicodedata
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db.models import F

from .conftest import PASSWORD
from .pages import undrawing

pytestmark = pytest.mark.django_db

HOME = "203.0.113.7"


@pytest.fixture
def sign_in(client):
    """A function that tries to sign in from an address: True, False, or "shut"."""

    def attempt(username, password, address):
        client.cookies.clear()  # somebody else each time
        form = {"username": username, "password": password}
        answer = client.post("/admin/login/", form, REMOTE_ADDR=address)
        if answer.status_code == 429:
            return "shut"
        return "_auth_user_id" in client.session

    return attempt


def minutes_pass(minutes):
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))


@pytest.fixture
def lan(person):
    return person("editor", "lan")


def test_the_right_password_opens(sign_in, lan):
    assert sign_in("lan", PASSWORD, HOME) is True
    assert sign_in("lan", "wrong", HOME) is False


@pytest.mark.once
def test_a_thousand_guesses_from_a_hundred_addresses_do_not_get_in(sign_in, lan):
    guesses = [f"guess-{number}" for number in range(999)]
    guesses.insert(500, PASSWORD)
    with undrawing():
        answers = [
            sign_in("lan", guess, f"198.51.100.{number % 100}")
            for number, guess in enumerate(guesses)
        ]
    assert True not in answers
    assert answers.count(False) < 10


def test_meanwhile_the_editor_signs_in_from_where_she_did_before(sign_in, lan):
    assert sign_in("lan", PASSWORD, HOME) is True
    for number in range(50):
        sign_in("lan", "guess", f"198.51.100.{number}")
    assert sign_in("lan", PASSWORD, "198.51.100.99") == "shut"
    assert sign_in("lan", PASSWORD, HOME) is True


def test_from_a_new_address_she_waits_a_few_minutes_at_most(sign_in, lan):
    for number in range(50):
        sign_in("lan", "guess", f"198.51.100.{number}")
    minutes_pass(4)
    assert sign_in("lan", PASSWORD, HOME) == "shut"
    for number in range(50):  # guessing on does not keep the door shut
        sign_in("lan", "guess", f"198.51.100.{number}")
    minutes_pass(1.1)
    assert sign_in("lan", PASSWORD, HOME) is True


def test_her_own_slips_shut_the_door_for_some_minutes_only(sign_in, lan):
    assert sign_in("lan", PASSWORD, HOME) is True
    answers = [sign_in("lan", "slip", HOME) for _ in range(5)]
    assert answers == [False, False, False, False, "shut"]
    assert sign_in("lan", PASSWORD, HOME) == "shut"
    minutes_pass(5.1)
    assert sign_in("lan", PASSWORD, HOME) is True


def test_one_address_cannot_try_many_accounts(sign_in, lan, person):
    for name in ("an", "binh", "chi", "dung", "em"):
        person("editor", name)
        sign_in(name, "trang-123456", "198.51.100.1")
    assert sign_in("lan", PASSWORD, "198.51.100.1") == "shut"
    assert sign_in("lan", PASSWORD, HOME) is True


def test_a_successful_sign_in_elsewhere_does_not_reset_the_count(sign_in, lan, person):
    person("editor", "accomplice")
    for _ in range(4):
        sign_in("lan", "guess", "198.51.100.1")
    sign_in("accomplice", PASSWORD, "198.51.100.1")
    assert sign_in("lan", "guess", "198.51.100.1") == "shut"


@pytest.mark.parametrize("network", ["::ffff:{}", "64:ff9b::{}"])
def test_who_guesses_behind_a_translator_shuts_out_nobody_else(sign_in, lan, network):
    for _ in range(9):
        sign_in("nobody", "guess", network.format("198.51.100.1"))
    assert sign_in("nobody", "guess", "198.51.100.1") == "shut"
    assert sign_in("lan", PASSWORD, network.format("198.51.100.2")) is True


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_shut_door_says_when_to_come_back(client, lan, language):
    client.cookies["desk_language"] = language
    for _ in range(5):
        answer = client.post("/admin/login/", {"username": "lan", "password": "guess"})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "300"
    assert ("5 phút" if language == "vi" else "5 minutes") in answer.text
    assert "Content-Security-Policy" in answer


def test_passwords_are_not_written_down(sign_in, lan):
    sign_in("lan", "a-secret-guess", HOME)
    attempt = AccessAttempt.objects.get()
    assert "a-secret-guess" not in attempt.post_data + attempt.get_data
    assert AccessLog.objects.count() == 0


@pytest.mark.parametrize("username", ["x" * 5000, "lan\0", "", "Lan", "ĩ" * 150])
def test_odd_names_are_refused_and_break_nothing(sign_in, lan, username):
    assert sign_in(username, PASSWORD, HOME) is False


NAME = "hòa.nguyễn"
TYPED = [unicodedata.normalize(form, NAME) for form in ("NFC", "NFD")] + ["hòa．nguyễn"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_name_is_the_same_however_its_letters_are_composed(sign_in, person, typed):
    person("editor", NAME)
    assert sign_in(typed, PASSWORD, HOME) is True


def test_guesses_at_one_name_count_together_however_it_is_typed(sign_in, person):
    person("editor", NAME)
    answers = [
        sign_in(typed, "guess", f"198.51.100.{number}") for number, typed in enumerate(TYPED * 2)
    ]
    assert answers == [False] * 4 + ["shut"] * 2
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {NAME}


@pytest.mark.parametrize("typed", TYPED)
def test_where_she_has_signed_in_before_she_is_known_by_any_typing(sign_in, person, typed):
    person("editor", NAME)
    assert sign_in(NAME, PASSWORD, HOME) is True
    for number in range(5):
        sign_in(NAME, "guess", f"198.51.100.{number}")
    assert sign_in(typed, PASSWORD, "198.51.100.99") == "shut"
    assert sign_in(typed, PASSWORD, HOME) is True


@pytest.mark.parametrize("typed", TYPED)
def test_people_are_found_by_any_typing(client, signed_in, person, typed):
    person("editor", NAME)
    signed_in("administrator")
    assert client.get("/admin/auth/user/", {"q": typed}).context["cl"].result_count == 1
