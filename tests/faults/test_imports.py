"""An import by several servers that share a database only, and on a disk without room."""

import resource
import shutil
import sqlite3
from contextlib import ExitStack
from urllib.request import Request

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.environment import stack
from tests.exchange.uploads import named
from tests.history.forms import form_data

from .conftest import EDITOR
from .web import Visitor

NAMES = "SELECT count(*) FROM roles_skill WHERE slug = 'imported'"
ROWS = b"slug,name_vi,kind\nimported,%s,analysis\n"


# While one thread looks at what a file would do, another one saves.
TRY_AND_SAVE = """
from threading import Thread
from django.db import connection
from roles import models as m
from roles.exchange.rehearsing import one_moment, rehearsal

def save(name):
    skill = m.Skill.objects.first()
    skill.name_vi = name
    skill.save()

def saves(name):
    thread = Thread(target=save, args=[name])
    thread.start()
    thread.join(10)
    return not thread.is_alive()

with one_moment(connection):
    before = list(m.Skill.objects.values_list("name_vi"))
    assert saves("Đang đọc")
    assert list(m.Skill.objects.values_list("name_vi")) == before
with rehearsal([m.Skill]):
    m.Skill.objects.update(name_vi="Chỉ thử")
    assert saves("Đang thử")
assert m.Skill.objects.first().name_vi == "Đang thử"
assert not m.Skill.objects.filter(name_vi="Chỉ thử").exists()
"""


class Editor(Visitor):
    def upload(self, data):
        form = form_data(self.get("/admin/exchange/").text)
        fields = {
            "csrfmiddlewaretoken": form["csrfmiddlewaretoken"][0],
            "file": named(data, "skills.csv"),
        }
        body = encode_multipart(BOUNDARY, fields)
        headers = {"Content-Type": MULTIPART_CONTENT}
        return self.ask(Request(self.origin + "/admin/exchange/import/", body, headers))

    def decide(self, page):
        return self.post("/admin/exchange/confirm/", form_data(page.text))


def test_two_servers_with_folders_of_their_own(database, new_folder):
    """The first takes the file and shows it, the second writes it."""
    settings = stack.app_environment(new_folder(), {"DATABASE_URL": database.url, "WORKERS": "1"})
    with ExitStack() as ending:
        servers = []
        for _ in range(2):
            folder = new_folder()
            server = stack.App(settings | {"VAR_DIR": str(folder)}, folder / "log").start()
            ending.callback(server.stop)
            servers.append(server)
        one, two = (server.wait().origin for server in servers)
        editor = Editor(one).sign_in(*EDITOR)
        page = editor.upload(ROWS % "Kỹ năng".encode())
        assert "Kỹ năng" in page.text
        assert database.value(NAMES) == 0
        editor.origin = two
        assert editor.decide(page).status == 302
        assert database.value(NAMES) == 1


def test_previews_keep_no_editor_waiting(database, content, folder):
    shutil.copy(content / "db.sqlite3", folder)
    for url in (f"sqlite:///{folder}/db.sqlite3", database.url):
        environment = stack.app_environment(folder, {"DATABASE_URL": url})
        stack.App(environment, folder / "log").manage("shell", "-c", TRY_AND_SAVE)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can fill a disk for one")
def test_full_disk(content, folder):
    """Nothing is written, the answer says why, and with room again it goes on."""
    shutil.copy(content / "db.sqlite3", folder)
    with stack.running(folder, WORKERS="1") as site:
        editor = Editor(site.origin).sign_in(*EDITOR)
        [worker] = site.apps[0].program.children()

        def limit(size):
            resource.prlimit(worker, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        data = ROWS % ("Kỹ năng " + "x" * 100).encode()
        limit(8192)
        refused = [editor.upload(data), editor.get("/admin/exchange/all.xlsx")]
        limit(resource.RLIM_INFINITY)
        page = editor.upload(data)
        limit(8192)
        refused.append(editor.decide(page))
        assert [answer.status for answer in refused] == [503] * 3
        assert all("không ghi được vào đĩa" in answer.text for answer in refused)
        with sqlite3.connect(folder / "db.sqlite3") as asking:
            assert asking.execute(NAMES).fetchone() == (0,)
        limit(resource.RLIM_INFINITY)
        assert editor.decide(page).status == 302
        assert asking.execute(NAMES).fetchone() == (1,)
        asking.close()
