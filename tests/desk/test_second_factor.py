"""A code beside the password: set up, asked for, counted, lost and taken away."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from roles.guard import second_factor

from .conftest import PASSWORD
from .pages import Form, change

pytestmark = pytest.mark.django_db

PAGE = "/admin/second-factor/"
CODES = re.compile(r"<li><code>([a-z2-7]{8})</code></li>")


def code_of(device, steps=0):
    """What the app shows `steps` times 30 seconds from now."""
    totp = TOTP(device.bin_key, device.step)
    totp.time = timezone.now().timestamp() + steps * device.step
    return f"{totp.token():06}"


def time_passes(user):
    """The app shows another code, and whoever guessed wrongly has waited long enough."""
    earlier = timezone.now() - timedelta(days=1)
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=user).update(throttling_failure_timestamp=earlier)
    TOTPDevice.objects.filter(user=user).update(last_t=0)


@pytest.fixture
def lan(person):
    return person("publisher", "lan")


@pytest.fixture
def device(lan):
    return TOTPDevice.objects.create(user=lan, name="app")


def sign_in(code="", client=None, password=PASSWORD, **headers):
    client = client or Client()
    form = {"username": "lan", "password": password, "code": code}
    answer = client.post("/admin/login/?next=/admin/", form, **headers)
    return answer.status_code if "_auth_user_id" not in client.session else "in"


def set_up(client, password=PASSWORD, code=None):
    """The page's answer to a password and the code of the key that it shows."""
    key = client.get(PAGE).context["secret"]
    assert len(key.replace(" ", "")) == 32
    device = TOTPDevice(key=client.session["second-factor"])
    return client.post(PAGE, {"password": password, "code": code or code_of(device)})


def test_it_is_set_up_with_a_picture_and_codes_that_are_shown_once(client, lan):
    assert sign_in(client=client) == "in"
    assert "<svg" in client.get(PAGE).text
    codes = CODES.findall(set_up(client).text)
    assert len(codes) == 10
    assert client.get("/admin/").status_code == 200
    page = client.get(PAGE).text
    assert "10" in page
    assert not CODES.search(page)
    assert sign_in() == 200
    assert sign_in(codes[0]) == "in"
    assert sign_in(f" {codes[1][:4]}-{codes[1][4:].upper()} ") == "in"
    assert sign_in(codes[0]) == 200  # each is good for one time


@pytest.mark.parametrize("wrong", [{"password": "guess"}, {"code": "000000"}, {"code": "abc"}])
def test_it_is_not_set_up_by_whoever_finds_the_desk_open(client, lan, wrong):
    sign_in(client=client)
    answer = set_up(client, **wrong)
    assert "errorlist" in answer.text
    assert second_factor.app_of(lan) is None


def test_a_code_is_asked_for_and_counts_once(lan, device):
    assert sign_in() == 200
    assert sign_in(code_of(device)) == "in"
    assert sign_in(code_of(device)) == 200
    time_passes(lan)
    assert sign_in(code_of(device)) == "in"


@pytest.mark.parametrize(
    "wrong", ["000000", "1", "９９９９９９", "abcdefgh", "\0", "9" * 32, "-1", "x" * 500, "null"]
)
def test_wrong_codes_open_nothing(lan, device, wrong):
    second_factor.new_recovery_codes(lan)
    assert sign_in(wrong) == 200


def test_the_code_without_the_password_opens_nothing(lan, device):
    assert sign_in(code_of(device), password="guess") == 200


def test_after_a_wrong_code_even_the_right_one_has_to_wait(lan, device):
    assert sign_in("000000") == 200
    assert sign_in(code_of(device)) == 200
    time_passes(lan)
    assert sign_in(code_of(device)) == "in"


def test_wrong_codes_shut_the_door_as_wrong_passwords_do(lan, device):
    answers = []
    for _guess in range(6):
        answers.append(sign_in("000000", REMOTE_ADDR="198.51.100.1"))
        time_passes(lan)
    assert answers[-1] == 429
    assert not any("000000" in attempt.post_data for attempt in AccessAttempt.objects.all())


def test_one_users_code_does_not_verify_another(person, lan, device):
    other = person("publisher", "minh")
    theirs = TOTPDevice.objects.create(user=other, name="app")
    assert sign_in(code_of(theirs)) == 200


def test_sessions_from_before_ask_for_the_code(client, lan):
    old = Client()
    assert sign_in(client=old) == sign_in(client=client) == "in"
    set_up(client)
    assert old.get("/admin/")["Location"].startswith("/admin/login/")
    assert client.get("/admin/").status_code == 200


def test_new_codes_replace_the_old_ones_and_off_is_off(client, lan):
    sign_in(client=client)
    first = CODES.findall(set_up(client).text)
    assert client.post(PAGE, {"codes": "1", "code": "000000"}).status_code == 200
    time_passes(lan)
    second = CODES.findall(client.post(PAGE, {"codes": "1", "code": first[0]}).text)
    assert len(second) == 10
    assert not set(first) & set(second)
    assert "errorlist" in client.post(PAGE, {"off": "1", "code": first[1]}).text
    time_passes(lan)
    assert client.post(PAGE, {"off": "1", "code": second[0]}).status_code == 302
    assert sign_in() == "in"


def test_where_the_site_asks_for_it_publishers_set_it_up_first(client, lan, world, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client=client)
    for address in ("/admin/", "/admin/completeness/", change(world.cto), "/admin/exchange/"):
        for answer in (client.get(address), client.post(address, {"status": "published"})):
            assert answer.status_code == 302
            assert answer["Location"] == PAGE
    assert client.get("/admin/password_change/").status_code == 200
    set_up(client)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("group", ["viewer", "editor"])
def test_the_others_choose_for_themselves(client, signed_in, world, settings, group):
    settings.REQUIRE_SECOND_FACTOR = True
    signed_in(group)
    assert client.get("/admin/").status_code == 200


def test_a_superuser_takes_it_away_and_nobody_else(client, signed_in, lan, device):
    users = "/admin/auth/user/"
    chosen = {"action": "reset_second_factor", "_selected_action": [lan.pk]}
    signed_in("publisher")
    client.post(users, chosen)
    assert second_factor.app_of(lan) == device
    signed_in("administrator")
    assert "lan" in client.post(users, chosen, follow=True).text
    assert second_factor.app_of(lan) is None


def test_so_does_a_command(lan, device, capsys):
    call_command("reset_second_factor", "lan")
    call_command("reset_second_factor", "lan")
    assert "lan has no second factor" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody")


@pytest.mark.parametrize(
    "weak",
    [
        "trang-giay",
        "passwordpassword",
        "Iloveyou123456",
        "qwertyuiop123",
        "123456789012",
    ],
)
def test_weak_passwords_are_refused(lan, weak):
    with pytest.raises(ValidationError):
        validate_password(weak, lan)


def test_whose_password_is_too_weak_by_now_chooses_another_first(client, lan, world):
    lan.set_password("passwordpassword")
    lan.save()
    assert sign_in(client=client, password="passwordpassword") == "in"
    assert client.get("/admin/")["Location"] == "/admin/password_change/"
    new = {"old_password": "passwordpassword", "new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post("/admin/password_change/", new).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert Form(client, change(world.cto)).send().status_code == 302
