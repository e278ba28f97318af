"""The files of the data: made whole or not at all, by one process at a time, kept for an edition.

They lie in `public-data/<edition>/` in VAR_DIR, the edition before beside them.
"""

import logging
import os
import shutil
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest

from django.conf import settings
from django.core.files import locks

from .edition import Edition, one_moment
from .file_kinds import files
from .manifest import MANIFEST, read_manifest, write_manifest

DRAFT = "draft"
LOCK = "lock"
KEPT = 2

logger = logging.getLogger(__name__)


class Unknown(LookupError):
    """There is no file of this name."""


class BeingMade(Exception):
    """The files are being made, or cannot be, and there are none from before."""


def home():
    return settings.VAR_DIR / "public-data"


def published(name):
    """The path of a file of this edition, or of the newest before while this one is being made.

    Makes it if nobody does. Raises Unknown and BeingMade.
    """
    if name not in names():
        raise Unknown(name)
    folder = home() / Edition.current().folder
    if not is_whole(folder):
        try:
            folder, _is_new = publish(home(), wait=False)
        except (BlockingIOError, OSError) as error:
            if not isinstance(error, BlockingIOError):
                logger.exception("The files of the data cannot be made.")
            folder = newest(home())
    if folder is None or not (folder / name).is_file():
        raise BeingMade(name)
    return folder / name


def manifest():
    """What is said of the files that `published` gives now; None while there are none."""
    folder = home() / Edition.current().folder
    folder = folder if is_whole(folder) else newest(home())
    return read_manifest(folder) if folder else None


@cache
def names():
    return frozenset([*files(), MANIFEST, "SHA256SUMS"])


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
    whole = [path for path in place.glob("*") if is_whole(path)] if place.is_dir() else []
    return sorted(whole, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def remove_old(place, new):
    for path in [path for path in editions(place) if path != new][KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
