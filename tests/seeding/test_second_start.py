"""A start after which nothing has changed makes nothing again; whatever changes is noticed."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from roles.management.commands.prepare import STANDS, collect
from roles.models import Role, SeedRecord
from roles.operating.prepared import Database, StaticFiles, made_of
from tests.environment import checks

from .conftest import counts


@pytest.fixture
def prepared(seeded_world, settings):
    """The small world, as the first start leaves it."""
    settings.DEBUG = True  # no static files
    Database(seeded_world.path).keep()
    return seeded_world


def change_fixture(world):
    """As many bytes as before, and the same date: only the text tells."""
    path = world.path / "skills.yaml"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"e", b"a", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a fixture": change_fixture,
    "one more file": lambda world: (world.path / "more.yaml").touch(),
    "a file less": lambda world: (world.path / "title_usage.yaml").unlink(),
    "a file's name": lambda world: (world.path / "stages.yaml").rename(world.path / "s.yaml"),
    "an editor's text": lambda world: Role.objects.update(summary_en="Leads."),
    "a role deleted": lambda world: Role.objects.get(slug="cto").delete(),
    "a migration undone": lambda world: migrations().record_unapplied("roles", "0008_groups"),
    "a later migration": lambda world: migrations().record_applied("roles", "9999_later"),
    "another database": lambda world: SeedRecord.objects.all().delete(),
}


def migrations():
    return MigrationRecorder(connection)


def test_a_second_start_makes_nothing_again(world, settings):
    settings.DEBUG = True
    assert counts(world.call("prepare"))["total"] == [43, 0, 0, 0]
    records = list(SeedRecord.objects.values())
    assert world.call("prepare").strip() == STANDS
    assert list(SeedRecord.objects.values()) == records


def test_asking_costs_four_queries(prepared, django_assert_num_queries):
    database = Database(prepared.path)
    with django_assert_num_queries(4):  # the claim; are there migrations, and which; the revision
        assert database.stands()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_noticed(prepared, change):
    change(prepared)
    assert not Database(prepared.path).stands()


def test_what_an_editor_did_stays_and_the_next_start_makes_nothing(prepared):
    Role.objects.filter(slug="cto").update(summary_en="Leads.")
    assert "Kept as editors left them" in prepared.call("prepare")
    assert prepared.call("prepare").strip() == STANDS
    assert Role.objects.get(slug="cto").summary_en == "Leads."


def test_a_fixture_that_changes_while_it_is_read_is_noticed(prepared):
    """What the claim is made of is looked at before the work."""
    database = Database(prepared.path)
    change_fixture(prepared)
    database.keep()
    assert not Database(prepared.path).stands()


def test_broken_fixtures_leave_no_claim(prepared):
    prepared.add("skills.yaml", "- nonsense\n")
    with pytest.raises(CommandError, match="1 fault"):
        prepared.call("prepare")
    assert not Database(prepared.path).stands()


def test_a_folder_is_named_from_where_the_operator_stands(prepared, monkeypatch):
    monkeypatch.chdir(prepared.path)
    before = Database(Path()).made_of
    change_fixture(prepared)
    assert Database(Path()).made_of != before


@pytest.mark.once
@pytest.mark.parametrize("part", ["execroles/a.py", "roles/a/b.py"])
def test_changed_code_is_noticed(settings, tmp_path, part):
    settings.BASE_DIR = tmp_path
    (tmp_path / part).parent.mkdir(parents=True)
    (tmp_path / part).write_text("1")
    before = made_of([])
    (tmp_path / part).write_text("2")
    assert made_of([]) != before


@pytest.mark.once
def test_another_django_is_noticed(monkeypatch, tmp_path):
    (tmp_path / "django-5.2.19.dist-info").mkdir()
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    before = made_of([])
    (tmp_path / "django-5.2.19.dist-info").rename(tmp_path / "django-5.2.20.dist-info")
    assert made_of([]) != before


LATER = {"openpyxl", "PIL", "import_export", "tablib", "segno", "babel", "rest_framework.views"}
LATER |= {"sentry_sdk", "yaml"}


@pytest.mark.once
def test_a_start_does_not_import_what_few_requests_need():
    """Not even when Django collects the addresses, which it does for the first link."""
    code = (
        "import sys, execroles.wsgi; from django.urls import resolve, reverse; "
        "reverse('api-index'), resolve('/du-lieu/api/'), resolve('/admin/exchange/'); "
        f"found = {LATER} & set(sys.modules); assert not found, found"
    )
    subprocess.run([sys.executable, "-c", code], cwd=checks.ROOT, check=True)


@pytest.fixture
def style(settings, tmp_path):
    """The only static file, which is collected."""
    style = tmp_path / "static" / "site.css"
    style.parent.mkdir()
    style.write_text("a { color: red }")
    settings.STATICFILES_DIRS, settings.VAR_DIR = [style.parent], tmp_path
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    collect()
    return style


STATIC_CHANGES = {
    "a source": lambda style: style.write_text("a { color: tan }"),
    "one more": lambda style: (style.parent / "more.css").touch(),
    "one less": lambda style: style.unlink(),
    "a copy is gone": lambda style: copy_of(style).unlink(),
    "a copy is cut off": lambda style: copy_of(style).write_text("a"),
    "all are gone": lambda style: [p.unlink() for p in copy_of(style).parent.iterdir()],
    "another folder of data": lambda style: (style.parents[1] / "static.claim").unlink(),
}


def copy_of(style):
    """The one that pages name."""
    collected = style.parents[1] / "collected"
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    return collected / names[style.name]


@pytest.mark.once
@pytest.mark.parametrize("change", STATIC_CHANGES.values(), ids=STATIC_CHANGES)
def test_whatever_changes_the_static_files_is_noticed(style, change):
    assert StaticFiles().stands()
    change(style)
    assert not StaticFiles().stands()


@pytest.mark.once
def test_a_source_older_than_its_copy_is_collected(style):
    style.write_text("a { color: tan }")
    os.utime(style, (0, 0))
    collect()
    assert copy_of(style).read_text() == "a { color: tan }"
    assert StaticFiles().stands()
