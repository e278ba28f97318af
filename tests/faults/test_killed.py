"""kill -9 in the middle of a save: all of it is stored, or nothing."""

import os
import shutil
import signal
import sqlite3
import sys
import threading
from contextlib import contextmanager

import pytest

from tests.environment.programs import Program, wait_until
from tests.environment.stack import ROOT, app_environment
from tests.history.forms import form_data

from .conftest import EDITOR
from .web import Visitor

TEXTS = """SELECT r.summary_vi, c.statement_vi FROM roles_role r, roles_responsibility c
WHERE r.id = c.role_id AND c.id = {claim}"""
# Of the smallest page at the desk.
CLAIM = "SELECT max(id) FROM roles_responsibility GROUP BY role_id ORDER BY count(*) LIMIT 1"


def workers_killed(app):
    for worker in app.program.children():
        os.kill(worker, signal.SIGKILL)


def server_killed(app):
    app.program.kill()
    app.start().wait()


@pytest.mark.parametrize("killed", [workers_killed, server_killed])
def test_save_of_a_role_with_its_claims(site, database, killed):
    app, claim = site.apps[0], database.value(CLAIM)
    before = texts(database, claim)
    editor = Visitor(app.origin).sign_in(*EDITOR)
    save = changed_form(editor, database, claim, killed.__name__)
    with saving_is_held_up(database, claim, save):
        killed(app)
    wait_until(lambda: not database.value(WRITING), "the broken connection is noticed")
    assert texts(database, claim) == before
    wait_until(lambda: editor.get("/admin/").status == 200, "another worker takes over")
    assert save().status == 302
    assert texts(database, claim) == (f"{killed.__name__} summary", f"{killed.__name__} claim")


WAITING = """SELECT count(*) FROM pg_stat_activity
WHERE wait_event_type = 'Lock' AND backend_xid IS NOT NULL
AND query LIKE 'UPDATE%responsibility%'"""
WRITING = "SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL"


def texts(database, claim):
    with database.connect() as asking:
        return asking.execute(TEXTS.format(claim=claim)).fetchone()


def changed_form(editor, database, claim, name):
    """What sends the desk's form of the role with its own text and that of one claim changed."""
    role = database.value(f"SELECT role_id FROM roles_responsibility WHERE id = {claim}")
    address = f"/admin/roles/role/{role}/change/"
    data = form_data(editor.get(f"{address}?expand=1").text, "role_form")
    row = next(field for field, value in data.items() if is_claim(field, value, claim))
    statement = row.removesuffix("-id") + "-statement_vi"
    assert statement in data
    new = {"summary_vi": [f"{name} summary"], statement: [f"{name} claim"]}
    return lambda: editor.post(address, data | new)


def is_claim(field, value, claim):
    return field.startswith("responsibilities-") and field.endswith("-id") and value == [str(claim)]


@contextmanager
def saving_is_held_up(database, claim, save):
    """Enter the block when the role itself is written, and its claim cannot be."""
    with database.connect() as holding:
        holding.execute(f"SELECT 1 FROM roles_responsibility WHERE id = {claim} FOR UPDATE")
        saving = threading.Thread(target=save)
        saving.start()
        wait_until(lambda: database.value(WAITING), "the save waits for the claim")
        yield
        holding.rollback()
    saving.join()


def test_seeding_on_sqlite(content, folder):
    file = folder / "db.sqlite3"
    shutil.copy(content / "empty.sqlite3", file)
    command = [sys.executable, "manage.py", "seed"]
    environment = app_environment(folder, {})
    seeding = Program(command, log=folder / "log", cwd=ROOT, env=environment)
    wal = folder / "db.sqlite3-wal"
    wait_until(lambda: wal.exists() and wal.stat().st_size > 100_000, "seeding has begun to write")
    seeding.kill()
    # The kill may come just after the commit.
    assert rows(file) in [(0, 0, "ok"), (*rows(content / "db.sqlite3")[:2], "ok")]


def rows(file):
    with sqlite3.connect(file) as asking:
        count = "SELECT count(*) FROM {}"
        questions = (count.format("roles_role"), count.format("roles_responsibility"))
        return tuple(
            asking.execute(sql).fetchone()[0] for sql in (*questions, "PRAGMA integrity_check")
        )
