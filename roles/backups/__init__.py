"""The whole database as one file of lines of JSON, the same for SQLite and PostgreSQL.

    {"format": 1, "created": …, "migrations": [[app, name], …]}
    {"table": "roles_role", "columns": ["id", "slug", …]}
    [1, "cpo", …]                                 one line a row
    {"rows": 12, "sha256": …}                     of this table's lines
    {"sha256": …}                                 of all lines before: the file is whole

Compressed with gzip. What can be made again is left out: sessions, counts of guesses at passwords,
uploads that wait for a decision.
"""

from .reader import BadBackup, listed, verify
from .restorer import restore
from .writer import back_up, doubts

__all__ = ["BadBackup", "back_up", "doubts", "listed", "restore", "verify"]
