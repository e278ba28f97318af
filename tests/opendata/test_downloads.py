"""The files of the data as readers and programs get them: from Granian, and through nginx."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pandas
import pytest
from django.conf import settings
from openpyxl import load_workbook

from roles.opendata.linked_terms import PAGE
from tests.environment import databases, machine, office, stack
from tests.pages.vocabulary import problems

pytestmark = [pytest.mark.once, pytest.mark.timeout(600)]

TURTLE, TABLE = "/du-lieu/handbook.ttl", "/en/data/csv/roles.csv"
KINDS = {
    "handbook.ttl": "text/turtle; charset=utf-8",
    "handbook.jsonld": "application/ld+json",
    "handbook.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "handbook.sqlite": "application/vnd.sqlite3",
    "csv.zip": "application/zip",
    "csv/roles.csv": "text/csv; charset=utf-8",
    "datapackage.json": "application/json",
    "manifest.json": "application/json",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
NOWHERE = [
    "nothing.ttl",
    "handbook.ttl/",
    "../secret-key",
    "%2e%2e/secret-key",
    "..%2f..%2fdb.sqlite3",
    "csv/../../../db.sqlite3",
    "csv/%2e%2e/lock",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "draft/handbook.ttl",
    "lock",
    "csv/",
    "csv",
    "handbook.ttl%00",
    "handbook.ttl%0a",
    "HANDBOOK.TTL2",
    "csv\\roles.csv",
]


@pytest.fixture(scope="module")
def site():
    """Granian and nginx before it, with the content; whoever asks first has the files made."""
    machine.require(machine.NGINX)
    with tempfile.TemporaryDirectory(prefix="data-") as name:
        folder = Path(name)
        shutil.copyfile(databases.sqlite_file(databases.CONTENT), folder / "db.sqlite3")
        (folder / "static").symlink_to(settings.STATIC_ROOT)
        with stack.running(folder, WORKERS="1") as running:
            preparing = running.apps[0]
            before = asked(preparing.origin, "/du-lieu/")
            assert before.status == 200
            assert "no-store" in before.headers["Cache-Control"]
            preparing.manage("publish_data")
            yield running


class Answer:
    def __init__(self, response):
        self.status, self.headers = response.status, response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode()


def asked(origin, path, method="GET", **headers):
    """What an address answers, sent as it is: no client puts it in order first."""
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=120)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=names)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def both(site):
    return [site.apps[0].origin, site.origin]


def test_each_file_is_what_the_manifest_says(site):
    told = json.loads(asked(site.origin, "/du-lieu/manifest.json").text)
    for origin in both(site):
        for name, kind in KINDS.items():
            answer = asked(origin, f"/en/data/{name}")
            assert (answer.status, answer.headers["Content-Type"]) == (200, kind), name
            last = name.rpartition("/")[2]
            assert answer.headers["Content-Disposition"] == f'attachment; filename="{last}"'
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "Set-Cookie" not in answer.headers
            assert 'rel="license"' in answer.headers["Link"]
            if kept := told["files"].get(name):
                found = {"size": len(answer.body), "sha256": sha256(answer.body).hexdigest()}
                assert found == {key: kept[key] for key in found}, name


def test_nobody_gets_the_same_twice_nor_a_part_of_another(site):
    for origin in both(site):
        whole = asked(origin, TURTLE)
        etag, modified = whole.headers["ETag"], whole.headers["Last-Modified"]
        for known in ({"If_None_Match": etag}, {"If_None_Match": f'"x", W/{etag}'}):
            again = asked(origin, TURTLE, **known)
            assert (again.status, again.body) == (304, b"")
            assert again.headers["ETag"] == etag
        assert asked(origin, TURTLE, If_Modified_Since=modified).status == 304
        assert asked(origin, TURTLE, If_None_Match='"x"').status == 200
        head = asked(origin, TURTLE, "HEAD")
        assert (head.status, head.body) == (200, b"")
        assert int(head.headers["Content-Length"]) == len(whole.body)
        size = len(whole.body)
        parts = {
            "bytes=0-0": slice(0, 1),
            "bytes=10-19": slice(10, 20),
            "bytes=-7": slice(size - 7, size),
            f"bytes={size - 5}-": slice(size - 5, size),
            f"bytes=5-{size * 2}": slice(5, size),
        }
        for wanted, part in parts.items():
            answer = asked(origin, TURTLE, Range=wanted)
            assert (answer.status, answer.body) == (206, whole.body[part]), wanted
            said = f"bytes {part.start}-{part.stop - 1}/{size}"
            assert answer.headers["Content-Range"] == said
        assert asked(origin, TURTLE, Range=f"bytes={size}-").status == 416
        assert asked(origin, TURTLE, Range="lines=1-2").status == 200
        resumed = asked(origin, TURTLE, Range="bytes=10-19", If_Range=etag)
        changed = asked(origin, TURTLE, Range="bytes=10-19", If_Range='"another"')
        assert (resumed.status, changed.status) == (206, 200)
        assert changed.body == whole.body


def test_there_is_no_other_file(site):
    for origin in both(site):
        for name in NOWHERE:
            answer = asked(origin, f"/du-lieu/{name}")
            assert answer.status in (301, 308, 400, 404), name
            assert b"SQLite format" not in answer.body
        for method in ("POST", "PUT", "DELETE"):
            assert asked(origin, TABLE, method).status == 405
        asks = {"Origin": "https://a.example", "Access_Control_Request_Method": "GET"}
        before = asked(origin, TABLE, "OPTIONS", **asks)
        assert (before.status, before.body) == (204, b"")
        assert "Range" in before.headers["Access-Control-Allow-Headers"]
        assert before.headers["Access-Control-Allow-Origin"] == "*"
        assert asked(origin, "/du-lieu/", "OPTIONS").status == 405


def examples(site):
    """{name: text} of what the page shows to be typed."""
    found = re.findall(
        r'<pre id="example-(\w+)" tabindex="0"><code>(.*?)</code>',
        asked(site.apps[0].origin, "/du-lieu/").text,
        re.DOTALL,
    )
    return {name: unescape(text) for name, text in found}


def test_the_examples_of_the_page_work_as_they_stand(site, tmp_path):
    machine.require(machine.LIBREOFFICE)
    machine.require(machine.CURL)
    typed = examples(site)
    assert typed.keys() == {"spreadsheet", "pandas", "curl"}
    for name in ("handbook.xlsx", "csv/responsibilities.csv"):
        (tmp_path / Path(name).name).write_bytes(asked(site.origin, f"/du-lieu/{name}").body)
    duties = pandas.read_csv(tmp_path / "responsibilities.csv")

    book = load_workbook(tmp_path / "handbook.xlsx")
    book.create_sheet("new", 0)["A1"] = typed["spreadsheet"]
    book.save(tmp_path / "mine.xlsx")
    seen = office.to_csv([tmp_path / "mine.xlsx"], tmp_path)["mine.xlsx"].read_text()
    assert int(seen.strip()) == (duties["area"] == "finance").sum() > 0

    said = ran([sys.executable, "-c", typed["pandas"]], tmp_path)
    budget = duties[duties["statement_vi"].str.contains("ngân sách", case=False)]
    assert len(budget)
    assert all(statement in said for statement in budget["statement_vi"])

    said = ran(["sh", "-ec", typed["curl"]], tmp_path)
    assert "handbook.ttl: OK" in said
    assert '"Chief Product Officer"@en' in said


def ran(command, folder):
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_the_page_tells_programs_what_it_tells_readers(site):
    told = json.loads(asked(site.origin, "/du-lieu/manifest.json").text)
    origin = site.apps[0].origin  # nginx is told no port: it stands at the usual one
    page = asked(origin, "/en/data/").text
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    [data] = [b for b in map(json.loads, blocks) if b["@type"] == "Dataset"]
    assert list(problems(data)) == []
    assert data["license"] == told["licence_url"]
    assert data["version"] == told["revision"]
    assert told["revision"] in re.sub(r"<.*?>", "", page)
    for file in data["distribution"]:
        name = file["contentUrl"].removeprefix(f"{origin}/en/data/")
        kept = told["files"][name]
        assert file["sha256"] == kept["sha256"]
        assert file["contentSize"] == f"{kept['size']} B"
        assert file["encodingFormat"] == kept["media_type"]
        assert kept["sha256"] in page
    for table in told["tables"]:
        assert f'href="/en/data/csv/{table}.csv"' in page


def test_every_word_of_the_linked_data_is_an_anchor_of_its_page(site):
    page = asked(site.origin, PAGE).text
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    turtle = asked(site.origin, TURTLE).text
    prefix = re.search(r"@prefix ai: <(.*?)> \.", turtle)[1]
    assert prefix.endswith(f"{PAGE}#")
    words = set(re.findall(r"(?<=[\s^,])ai:([\w-]+)", re.sub(r'"(?:[^"\\]|\\.)*"', "", turtle)))
    words |= set(re.findall(re.escape(f"<{prefix}") + r"([^>]+)>", turtle))
    assert len(words) > 100
    assert words <= set(anchors)
