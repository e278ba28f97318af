"""Both databases give the same pages, byte for byte: what a page says is tested on one of them."""

import json
import os
import shutil
import subprocess
import sys
from itertools import zip_longest

import pytest
from django.conf import settings
from django.db import connection

from tests.environment import checks, databases
from tests.pages.both_databases import rendered


@pytest.mark.timeout(900)  # it asks for all pages twice: 60 s of processor time
@pytest.mark.each_database
@pytest.mark.usefixtures("indexed")
def test_both_databases_give_the_same_pages(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("The run on PostgreSQL compares both.")
    copy = shutil.copyfile(databases.sqlite_file(databases.CONTENT), tmp_path / "db.sqlite3")
    rendering = [sys.executable, "-m", "tests.pages.both_databases", tmp_path / "pages.json"]
    same = {"ALLOWED_HOSTS": "testserver", "ORIGIN": settings.ORIGIN}
    there = os.environ | same | {"DATABASE_URL": f"sqlite:///{copy}"}
    subprocess.run(rendering, cwd=checks.ROOT, env=there, check=True)
    expected, found = json.loads((tmp_path / "pages.json").read_text("utf-8")), rendered()
    assert found.keys() == expected.keys()
    assert list(different_lines(found, expected)) == []
    assert len(found) > 100


def different_lines(found, expected):
    """Yield (address, line here, line there): the first of each page that is not the same."""
    for address, text in found.items():
        pairs = zip_longest(text.splitlines(), expected[address].splitlines())
        if pair := next((pair for pair in pairs if pair[0] != pair[1]), None):
            yield address, *pair
