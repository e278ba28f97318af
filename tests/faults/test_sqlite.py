"""SQLite: a full disk, and many who write and read at once."""

import resource
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.environment import machine, stack
from tests.history.forms import form_data

from .conftest import EDITOR, SECONDS
from .web import Load, Visitor

WRITERS, READERS = 8, 50
PAGES = ("/chuc-danh/cpo/?x={}", "/tim-kiem/?q=cpo{}", "/en/sources/?x={}")


@pytest.fixture
def site(content, folder):
    """One app server on SQLite that keeps no pages."""
    machine.require(machine.NGINX)
    shutil.copy(content / "db.sqlite3", folder)
    with stack.running(folder, PAGE_CACHE_MB="0") as running:
        yield running


@pytest.fixture
def rows(site):
    """Ask the database itself."""
    asking = sqlite3.connect(site.folder / "db.sqlite3")
    yield lambda sql: asking.execute(sql).fetchall()
    asking.close()


class Editor(Visitor):
    """Renames one skill, over and over."""

    def __init__(self, origin, skill):
        super().__init__(origin)
        self.address = f"/admin/roles/skill/{skill}/change/"
        self.sign_in(*EDITOR)

    def rename(self, name):
        form = form_data(self.get(self.address).text, "skill_form")
        return self.post(self.address, form | {"name_vi": [name]})


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can fill a disk for one")
def test_full_disk(site, rows):
    (skill, before), *_ = rows("SELECT id, name_vi FROM roles_skill")
    name = f"SELECT name_vi FROM roles_skill WHERE id = {skill}"
    editor, reader = Editor(site.origin, skill), Visitor(site.origin)
    workers = site.apps[0].program.children()
    for worker in workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
    refused = editor.rename("Tên mới")
    assert refused.status == 503
    assert "không ghi được vào đĩa" in refused.text
    assert [reader.get(page.format(1)).status for page in PAGES] == [200] * len(PAGES)
    assert rows(name) == [(before,)]
    assert rows("PRAGMA integrity_check") == [("ok",)]
    for worker in workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    assert editor.rename("Tên mới").status == 302
    assert rows(name) == [("Tên mới",)]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can fill a disk for one")
@pytest.mark.parametrize("command", [["seed"], ["restore", "{content}/backup.gz"]])
def test_commands_on_a_full_disk(content, folder, command):
    shutil.copy(content / "empty.sqlite3", folder / "db.sqlite3")
    answer = subprocess.run(
        [sys.executable, "manage.py", *(part.format(content=content) for part in command)],
        cwd=stack.ROOT,
        env=stack.app_environment(folder, {}),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2**17, 2**17)),
    )
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "disk" in answer.stderr
    assert "othing is" in answer.stderr
    with sqlite3.connect(folder / "db.sqlite3") as asking:
        assert asking.execute("SELECT count(*) FROM roles_role").fetchall() == [(0,)]


def test_many_write_and_read_at_once(site, rows):
    skills = [skill for (skill,) in rows(f"SELECT id FROM roles_skill LIMIT {WRITERS}")]
    editors = [Editor(site.origin, skill) for skill in skills]
    reader = Visitor(site.origin)

    def write(number):
        return editors[number % WRITERS].rename(f"Tên {number}")

    def read(number):
        return reader.get(PAGES[number % len(PAGES)].format(number))

    with Load(write, readers=WRITERS) as writing, Load(read, readers=READERS) as reading:
        reading.go_on(SECONDS)
    print(f"{SECONDS} s: saves {writing.figures()}, pages {reading.figures()}")
    assert [line for line in site.apps[0].program.messages().splitlines() if "locked" in line] == []
    assert writing.failures() + reading.failures() == []
    last = {sent.number % WRITERS: sent.number for sent in sorted(writing.sent, key=by_number)}
    stored = dict(rows("SELECT id, name_vi FROM roles_skill"))
    assert [stored[skill] for skill in skills] == [f"Tên {last[n]}" for n in range(WRITERS)]


def by_number(sent):
    return sent.number
