"""What `manage.py prepare` has made, and of what: as long as both hold, nothing is made again.

Each claim is kept with what it is about. The database's own tells with which code, fixtures and
migrations and on which content (editors change it) a seed would find nothing to do; so it comes and
goes with the database. That of the static files tells the sizes and dates of the copies, too.
"""

import os
import sys
import sysconfig
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.recorder import MigrationRecorder

from roles.models import ContentRevision, SeedRecord

WHOLE = {"model": "", "key": "[]"}  # the record that is about no single row


def made_of(folders):
    """Digest of what a result depends on: the program, and the files in some folders.

    Taken before the work begins: what changes meanwhile is then noticed the next time.
    """
    packages = sorted(os.listdir(sysconfig.get_path("purelib")))
    code = [path for folder in ("execroles", "roles") for path in files(folder, "*.py")]
    sources = [path for folder in folders for path in files(folder)]
    return digest(sys.version, *packages, *map(contents, code + sources))


def files(folder, pattern="*"):
    return sorted(path for path in (settings.BASE_DIR / folder).rglob(pattern) if path.is_file())


def contents(path):
    return f"{path} {sha256(path.read_bytes()).hexdigest()}"


def digest(*texts):
    return sha256("\0".join(texts).encode()).hexdigest()


class Database:
    """The one that the settings name: its tables and its content."""

    def __init__(self, fixtures):
        self.made_of = made_of([fixtures.absolute()])  # given relative to where we are

    def claim(self):
        applied = MigrationRecorder(connection).applied_migrations()
        names = sorted(map(" ".join, applied))
        return digest(self.made_of, *names, ContentRevision.current().token)

    def stands(self):
        kept = SeedRecord.objects.filter(**WHOLE).values_list("digest", flat=True)
        try:
            return list(kept) == [self.claim()]
        except Error:  # no tables yet, or no answer: whoever works on it will say so
            connection.close()
            return False

    def keep(self):
        """Note that a seed would find nothing to do, in the transaction of the last one."""
        SeedRecord.objects.update_or_create(**WHOLE, defaults={"digest": self.claim()})


class StaticFiles:
    """The collected ones."""

    def __init__(self):
        self.made_of = made_of(settings.STATICFILES_DIRS)
        self.file = Path(settings.VAR_DIR, "static.claim")

    def claim(self):
        copies = [(path, path.stat()) for path in files(settings.STATIC_ROOT)]
        states = [f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in copies]
        return digest(self.made_of, *states)

    def stands(self):
        return self.file.exists() and self.file.read_text() == self.claim()

    def keep(self):
        self.file.write_text(self.claim())
