"""From DATABASE_URL to Django's database settings."""

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from execroles.environment import number

SQLITE_OPTIONS = {
    # Writers queue at BEGIN instead of failing in the middle of a transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # What a query sorts stays in memory, so that pages can be read while the disk is full.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
    ),
}
# A pool that has failed for a second gives up, and the next request asks at once. By its own rules
# it would ask ever more rarely, and stay away for minutes after the server is back.
POOL = {"min_size": 1, "timeout": 3, "reconnect_timeout": 1}
# A server that has vanished from the network answers nothing, not even no.
TIMEOUTS = {"connect_timeout": 3, "tcp_user_timeout": 10_000}  # seconds, milliseconds


def database(url, default_file):
    """Return Django's settings for `url`, or for the SQLite file `default_file` when it is empty.

    Raises ImproperlyConfigured for an address that is neither sqlite:// nor postgres://. It does
    not say the address again, since a password stands in it.
    """
    if not url:
        default_file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite({"NAME": str(default_file)})
    try:
        settings = dj_database_url.parse(url)
    except ValueError:
        settings = {}
    engine = settings.get("ENGINE", "").rpartition(".")[2]
    if engine not in ENGINES:
        raise ImproperlyConfigured(WRONG)
    return ENGINES[engine](settings)


def sqlite(settings):
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": settings["NAME"],
        # Opening the file for every request would cost more than most of its queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def postgresql(settings):
    """Connections come from a pool and are checked before use, so a server restart goes unnoticed.

    The pool is at least as large as a worker has threads (4): a smaller one makes threads wait.
    """
    pool = POOL | {"max_size": number("DB_POOL_MAX", 8, least=1, most=1000)}
    # In the address, pool=… belongs to us and not to libpq.
    options = {k: v for k, v in settings.get("OPTIONS", {}).items() if k != "pool"}
    return settings | {
        "ENGINE": "execroles.postgresql",
        "CONN_MAX_AGE": 0,
        # The pool's own checks are too slow after a restart: see the engine.
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": TIMEOUTS | options | {"pool": pool},
    }


ENGINES = {"sqlite3": sqlite, "postgresql": postgresql}
WRONG = (
    "DATABASE_URL is not understood. Set it to postgres://user:password@host/name, in the password "
    "%40 for @, %23 for #, %2F for /, %3A for :, or to sqlite:////path/to/file."
)
