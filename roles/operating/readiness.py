"""What the site needs before it can make pages; /healthz and `check --deploy` ask for it."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.checks import Error as Problem
from django.core.checks import register
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return False
    return True


def migrations_are_applied():
    """Newer ones than ours may be: then another server has been upgraded already."""
    try:
        return needed_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return False


@cache
def needed_migrations():
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def static_files_are_collected():
    return settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()


@cache
def translations_are_compiled():
    """Whether each catalogue was compiled when this was first asked: a process reads them once."""
    return all(compiled(source).exists() for source in catalogues())


def translations_are_current():
    """Whether what is compiled says the same as what was written."""
    return all(compiled(source).exists() and is_current(source) for source in catalogues())


def catalogues():
    return [po for path in settings.LOCALE_PATHS for po in Path(path).glob("*/LC_MESSAGES/*.po")]


def compiled(source):
    return source.with_suffix(".mo")


def is_current(source):
    from babel.messages.mofile import read_mo  # Babel, not at every start
    from babel.messages.pofile import read_po

    with source.open("rb") as written, compiled(source).open("rb") as made:
        return texts(read_po(written)) == texts(read_mo(made))


def texts(catalogue):
    """{(context, message): forms} of what is translated and not only guessed (fuzzy)."""
    return {
        (context(message), forms(message.id)[0]): forms(message.string)
        for message in catalogue
        if message.id and any(forms(message.string)) and not message.fuzzy
    }


def context(message):
    """Babel leaves it in bytes when it comes from a compiled file."""
    given = message.context
    return given.decode() if isinstance(given, bytes) else given


def forms(text):
    """A text that depends on a number has several, and Babel gives them in one list."""
    return (text,) if isinstance(text, str) else tuple(text)


# In the order in which they are mended.
PARTS = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "static files": static_files_are_collected,
    "translations": translations_are_compiled,
}
NEEDED = {"migrations": "database"}
REMEDIES = {
    "database": "Start it, or set DATABASE_URL to where it is.",
    "migrations": "Run: manage.py migrate",
    "static files": "Run: manage.py collectstatic",
    "translations": "Compile them again, as docs/operations.md tells (pybabel compile).",
}


def failing(parts=PARTS):
    """The names of the parts that fail; who cannot ask the database is not asked a second time."""
    names = []
    for name, works in parts.items():
        if NEEDED.get(name) not in names and not works():
            names.append(name)
    return names


@register(deploy=True)
def site_is_ready(app_configs, **kwargs):
    parts = PARTS | {"translations": translations_are_current}
    return [
        Problem(f"Not ready: {name}.", hint=REMEDIES[name], id="roles.E100")
        for name in failing(parts)
    ]
