"""What one process of a server has made, the others do not make again."""

import json
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.environment import machine, stack
from tests.environment.programs import wait_until

from .web import Visitor

PAGES = ("/chuc-danh/", "/so-do/", "/en/roles/cpo/", "/chuc-danh/cto/", "/so-sanh/cpo/cto/")
READERS = 16


@pytest.fixture
def app(content, folder):
    """A server of two processes, without a proxy that would keep anything."""
    machine.require(machine.NGINX)
    shutil.copy(content / "db.sqlite3", folder)
    with stack.running(folder) as running:
        yield running.apps[0]


def lines(app):
    told = map(json.loads, filter(None, app.log.read_text().splitlines()))
    return [line for line in told if line.get("route", "").startswith(("role", "chart", "compar"))]


def test_one_process_makes_a_page_for_all(app):
    def ask(page):
        return Visitor(f"http://127.0.0.1:{app.port}").get(page)

    with ThreadPoolExecutor(READERS) as readers:
        for page in PAGES:
            answers = list(readers.map(ask, [page] * READERS))
            assert [each.status for each in answers] == [200] * READERS
            assert len({each.text for each in answers}) == 1
    wait_until(lambda: len(lines(app)) >= len(PAGES) * READERS, "all are logged")
    assert len({line["process"] for line in lines(app)}) == 2
    assert Counter(line["cache"] for line in lines(app))["miss"] == len(PAGES)
