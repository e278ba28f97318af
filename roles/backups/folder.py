"""The folder of backups: their names by date, how many are kept, what a killed one left behind."""

import re
from datetime import UTC, datetime

from django.core.files import locks

DATED = re.compile(r"\d{8}T\d{6}Z\.jsonl\.gz")


def dated_name():
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.jsonl.gz"


def surplus(new, keep):
    """The dated backups beside `new` that are too many when `keep` are to stay, `new` among them.

    Files of other names don't count. `new` stays even where its date is not the newest: clocks
    are put back.
    """
    files = (path for path in new.parent.iterdir() if path.is_file())
    others = {path for path in files if DATED.fullmatch(path.name)} - {new}
    is_dated = bool(DATED.fullmatch(new.name))
    return sorted(others, reverse=True)[keep - is_dated :]


def leftovers(new):
    """Unfinished files of backups into this folder that were broken off: nobody holds their lock.

    Such a file has the name of the backup and the number of the process: `….jsonl.gz.4711`.
    """
    name = re.compile(rf"(?:{DATED.pattern}|{re.escape(new.name)})\.\d+")
    found = (path for path in new.parent.iterdir() if name.fullmatch(path.name))
    return sorted(path for path in found if path.is_file() and not is_being_written(path))


def is_being_written(path):
    with path.open("rb+") as file:
        return not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
