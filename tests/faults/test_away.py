"""The database or the app is away: kept pages are still served, others say so kindly."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import time

import pytest

from roles.caching.revision_watch import RECHECK
from tests.environment import stack
from tests.environment.programs import wait_until
from tests.environment.stack import ROOT

from .web import Visitor

KEPT = "/chuc-danh/cpo/"
# The stack lives longer than a test, so each has pages of its own that nobody has asked for.
WORDS = {"/chuc-danh/{}/": "Sẽ trở lại ngay", "/en/roles/{}/": "Back in a moment"}
TITLES = {"vi": "Tạm thời chưa phục vụ được", "en-GB,en": "Not available at the moment"}


def assert_kind(answer, words):
    """The page for readers: in their language, to be asked for again soon, kept by nobody."""
    assert answer.status == 503
    assert f"<h1>{words}</h1>" in answer.text
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def assert_problem(answer, title):
    """The same for programs."""
    told = json.loads(answer.text)
    assert (answer.status, told["status"], told["title"]) == (503, 503, title)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert int(answer.headers["Retry-After"]) > 0


def container_probe(app):
    """The exit status of deploy/probe.py, and what it says fails."""
    env = app.environment | {"BIND": f"0.0.0.0:{app.port}"}
    probe = [sys.executable, "deploy/probe.py"]
    answer = subprocess.run(probe, cwd=ROOT, env=env, capture_output=True, text=True)
    return answer.returncode, ", ".join(json.loads(answer.stdout + answer.stderr)["failing"])


def test_database_away(site, database, reader):
    page = reader.get(KEPT)
    apps = [Visitor(app.origin) for app in site.apps]
    assert [app.get("/healthz").status for app in apps] == [200, 200]
    assert container_probe(site.apps[0]) == (0, "")
    database.stop("immediate")
    for app in apps:
        probe = app.get("/healthz")
        assert (probe.status, json.loads(probe.text)["failing"]) == (503, ["database"])
        assert app.get("/livez").status == 200
    assert container_probe(site.apps[0]) == (1, "database")
    again = reader.get(KEPT)
    assert (again.status, again.text) == (200, page.text)
    for path, words in WORDS.items():
        assert_kind(reader.get(path.format("cto")), words)
    assert_problem(reader.get("/api/v1/"), TITLES["vi"])
    database.start()
    wait_until(lambda: reader.get("/chuc-danh/cto/").status == 200, "pages are back")


def test_nobody_waits_for_a_database_that_has_frozen(database, site, folder):
    """It takes connections and never answers: whoever asked it would wait for its return."""
    app = stack.App(site.apps[0].environment | {"WORKERS": "1"}, folder / "log").start().wait()
    reader, pages = Visitor(app.origin), [KEPT, "/en/", "/so-sanh/cpo/cto/"]
    try:
        before = [reader.get(page).text for page in pages]
        with database.frozen():
            until = time.monotonic() + 2 * RECHECK  # so one of them is the first to ask for it
            while time.monotonic() < until:
                assert [reader.get(page).text for page in pages] == before
            assert_kind(reader.get("/chuc-danh/cso/"), "Sẽ trở lại ngay")
        wait_until(lambda: reader.get("/chuc-danh/cso/").status == 200, "pages are back")
    finally:
        app.stop()


def test_app_away(site, reader):
    page = reader.get(KEPT)
    for app in site.apps:
        app.stop()
    again = reader.get(KEPT)
    assert (again.status, again.text) == (200, page.text)
    for path, words in WORDS.items():
        away = reader.get(path.format("ceo"))
        assert_kind(away, words)
        style = re.search(r"<style>(.*)</style>", away.text)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in away.headers["Content-Security-Policy"]
    assert_kind(reader.get("/admin/"), "Sẽ trở lại ngay")
    for language, title in TITLES.items():
        assert_problem(reader.get("/api/v1/", **{"Accept-Language": language}), title)
    site.apps[1].start().wait()
    assert reader.get("/chuc-danh/ceo/").status == 200


@pytest.mark.parametrize("number", [0, 1])
def test_one_app_server_is_enough(site, reader, number):
    site.apps[number].program.kill()
    assert [reader.get(f"/chuc-danh/cpo/?a={n}").status for n in range(6)] == [200] * 6
