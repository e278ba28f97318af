"""/healthz and `check --deploy` name the parts that fail.

That they name the database is tested in tests/faults, and a site without translations in
tests/ops/test_by_hand.py.
"""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from django.core.checks import run_checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from roles.operating.readiness import needed_migrations, translations_are_compiled

pytestmark = pytest.mark.django_db


def health(client):
    answer = client.get("/healthz")
    return answer.status_code, answer.json()


def named_by_check():
    found = run_checks(include_deployment_checks=True)
    return [problem.msg for problem in found if problem.id == "roles.E100"]


def test_all_is_well(client):
    assert health(client) == (200, {"status": "ok", "failing": []})
    assert named_by_check() == []


def test_missing_migration(client):
    MigrationRecorder(connection).record_unapplied(*max(needed_migrations()))
    assert health(client) == (503, {"status": "failing", "failing": ["migrations"]})
    assert named_by_check() == ["Not ready: migrations."]


def test_migration_of_a_newer_version_does_no_harm(client):
    MigrationRecorder(connection).record_applied("roles", "9999_next")
    assert health(client)[0] == 200


def test_missing_static_files(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert health(client) == (503, {"status": "failing", "failing": ["static files"]})
    assert named_by_check() == ["Not ready: static files."]


@pytest.fixture
def catalogue(settings, tmp_path):
    """A function that writes the only catalogue; `compiled` is what was made of it, if anything."""
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    translations_are_compiled.cache_clear()

    def write(written, compiled=None):
        texts = Catalog(locale="vi"), Catalog(locale="vi")
        for catalogue, said in zip(texts, (written, compiled), strict=True):
            catalogue.add("Sources", said or "")
            catalogue.add(("%d role", "%d roles"), ("%d vai trò",))
            catalogue.add("Not yet", "")
        with (folder / "django.po").open("wb") as file:
            write_po(file, texts[0])
        if compiled is not None:
            with (folder / "django.mo").open("wb") as file:
                write_mo(file, texts[1])

    yield write
    translations_are_compiled.cache_clear()


def test_translations_that_are_not_compiled(client, catalogue):
    catalogue("Nguồn")
    assert health(client) == (503, {"status": "failing", "failing": ["translations"]})
    assert named_by_check() == ["Not ready: translations."]
    catalogue("Nguồn", "Nguồn")  # too late: this process has read none
    assert health(client)[0] == 503
    assert named_by_check() == []


def test_translations_that_were_compiled_before_they_were_changed(client, catalogue):
    catalogue("Nguồn trích dẫn", "Nguồn")
    assert health(client)[0] == 200
    assert named_by_check() == ["Not ready: translations."]
