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
