"""The files of the data: made whole or not at all, by one process at a time, kept for an edition.

They lie in `public-data/<edition>/` in VAR_DIR, the edition before beside them.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import file_digest, sha256
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic, sleep

from django.conf import settings
from django.core.files import locks
from django.db import connection

from . import csv_tables, sqlite_file
from .edition import Edition, one_moment
from .file_kinds import files
from .flat_tables import tables

# What is in the files: told to programs and to `sha256sum -c`.
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
DRAFT = "draft"
LOCK = "lock"
KEPT = 2
# Seconds that a reader waits for the files, between two looks, and between two attempts.
PATIENCE, STEP, PAUSE = 5, 0.1, 30
NICE = 10
BEGUN = {}  # {folder: when this process had files made there}
BEGINNING = Lock()
# So many threads of a process may wait for files; others go on answering readers of pages.
WAITING = BoundedSemaphore(2)

logger = logging.getLogger(__name__)


class Unknown(LookupError):
    """There is no file of this name."""


class BeingMade(Exception):
    """The files are being made, or cannot be, and there are none from before."""


def home():
    return settings.VAR_DIR / "public-data"


def published(name):
    """The path of a file of this edition, or of the newest before while this one is being made.

    Has it made if nobody does. Raises Unknown and BeingMade.
    """
    if name not in names():
        raise Unknown(name)
    folder = home() / Edition.current().folder
    if not is_whole(folder):
        try:
            folder = made(folder)
        except OSError:
            logger.exception("The files of the data cannot be made.")
            folder = newest(home())
    if folder is None or not (folder / name).is_file():
        raise BeingMade(name)
    return folder / name


def made(folder):
    """The folder as soon as it is there, or else the newest before it; None if there is none.

    Whoever asks within a transaction sees what no other connection sees, so makes it itself.
    """
    if connection.in_atomic_block:
        with suppress(BlockingIOError):
            return publish(folder.parent, wait=False)[0]
    elif begin(folder.parent) or (newest(folder.parent) is None and is_taken(folder.parent)):
        wait_for(folder)
    return folder if is_whole(folder) else newest(folder.parent)


def wait_for(folder):
    """Until it is whole, for a few seconds, unless enough in this process wait already."""
    if not WAITING.acquire(blocking=False):
        return
    try:
        end = monotonic() + PATIENCE
        while not is_whole(folder) and monotonic() < end:
            sleep(STEP)
    finally:
        WAITING.release()


def begin(place):
    """Start a process that makes the files, unless there is one; return whether it was started.

    A process of its own: many rows take minutes, in which this one goes on answering. One that ends
    without files is not started again at once.
    """
    place.mkdir(parents=True, exist_ok=True)
    with BEGINNING:
        now = monotonic()
        if now - BEGUN.get(place, -PAUSE) < PAUSE or is_taken(place):
            return False
        BEGUN[place] = now
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "publish_data"]
    nothing = subprocess.DEVNULL
    command.append(f"--directory={place}")
    running = subprocess.Popen(command, stdin=nothing, stdout=nothing)  # noqa: S603
    os.setpriority(os.PRIO_PROCESS, running.pid, NICE)
    Thread(target=running.wait, daemon=True).start()  # or it would stay as a zombie
    return True


def is_taken(place):
    with (place / LOCK).open("ab") as file:
        return not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)


def manifest():
    """What is said of the files that `published` gives now; None while there are none."""
    folder = home() / Edition.current().folder
    folder = folder if is_whole(folder) else newest(home())
    return json.loads((folder / MANIFEST).read_text()) if folder else None


@cache
def names():
    return frozenset([*files(), MANIFEST, SUMS])


def publish(place, wait=True):
    """Make all files of this edition in a folder of `place`; return (it, whether it is new).

    Raises OSError; without `wait` BlockingIOError if another process is about it.
    """
    place.mkdir(parents=True, exist_ok=True)
    with alone(place, wait), one_moment():
        edition = Edition.current()
        folder, draft = place / edition.folder, place / DRAFT
        if is_whole(folder):
            return folder, False
        for left in (draft, folder):  # of somebody who was broken off
            shutil.rmtree(left, ignore_errors=True)
        try:
            make(draft, edition)
            os.replace(draft, folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        remove_old(place, folder)
    return folder, True


def make(draft, edition):
    """Write every file of an edition into the folder `draft`, and what is in them last."""
    draft.mkdir()
    for name, kind in files().items():
        (draft / name).parent.mkdir(exist_ok=True)
        kind.write(draft / name, edition)
    write_manifest(draft, edition, {name: kept(draft / name) for name in files()})
    for name in (SUMS, MANIFEST):
        kept(draft / name)


def write_manifest(folder, edition, kept):
    """`kept`: {name of a file: {"size", "sha256"}}."""
    sizes = sqlite_file.sizes(folder)
    told = {name: {"media_type": of.media_type, **kept[name]} for name, of in files().items()}
    for table in tables():
        of = sizes[table.name]
        told[csv_tables.name_of(table)] |= {"rows": of["rows"], "columns": of["columns"]}
    contents = {"tables": sizes, "files": told}
    text = json.dumps(edition.about | contents, ensure_ascii=False, indent=2) + "\n"
    digests = {name: each["sha256"] for name, each in kept.items()}
    digests[MANIFEST] = sha256(text.encode()).hexdigest()
    sums = [f"{digest}  {name}\n" for name, digest in sorted(digests.items())]
    (folder / SUMS).write_text("".join(sums))
    (folder / MANIFEST).write_text(text)


def kept(path):
    """{"size", "sha256"} of a file that is on the disk, not only on its way there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return {"size": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


@contextmanager
def alone(place, wait):
    """Within, nobody else makes files in `place`; the lock goes with the process."""
    with open(place / LOCK, "ab") as file:
        if not locks.lock(file, locks.LOCK_EX | (0 if wait else locks.LOCK_NB)):
            raise BlockingIOError("The files are being made by another process.")
        yield


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def is_whole(folder):
    return (folder / MANIFEST).is_file()


def newest(place):
    """The folder that was finished last; None if there is none."""
    return next(iter(editions(place)), None)


def editions(place):
    """Folders of whole editions, the one that was finished last first."""
    found = place.glob("*") if place.is_dir() else []
    whole = [path for path in found if path.name != DRAFT and is_whole(path)]
    return sorted(whole, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def remove_old(place, new):
    for path in [path for path in editions(place) if path != new][KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
