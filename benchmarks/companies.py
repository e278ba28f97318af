"""Databases for each tree: the site's own content, and generated companies of several sizes.

They are made once, by the oldest tree that is measured, and kept in var/bench; each tree gets
copies, brought to its own schema, of companies with what `completing` adds. The largest takes a
quarter of an hour to make.
"""

import hashlib
import resource
import shutil
import sqlite3
from contextlib import closing

from .completing import complete
from .trees import KEPT

SIZES = (12, 1_000, 10_000, 100_000)


def site(tree):
    """URL of the tree's own database with the site's content; made when first asked for."""
    files = sorted(each for each in (tree.code / "fixtures").rglob("*") if each.is_file())
    digest = hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
    return _database(tree, f"site-{digest[:8]}", ["manage.py", "seed"])


def company(tree, size):
    """URL of the tree's own database with a generated company; made when first asked for."""
    return _database(tree, f"company-{size}", ["-m", "benchmarks.company", size], complete)


def analyze(file):
    query(url_of(file), "ANALYZE")


def _database(tree, name, command, finish=analyze):
    if name not in tree.databases:
        own = tree.var / f"{name}.sqlite3"
        shutil.copyfile(_kept(tree, name, command), own)
        tree.manage("migrate", "-v0", database=url_of(own))
        finish(own)
        tree.databases[name] = url_of(own)
    return tree.databases[name]


def _kept(tree, name, command):
    """The file of this name that the tree can bring to its schema."""
    KEPT.mkdir(parents=True, exist_ok=True)
    schema = tree.last_migration()
    found = {int(each.stem[-4:]): each for each in KEPT.glob(f"{name}-????.sqlite3")}
    fitting = [number for number in found if number <= schema]
    return found[max(fitting)] if fitting else _make(tree, f"{name}-{schema:04}", command)


def _make(tree, name, command):
    file = KEPT / f"{name}.sqlite3"
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    print(f"Making {file.name}, once for all runs", flush=True)
    tree.manage("migrate", "-v0", database=url_of(new))
    tree.run(*command, database=url_of(new))
    return new.rename(file)


def fixtures(tree, size):
    """A folder with the company as fixtures, kept like the company."""
    folder = KEPT / f"fixtures-{size}-{tree.last_migration():04}"
    if not folder.exists():
        new = folder.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        tree.manage("dumpfixtures", "-v0", "--fixtures", new, database=company(tree, size))
        new.rename(folder)
    return folder


def seeded(tree, name, *options):
    """(URL of a new database, the seconds of processor time that `manage.py seed` took)"""
    file = tree.var / f"seeded-{name}.sqlite3"
    file.unlink(missing_ok=True)
    tree.manage("migrate", "-v0", database=url_of(file))
    started = spent_by_children()
    tree.manage("seed", *options, database=url_of(file))
    return url_of(file), spent_by_children() - started


def url_of(file):
    return f"sqlite:///{file}"


def query(url, sql, *values):
    """The rows that SQLite answers; what it writes is committed, and renews the revision."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20)) as connection:
        rows = connection.execute(sql, values).fetchall()
        connection.commit()
        return rows


def spent_by_children():
    """Seconds of processor time of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
