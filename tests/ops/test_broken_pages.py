"""A page about an error is an answer, whatever else is missing."""

import pytest
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.template import TemplateDoesNotExist, loader
from django.test import Client
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


def without_static_files(monkeypatch):
    """As when nobody has collected them: the manifest knows no name."""

    def unknown(_, name):
        raise ValueError(f"Missing staticfiles manifest entry for {name}")

    monkeypatch.setattr(ManifestFilesMixin, "stored_name", unknown)


def without_templates(monkeypatch):
    def missing(name, using=None):
        raise TemplateDoesNotExist(name)

    monkeypatch.setattr(loader, "get_template", missing)


def without_translations(monkeypatch):
    def broken(*_):
        raise OSError("a catalogue that cannot be read")

    monkeypatch.setattr(translation._trans, "gettext", broken)


MISSING = (without_static_files, without_templates, without_translations)
RAISED = {403: PermissionDenied, 500: RuntimeError, 503: OperationalError}


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_a_page_about_an_error_cannot_fail(reader, monkeypatch, missing, status):
    def broken(*_):
        raise RAISED[status]("a secret")

    if status in RAISED:
        monkeypatch.setattr("roles.models.profiles.RoleQuerySet.front", broken)
    missing(monkeypatch)
    headers = {"host": "evil.example"} if status == 400 else {}
    answer = reader.get("/xyzzy/" if status == 404 else "/", headers=headers)
    assert answer.status_code == status or missing is without_translations
    assert "Ai làm gì" in answer.text
    assert "Something went wrong" in answer.text
    assert "secret" not in answer.text
    assert answer.get("Retry-After", "") == ("5" if answer.status_code == 503 else "")


def test_a_form_without_its_token_is_refused_whatever_is_missing(monkeypatch):
    without_static_files(monkeypatch)
    answer = Client(enforce_csrf_checks=True, raise_request_exception=False).post("/admin/login/")
    assert answer.status_code in (403, 500)
    assert "Something went wrong" in answer.text
