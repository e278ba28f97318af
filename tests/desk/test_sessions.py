"""A session that ends in the middle of the work: the editor signs in again and loses nothing."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.history.versions import versions
from tests.history.forms import form_data

from .conftest import PASSWORD
from .pages import Form, change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reviews")]

HOURS = 3600


@pytest.fixture
def strict():
    """A client that is refused without the forms' tokens, as browsers are."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def opened(strict, world, person):
    """An editor's page of a role: (its address, what it would send)."""
    strict.force_login(person("editor"))
    address = change(world.cpo)
    return address, form_data(strict.get(address).text, "role_form")


def again(page, **typed):
    """What the page that asks for the password sends."""
    return form_data(page.text, "login-form") | {name: [value] for name, value in typed.items()}


ME = {"username": "editor", "password": PASSWORD}


def test_what_was_typed_is_saved_after_signing_in_again(strict, opened, world):
    address, data = opened
    data["summary_vi"] = ["Công sức của tôi, «dấu» & <thẻ>"]
    Session.objects.all().delete()
    page = strict.post(address, data)
    assert page.status_code == 403
    assert "Công sức" not in page.text  # carried, not shown
    wrong = strict.post(address, again(page, **ME | {"password": "guess"}))
    assert "errornote" in wrong.text
    assert strict.post(address, again(wrong, **ME)).status_code == 302
    world.cpo.refresh_from_db()
    assert world.cpo.summary_vi == "Công sức của tôi, «dấu» & <thẻ>"
    assert versions(m.Role, world.cpo.pk)[0].user.username == "editor"


def test_a_mistake_in_it_is_told_as_ever(strict, opened, world):
    address, data = opened
    data |= {"name_vi": [""], "summary_vi": ["Còn đây"]}
    Session.objects.all().delete()
    page = strict.post(address, again(strict.post(address, data), **ME))
    assert page.status_code == 200
    data = form_data(page.text, "role_form")
    assert data["summary_vi"] == ["Còn đây"]
    assert strict.post(address, data | {"name_vi": ["Tên"]}).status_code == 302


def test_it_gives_no_right_that_one_has_not(strict, opened, person):
    address, data = opened
    person("viewer")
    Session.objects.all().delete()
    page = strict.post(address, data)
    assert strict.post(address, again(page, **ME | {"username": "viewer"})).status_code == 403


def test_a_form_of_another_tab_is_sent_once_more_with_a_fresh_token(strict, opened, world):
    address, data = opened
    data["summary_vi"] = ["Từ tab khác"]
    strict.logout()
    strict.get("/admin/login/")
    login = form_data(strict.get("/admin/login/").text, "login-form")
    strict.post("/admin/login/", login | {name: [value] for name, value in ME.items()})
    assert strict.post(address, data).status_code == 403  # from nowhere: an attack, perhaps
    page = strict.post(address, data, headers={"sec-fetch-site": "same-origin"})
    assert strict.post(address, again(page)).status_code == 302
    world.cpo.refresh_from_db()
    assert world.cpo.summary_vi == "Từ tab khác"


def test_nobody_forges_what_is_kept(strict, opened, world):
    address, data = opened
    Session.objects.all().delete()
    page = strict.post(address, data)
    other = change(world.ceo)
    for kept in ("", "x", page.context["kept"][:-1]):
        strict.post(address, again(page, **ME, kept=kept))
    strict.post(other, again(page, **ME))  # signed for another address
    world.ceo.refresh_from_db()
    assert world.ceo.name_vi == "Giám đốc điều hành"


def test_files_are_named_and_passwords_not_kept(client, world):
    file = SimpleUploadedFile("vai-trò.csv", b"slug\ncpo\n")
    page = client.post("/admin/exchange/import/", {"file": file, "x": "1"})
    assert "vai-trò.csv" in page.text
    sent = {"old_password": "secret", "new_password1": "secret", "z": "1"}
    page = client.post("/admin/password_change/", sent)
    assert page.status_code == 403
    from roles.admin import reentry

    page.wsgi_request.POST = {reentry.KEPT: page.context["kept"]}
    assert list(reentry.fields_of(page.wsgi_request)) == ["z"]


def test_with_nothing_typed_it_is_the_usual_sign_in(client, world):
    assert client.post(change(world.cpo))["Location"].startswith("/admin/login/")
    assert client.get(change(world.cpo))["Location"].startswith("/admin/login/")


def test_a_session_ends_after_eight_idle_hours_at_the_desk(client, signed_in, world, monkeypatch):
    signed_in("editor")
    began = time.time()
    for at, moved in ((0, True), (60, False), (7 * HOURS, True)):
        monkeypatch.setattr("roles.guard.sessions.time.time", lambda at=at: began + at)
        answer = client.get("/admin/")
        assert ("sessionid" in answer.cookies) == moved
        if moved:
            assert answer.cookies["sessionid"]["max-age"] == 8 * HOURS
    assert "sessionid" not in client.get("/").cookies
    left = Session.objects.get().expire_date - timezone.now()
    assert abs(left.total_seconds() - 8 * HOURS) < HOURS
    Session.objects.update(expire_date=timezone.now())
    assert client.get("/admin/").status_code == 302


def test_the_page_of_a_role_sends_what_it_shows(client, signed_in, world):
    """The whole form survives, citations and rows below included."""
    signed_in("editor")
    form = Form(client, change(world.cpo))
    client.logout()
    page = client.post(form.address, form.data)
    assert client.post(form.address, again(page, **ME)).status_code == 302
    assert world.vision.citations.count() == 1
