"""/healthz names the parts that fail; that it names the database is tested in tests/faults."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from roles.views.health import needed_migrations

pytestmark = pytest.mark.django_db


def health(client):
    answer = client.get("/healthz")
    return answer.status_code, answer.json()


def test_all_is_well(client):
    assert health(client) == (200, {"status": "ok", "failing": []})


def test_missing_migration(client):
    MigrationRecorder(connection).record_unapplied(*max(needed_migrations()))
    assert health(client) == (503, {"status": "failing", "failing": ["migrations"]})


def test_migration_of_a_newer_version_does_no_harm(client):
    MigrationRecorder(connection).record_applied("roles", "9999_next")
    assert health(client)[0] == 200


def test_missing_static_files(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert health(client) == (503, {"status": "failing", "failing": ["static files"]})
