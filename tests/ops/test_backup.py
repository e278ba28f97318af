"""A restore drill: what was saved comes back whole, or nothing changes."""

import gzip
import json

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from roles import backups
from roles.backups import restorer
from roles.models import ContentRevision, Role
from roles.models import RoleTitle as Title

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture
def saved(tmp_path):
    User.objects.create_user("an", password="a long enough one")
    path = tmp_path / "backup.jsonl.gz"
    call_command("backup", path, verbosity=0)
    return path


def test_everything_comes_back(saved, tmp_path):
    before = [(r.pk, r.name_vi, r.name_en) for r in Role.objects.all()]
    cited = set(Title.citations.through.objects.values_list("roletitle", "citation"))
    token = ContentRevision.current().token
    Role.objects.filter(slug="cpo").update(name_vi="Khác")
    Role.objects.get(slug="cto").delete()
    User.objects.all().delete()
    call_command("restore", saved, force=True)
    assert [(r.pk, r.name_vi, r.name_en) for r in Role.objects.all()] == before
    assert set(Title.citations.through.objects.values_list("roletitle", "citation")) == cited
    assert User.objects.get().check_password("a long enough one")
    again = tmp_path / "again.jsonl.gz"
    backups.back_up(again)
    assert rows_of(again) == rows_of(saved)
    assert Role.objects.create(
        slug="new", name_vi="Mới", summary_vi="Mới", function_id="product"
    ).pk
    assert ContentRevision.current().token != token


def lines_of(path):
    with gzip.open(path, "rt") as file:
        return file.readlines()


def rows_of(path):
    """All lines but the first and the last one, which tell the time."""
    return lines_of(path)[1:-1]


def test_restore_spares_what_is_there(saved):
    with pytest.raises(CommandError, match=r"not empty.*--force.*Nothing is changed"):
        call_command("restore", saved)


@pytest.mark.parametrize("damage", ["cut", "changed", "row lost", "empty"])
def test_damaged_file_changes_nothing(saved, damage):
    lines = lines_of(saved)
    row = next(n for n, line in enumerate(lines) if line.startswith("["))
    lines = {
        "cut": lines[:-1],
        "changed": [line.replace("CPO", "XPO") for line in lines],
        "row lost": lines[:row] + lines[row + 1 :],
        "empty": [],
    }[damage]
    with gzip.open(saved, "wt") as file:
        file.writelines(lines)
    with pytest.raises(CommandError, match=r"damaged"):
        call_command("restore", saved, force=True)
    assert Role.objects.filter(acronym="CPO").exists()


@pytest.mark.parametrize(("ours", "message"), [([], "newer version"), (["x"], "older version")])
def test_other_schema_is_refused_even_by_force(saved, monkeypatch, ours, message):
    header = json.loads(lines_of(saved)[0])
    known = header["migrations"][:-1] if not ours else [*header["migrations"], ["roles", "x"]]
    monkeypatch.setattr(restorer, "applied_migrations", lambda: known)
    with pytest.raises(CommandError, match=message):
        call_command("restore", saved, force=True)


def test_backup_is_for_its_owner_only(saved):
    assert saved.stat().st_mode & 0o777 == 0o600
