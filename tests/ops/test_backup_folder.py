"""The folder of backups: what is kept, what is left behind, what is said when it can't be used."""

import os
import re
import resource
import signal
import subprocess
import sys

import pytest
from django.core.files import locks
from django.core.management import CommandError, call_command
from django.db import connection

from roles.models import Skill
from tests.environment import checks
from tests.environment.programs import PATIENCE

pytestmark = pytest.mark.django_db

OLD = ["20260101T000000Z.jsonl.gz", "20260102T000000Z.jsonl.gz", "20260103T000000Z.jsonl.gz"]


@pytest.fixture
def folder(settings, tmp_path):
    """The default folder, with three old backups."""
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in OLD:
        (folder / name).touch()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def newest(folder):
    """The name of what has just been written: the only file with anything in it."""
    (path,) = (path for path in folder.iterdir() if path.stat().st_size > 100)
    return path.name


def test_keep_counts_the_new_backup(folder):
    call_command("backup", keep=2)
    assert names(folder) == [OLD[-1], newest(folder)]


@pytest.mark.parametrize(
    "name",
    [
        "manual.jsonl.gz",
        "zz.jsonl.gz",
        "before-upgrade.jsonl.gz",
        "20260104.jsonl.gz",
        "A.jsonl.gz",
    ],
)
def test_only_dated_names_count(folder, name):
    (folder / name).touch()
    call_command("backup", keep=1)
    assert names(folder) == sorted([name, newest(folder)])


def test_the_new_backup_stays_though_the_clock_was_put_back(folder):
    (folder / "29991231T000000Z.jsonl.gz").touch()
    call_command("backup", keep=1)
    assert names(folder) == [newest(folder)]


def test_a_backup_of_another_name_is_kept_beside_the_dated_ones(folder):
    call_command("backup", folder / "mine.jsonl.gz", keep=2)
    assert names(folder) == [*OLD[1:], "mine.jsonl.gz"]


def test_keep_is_about_the_folder_that_is_written_to(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / OLD[0]).touch()
    call_command("backup", f"{elsewhere}/", keep=1)
    assert names(elsewhere) == [newest(elsewhere)]
    assert names(folder) == OLD


@pytest.mark.parametrize("keep", [0, -1])
def test_at_least_one_is_kept(folder, keep):
    with pytest.raises(CommandError, match="from 1"):
        call_command("backup", keep=keep)
    assert names(folder) == OLD


def test_leftovers_are_named_and_removed_with_keep(folder, capsys):
    leftover = folder / f"{OLD[0]}.4711"
    leftover.touch()
    call_command("backup")
    assert f"{leftover}: left of a backup that was broken off; --keep removes it" in out(capsys)
    call_command("backup", keep=9)
    assert f"{leftover}: left of a backup that was broken off; removed" in out(capsys)
    assert leftover.name not in names(folder)


def test_what_another_backup_is_writing_is_no_leftover(folder, capsys):
    running = folder / f"{OLD[0]}.4711"
    with running.open("wb") as file:
        locks.lock(file, locks.LOCK_EX)
        call_command("backup", keep=9)
    assert "broken off" not in out(capsys)
    assert running.exists()


# Python ignores the signal when it starts. SQLite's index of its log has 32 KB.
KILLED = """
import resource, signal
from django.core.management import execute_from_command_line
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
execute_from_command_line(["manage.py", "backup"])
"""


@pytest.mark.once
def test_a_killed_backup_leaves_what_the_next_one_removes(folder, capsys):
    """Killed for real, in the middle of writing: by the limit on the size of its file."""
    more_than_fits(100_000)
    (folder.parent / "db.sqlite3").write_bytes(connection.connection.serialize())
    ended = subprocess.run(
        [sys.executable, "-c", KILLED],
        cwd=checks.ROOT,
        env=checks.environment(VAR_DIR=str(folder.parent), PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == -signal.SIGXFSZ, ended
    (leftover,) = set(names(folder)) - set(OLD)
    assert re.fullmatch(r"\d{8}T\d{6}Z\.jsonl\.gz\.\d+", leftover)
    assert (folder / leftover).stat().st_size > 0
    call_command("backup", keep=1)
    assert f"{leftover}: left of a backup that was broken off; removed" in out(capsys)
    assert names(folder) == [newest(folder)]


def more_than_fits(size):
    """Content that can't be packed into so many bytes."""
    Skill.objects.bulk_create(
        Skill(slug=f"s-{number}", kind="analysis", name_vi=os.urandom(50).hex())
        for number in range(size // 50)
    )


def out(capsys):
    return capsys.readouterr().out


def test_two_backups_do_not_write_one_file(folder):
    """Processes of two containers may have one number."""
    with (folder / f"mine.gz.{os.getpid()}").open("wb") as file:
        locks.lock(file, locks.LOCK_EX)
        with pytest.raises(CommandError, match="another backup is being written"):
            call_command("backup", folder / "mine.gz")
        assert (folder / f"mine.gz.{os.getpid()}").exists()


def test_full_disk(folder):
    """A limit on the size of files, which is told as a full disk is."""
    more_than_fits(12_000)
    (folder / "mine.gz").write_bytes(b"an older one")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(CommandError, match=r"File too large.*No backup is made"):
            call_command("backup", folder / "mine.gz")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(folder) == [*OLD, "mine.gz"]
    assert (folder / "mine.gz").read_bytes() == b"an older one"


@pytest.mark.once
def test_what_is_no_file_is_not_replaced(folder):
    """As `/dev/null` is."""
    os.mkfifo(folder / "pipe")
    with pytest.raises(CommandError, match=r"pipe: is there and is no file\. No backup is made"):
        call_command("backup", folder / "pipe")
    with pytest.raises(CommandError, match="empty name"):
        call_command("backup", "")
    assert names(folder) == [*OLD, "pipe"]


@pytest.mark.parametrize("target", ["missing/file.gz", "missing/", "a file/x.gz", "a file/"])
def test_a_folder_that_cannot_be_used(folder, target):
    (folder / "a file").touch()
    with pytest.raises(CommandError, match=r"(No such file|Not a directory).*No backup is made"):
        call_command("backup", f"{folder}/{target}")
    assert names(folder) == [*OLD, "a file"]
