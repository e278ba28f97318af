"""First-run help: people with the right groups and passwords that hold."""

import unicodedata

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("EDITOR_PASSWORD", "trang-giay-9")


@pytest.mark.parametrize("group", ["viewer", "editor", "publisher"])
def test_somebody_in_a_group_may_sign_in(client, group, capsys):
    call_command("create_editor", "lan", group=group)
    user = User.objects.get(username="lan")
    assert [g.name for g in user.groups.all()] == [group]
    assert (user.is_staff, user.is_superuser) == (True, False)
    client.post("/admin/login/", {"username": "lan", "password": "trang-giay-9"})
    assert "_auth_user_id" in client.session
    assert "/admin/" in capsys.readouterr().out


def test_an_administrator_manages_people():
    call_command("create_editor", "minh", group="administrator")
    assert User.objects.get(username="minh").is_superuser


@pytest.mark.parametrize("weak", ["12345678", "password", "ngan", "lan-lan-lan"])
def test_a_weak_password_is_refused(monkeypatch, weak):
    monkeypatch.setenv("EDITOR_PASSWORD", weak)
    with pytest.raises(CommandError):
        call_command("create_editor", "lan-lan-lan")
    assert not User.objects.exists()


def test_a_name_that_is_taken_is_refused():
    call_command("create_editor", "lan")
    with pytest.raises(CommandError):
        call_command("create_editor", "lan")


def test_a_name_that_cannot_be_one_is_refused():
    with pytest.raises(CommandError):
        call_command("create_editor", "lan nguyễn!")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_from_any_keyboard_signs_in(client, form):
    name = unicodedata.normalize(form, "hòa")
    call_command("create_editor", name)
    assert User.objects.get().username == "hòa"
    client.post("/admin/login/", {"username": name, "password": "trang-giay-9"})
    assert "_auth_user_id" in client.session
    with pytest.raises(CommandError):
        call_command("create_editor", unicodedata.normalize("NFC", name))
