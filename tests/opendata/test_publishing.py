"""The folder of an edition: whole or not there, made once, by one at a time, the same each time."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from hashlib import sha256
from time import monotonic

import pytest
from django.core.files import locks
from django.core.management import CommandError, call_command

from roles import models as m
from roles.opendata import public_files
from roles.opendata.edition import Edition
from tests.environment import databases
from tests.environment.programs import PATIENCE
from tests.history.conftest import cpo, places, roles

__all__ = ["cpo", "places", "roles"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]


@pytest.fixture
def home(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "public-data"


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in public_files.files_in(folder)}


def test_equal_content_gives_equal_bytes(home, tmp_path):
    folder, is_new = public_files.publish(home)
    other, _ = public_files.publish(tmp_path / "other")
    assert is_new
    assert folder.name == other.name
    assert contents(folder) == contents(other)


def test_the_manifest_tells_what_is_there(home):
    path = public_files.published("manifest.json")
    told, files = public_files.manifest(), contents(path.parent)
    assert told == json.loads(path.read_text())
    assert (told["licence"], told["revision"]) == ("CC-BY-4.0", Edition.current().token)
    assert told["tables"]["responsibilities"]["rows"] == 1
    for name, each in told["files"].items():
        assert each["size"] == len(files[name])
        assert each["sha256"] == sha256(files[name]).hexdigest()
    assert set(files) == {*told["files"], "manifest.json", "SHA256SUMS"}
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=path.parent, capture_output=True
    )
    assert checked.returncode == 0
    assert checked.stdout.count(b": OK") == len(files) - 1


def test_what_is_there_is_not_made_again_and_an_edit_makes_it_new(home, capsys):
    call_command("publish_data")
    call_command("publish_data")
    first, second = capsys.readouterr().out.splitlines()
    assert second == f"{first}, there already"
    old = public_files.published("csv.zip").parent
    m.Role.objects.filter(slug="ceo").update(name_vi="Tổng giám đốc")
    new = public_files.published("csv.zip").parent
    assert new != old
    assert b"T\xe1\xbb\x95ng" in (new / "csv" / "roles.csv").read_bytes()
    m.Role.objects.filter(slug="ceo").update(name_vi="Giám đốc")
    newest = public_files.published("csv.zip").parent
    assert set(public_files.editions(home)) == {new, newest}  # the one before stays, older ones go


def test_a_name_that_is_none_is_unknown_and_leads_nowhere(home):
    for name in ("handbook", "../db.sqlite3", "csv/", "csv/../manifest.json", "lock", ""):
        with pytest.raises(public_files.Unknown):
            public_files.published(name)


def test_while_one_makes_them_others_get_those_from_before(home):
    home.mkdir()
    with (home / public_files.LOCK).open("ab") as held:
        locks.lock(held, locks.LOCK_EX)
        with pytest.raises(public_files.BeingMade):
            public_files.published("handbook.xlsx")
        assert public_files.manifest() is None
    old = public_files.published("handbook.xlsx")
    m.Role.objects.filter(slug="ceo").update(name_vi="Tổng giám đốc")
    with (home / public_files.LOCK).open("ab") as held:
        locks.lock(held, locks.LOCK_EX)
        assert public_files.published("handbook.xlsx") == old
    assert public_files.published("handbook.xlsx") != old


def test_what_a_broken_off_one_left_is_cleared_away(home):
    folder = home / Edition.current().folder
    for left in (home / public_files.DRAFT, folder):
        left.mkdir(parents=True)
        (left / "handbook.sqlite").write_text("half")
    assert public_files.publish(home) == (folder, True)
    assert not (home / public_files.DRAFT).exists()


def test_files_that_are_not_in_their_place_yet_are_no_edition(home):
    draft = home / public_files.DRAFT
    draft.mkdir(parents=True)
    (draft / "manifest.json").touch()
    assert public_files.editions(home) == []
    assert public_files.manifest() is None


@pytest.mark.parametrize("page", ["/du-lieu/tu-vung", "/en/data/vocabulary", "/en/data/api"])
def test_a_page_beside_the_files_is_found_without_its_slash(client, page):
    answer = client.get(f"{page}?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{page}/?x=1")


def test_a_full_disk_is_told_and_keeps_what_is_there(home, monkeypatch):
    old = public_files.published("handbook.xlsx")
    m.Role.objects.filter(slug="ceo").update(name_vi="Tổng giám đốc")
    full = public_files.files()["csv.zip"]._replace(write=lambda path, edition: onto("/dev/full"))
    monkeypatch.setattr(public_files, "files", lambda: {"csv.zip": full})
    with pytest.raises(CommandError, match=r"No space left on device\. The files from before stay"):
        call_command("publish_data")
    assert public_files.published("handbook.xlsx") == old
    assert [path.name for path in public_files.editions(home)] == [old.parent.name]
    assert not (home / public_files.DRAFT).exists()


def onto(path):
    with open(path, "w") as file:
        file.write("text")


def test_a_folder_that_cannot_be_made_is_named(home, tmp_path):
    (tmp_path / "file").touch()
    for place in ("/proc/data", tmp_path / "file" / "data", tmp_path / "file"):
        with pytest.raises(CommandError, match=rf"^{place}: .+\. The files from before stay"):
            call_command("publish_data", directory=public_files.home().__class__(place))


ASKED = """
import django, sys
django.setup()
from roles.opendata import public_files
try:
    print(public_files.published("handbook.sqlite"))
except public_files.BeingMade:
    print("being made")
"""


def test_whoever_asks_has_a_process_make_them_and_does_not_wait_for_long(tmp_path):
    """With a real database, since the process opens its own; here an empty one."""
    shutil.copyfile(databases.sqlite_file(databases.SCHEMA), tmp_path / "db.sqlite3")
    named = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "VAR_DIR": str(tmp_path)}
    environment = os.environ | named | {"DJANGO_SETTINGS_MODULE": "execroles.settings"}
    home, end = tmp_path / "public-data", monotonic() + PATIENCE
    while not public_files.editions(home) and monotonic() < end:
        asked = subprocess.run(
            [sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True
        )
        assert asked.stderr == ""
    [folder] = public_files.editions(home)
    assert asked.stdout.strip() in ("being made", str(folder / "handbook.sqlite"))
    assert (
        sqlite3.connect(folder / "handbook.sqlite").execute("SELECT * FROM roles").fetchall() == []
    )
