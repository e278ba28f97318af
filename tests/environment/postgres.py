"""A real PostgreSQL server for one test run, in a temporary folder, gone afterwards."""

import glob
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OLDEST = 14  # Django 5.2 supports no older one
USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # PostgreSQL's own packages for Fedora and Red Hat
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
# Letters outside ASCII must fold («Đ» and «đ»), as they do on any production server.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
# Nothing outlives the run, so nothing needs to reach the disk. Nor is there anything to tidy up: to
# autovacuum a table that a test has filled, and not committed, is empty. It would write that down,
# and queries with many joins would be planned for tables of one row, and take minutes.
NOTHING_TO_LOSE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")

# The shell waits on its input, which closes when this process ends in whatever way (kill -9 too);
# then it stops the server and removes the folder. So there is one way to stop, and it always runs.
KEEPER = 'read -r _; "$1" -D "$2/data" -m immediate -s stop; rm -rf "$2"'


class PostgresFailed(RuntimeError):
    """The server binaries are there, but no server came up; the message holds its log."""


def find_binaries() -> Path | None:
    """Return the folder of the newest server on this machine (14 or later), or None."""
    found = {folder: version(folder) for folder in candidate_folders()}
    usable = [folder for folder, number in found.items() if number >= OLDEST]
    return max(usable, key=found.get, default=None)


def candidate_folders() -> set[Path]:
    folders = [Path(folder) for place in USUAL_PLACES for folder in glob.glob(place)]
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return {folder for folder in folders if (folder / "initdb").exists()}


def version(folder: Path) -> int:
    """Return the major version of the server in `folder`, 0 when there is none that runs."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = re.search(r"\d+", answer.stdout)
    return int(number[0]) if number else 0


@contextmanager
def temporary_server(binaries: Path):
    """Run a server while the block runs, and yield its DATABASE_URL.

    It listens on a socket in its own folder and on no port: runs never get in each other's way, and
    nobody else can connect. Raises PostgresFailed when it does not come up.
    """
    # Not in TMPDIR: a socket's path may have about 100 characters, and on macOS that folder's name
    # takes half of them.
    folder = Path(tempfile.mkdtemp(prefix="pg-test-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, *account())
    keeper = keep(binaries, folder)
    try:
        create(binaries, folder)
        start(binaries, folder)
        yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        keeper.stdin.close()
        keeper.wait()


def keep(binaries: Path, folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "keeper", binaries / "pg_ctl", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for us; the server stops when we have finished with it
        cwd=folder,
        **unprivileged(),
    )


def create(binaries: Path, folder: Path) -> None:
    who = ["--username=postgres", "--auth=trust"]
    what = ["--encoding=UTF8", f"--locale={LOCALE}", "--no-sync"]
    run([binaries / "initdb", "-D", folder / "data", *who, *what], folder)


def start(binaries: Path, folder: Path) -> None:
    settings = " ".join(f"-c {setting}" for setting in NOTHING_TO_LOSE)
    options = f"-k '{folder}' -h '' {settings}"
    control = [binaries / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options]
    run([*control, "-w", "start"], folder)


def stop(binaries: Path, folder: Path, mode: str = "fast") -> None:
    """Stop the server in `folder`; "immediate" is a crash. `start` brings it back."""
    run([binaries / "pg_ctl", "-D", folder / "data", "-m", mode, "-w", "stop"], folder)


def run(command: list, folder: Path) -> None:
    # Output goes to a file: the server keeps what pg_ctl had open, so a pipe would never end.
    messages = folder / "messages"
    with open(messages, "w") as out:
        answer = subprocess.run(command, cwd=folder, stdout=out, stderr=out, **unprivileged())
    if answer.returncode:
        log = folder / "log"
        raise PostgresFailed(messages.read_text() + (log.read_text() if log.exists() else ""))


def unprivileged() -> dict:
    """Return the arguments that start a program as somebody else when we are root.

    The server refuses to run as root.
    """
    if os.geteuid() != 0:
        return {}
    user, group = account()
    return {"user": user, "group": group, "extra_groups": []}


def account() -> tuple[int, int]:
    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid
