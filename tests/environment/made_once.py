"""What takes long to make and follows from files alone: made once, kept under their fingerprint.

Processes that want the same thing wait for the one that makes it.
"""

import ast
import fcntl
import hashlib
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.environment.checks import ROOT, TEST_VAR

KEPT = TEST_VAR / "kept"
DAY = 24 * 60 * 60  # seconds
OURS = ("roles", "execroles")
# Where the schema begins: migrations, and what runs after each of them (connected in apps.py).
SCHEMA = ("roles/migrations/*.py", "roles/apps.py", "execroles/*.py")
CONTENT = ("roles/management/commands/seed.py", "roles/management/commands/rebuild_search.py")


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Let one process at a time in, among those that share the checkout."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def kept(kind: str, fingerprint: str, make: Callable[[Path], None]) -> Path:
    """Return the file `kind` with this fingerprint; `make(path)` writes it when there is none.

    Files of that kind with another fingerprint go when nobody has asked for them for a day: a run
    that is under way at midnight, or beside another one, goes on with what it began with.
    """
    path = KEPT / f"{kind}-{fingerprint}"
    with locked(kind):
        if not path.exists():
            unfinished = KEPT / f"{kind}-unfinished"
            unfinished.unlink(missing_ok=True)
            make(unfinished)
            for old in KEPT.glob(f"{kind}-*"):
                if old.stat().st_mtime < time.time() - DAY:
                    old.unlink()
            unfinished.rename(path)
        path.touch()
    return path


def schema_fingerprint() -> str:
    """Of all code that a migrated database depends on, and of the programs that run it."""
    return digest([*closure(SCHEMA)], versions())


def content_fingerprint(folder: Path) -> str:
    """Of all that the content seeded from a folder depends on; the day, too: rows have dates."""
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date().isoformat()
    data = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = sorted(ROOT.glob("locale/**/*.po"))
    return digest([*closure((*SCHEMA, *CONTENT)), *data, *texts], [*versions(), today])


@cache
def versions() -> list[str]:
    """Everything installed, whose migrations may differ too; Python and SQLite."""
    installed = {f"{each.name} {each.version}" for each in distributions()}
    return [sys.version, sqlite3.sqlite_version, *sorted(installed)]


def digest(files: Iterable[Path], values: Iterable[str]) -> str:
    made = hashlib.sha256("\n".join(values).encode())
    for path in files:
        made.update(f"\0{path.relative_to(ROOT)}\0".encode())
        made.update(path.read_bytes())
    return made.hexdigest()[:16]


def closure(patterns: Iterable[str]) -> list[Path]:
    """The files that match, with all of our modules that they import, directly or not, sorted."""
    waiting = [path for pattern in patterns for path in ROOT.glob(pattern)]
    found = set()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported(path, path.read_bytes())
    return sorted(found)


@cache
def imported(path: Path, code: bytes) -> list[Path]:
    return list(_imported(path, code))


def _imported(path: Path, code: bytes) -> Iterator[Path]:
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from modules(name.name.split(".") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            start = [*start, *(node.module or "").split(".")] if node.module else [*start]
            yield from modules([*start, name.name] for name in node.names)


def modules(names: Iterable[list[str]]) -> Iterator[Path]:
    """Our files among these dotted names, those of the packages above them too."""
    for name in names:
        for length in range(1, len(name) + 1 if name and name[0] in OURS else 0):
            path = ROOT.joinpath(*name[:length])
            yield from filter(Path.exists, (path.with_suffix(".py"), path / "__init__.py"))
