"""Which state of the content a file holds; equal editions give equal bytes."""

from contextlib import contextmanager
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from roles.models import ContentRevision

LICENCE = "CC-BY-4.0"
LICENCE_NAME = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
TITLE = {
    "vi": "Ai làm gì: dữ liệu của sổ tay chức danh điều hành",
    "en": "Who Does What: the data of a handbook of executive roles",
}


class Edition(NamedTuple):
    """`token` and `changed_at` of the content revision; `origin`: what its addresses begin with."""

    token: str
    changed_at: datetime
    origin: str

    @classmethod
    def current(cls):
        return cls(*ContentRevision.current(), settings.ORIGIN)

    @property
    def folder(self):
        """The name of its folder: another one with other content, addresses or code."""
        return sha256("\0".join([self.token, self.origin, made_by()]).encode()).hexdigest()[:32]

    @property
    def about(self):
        """Licence, date and content revision, as every file tells them."""
        return {
            "title": TITLE,
            "licence": LICENCE,
            "licence_name": LICENCE_NAME,
            "licence_url": LICENCE_URL,
            "date": self.changed_at.isoformat(),
            "revision": self.token,
            "origin": self.origin,
        }


@cache
def made_by():
    """A digest of the code and the words that files are made with."""
    places = ("roles/**/*.py", "locale/vi/LC_MESSAGES/*.po")
    paths = [path for place in places for path in sorted(settings.BASE_DIR.glob(place))]
    return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


@contextmanager
def one_moment():
    """A transaction that sees one state of the content, while writers go on."""
    with _gentle(), transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _gentle():
    """Transactions on SQLite keep writers out from their beginning, and sort in memory.

    What only reads need not do the one, and what reads everything must not do the other.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store")
        [storage] = cursor.fetchone()
        cursor.execute("PRAGMA temp_store = FILE")
        usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            yield
        finally:
            connection.transaction_mode = usual
            cursor.execute(f"PRAGMA temp_store = {storage}")
