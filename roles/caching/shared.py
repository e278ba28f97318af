"""Pages that the processes of one server share: one of them makes a page, for all.

They lie in a folder that lives as long as the server does, for a page depends on its settings, too.
Without a folder (one process, tests), or when it cannot be used, each process makes its own.
"""

import fcntl
import logging
import pickle
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

log = logging.getLogger(__name__)

# So many pages at most; those of one place push each other out, and wait for each other.
PLACES = 1024


class Shared:
    """Values by key and revision, made by one process at a time."""

    def __init__(self):
        self.folder = None

    @contextmanager
    def opened(self):
        """Share with all processes that are forked inside; without room for a folder with none."""
        try:
            folder = TemporaryDirectory(prefix="pages-")
        except OSError as error:
            log.warning("Pages are not shared: %s", error)
            yield
            return
        with folder as name:
            self.folder = Path(name)
            yield

    def get(self, key, token, make):
        """The Kept that another process has made for this revision, or what `make()` makes."""
        if self.folder is None:
            return make()
        place = self.folder / str(place_of(key))
        with alone(place.with_suffix(".lock")) as is_alone:
            if (found := kept_in(place, (key, token))) is None:
                found = make()
                if is_alone and found.reads.holds_at(token):
                    keep_in(place, (key, token), found)
        return found


def place_of(key):
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest()) % PLACES


@contextmanager
def alone(path):
    """Let one process at a time do this; the lock goes with the process that has it."""
    try:
        file = path.open("ab")
    except OSError as error:
        log.warning("Pages are not shared: %s", error)
        yield False
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield True


def kept_in(path, name):
    """The value of that name, or None; also where the process that wrote it died on the way."""
    try:
        told = BytesIO(path.read_bytes())
        return pickle.load(told) if pickle.load(told) == name else None  # noqa: S301
    except (OSError, EOFError, pickle.UnpicklingError):
        return None


def keep_in(path, name, value):
    try:
        path.write_bytes(pickle.dumps(name) + pickle.dumps(value))
    except OSError as error:  # the disk is full
        log.warning("A page is not shared: %s", error)
        path.unlink(missing_ok=True)


SHARED = Shared()
