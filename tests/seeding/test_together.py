"""Two seeds at the same moment, as two programs: the second one waits and finds all done."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from roles.models import Role
from roles.operating.starting import WAITING

from .conftest import counts

ROWS = 43


def address():
    """DATABASE_URL of the test database, for other programs."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    database = connection.settings_dict
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    host = quote(database["HOST"], safe="")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{account}@{host}{port}/{database['NAME']}"


def start(world, url):
    command = [sys.executable, "manage.py", "seed", "--fixtures", world.path]
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_two_seeds_at_once(world):
    url = address()
    runs = [start(world, url) for _ in range(2)]
    answers = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert {errors.strip() for _, errors in answers} <= {"", WAITING}
    totals = sorted(counts(output)["total"] for output, _ in answers)
    assert totals == [[0, 0, ROWS, 0], [ROWS, 0, 0, 0]]
    assert Role.objects.count() == 3
