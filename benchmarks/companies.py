"""Databases with generated companies, on SQLite and PostgreSQL, and what is timed on them."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg

from tests.environment.stack import ROOT, app_environment

SIZES = (12, 1_000, 10_000)


class Company:
    """One database; `rows_s` and `index_s` say how long it took to fill."""

    def __init__(self, size, kind, url, folder):
        self.size, self.kind = size, kind
        self.environment = app_environment(folder, {"DATABASE_URL": url, "LOG_REQUESTS": "0"})

    def make(self):
        self.run("manage.py", "migrate", "-v0")
        started = time.perf_counter()
        self.said = self.run("-m", "benchmarks.company", str(self.size)).strip()
        self.seconds = time.perf_counter() - started
        return self

    def timed(self, what):
        return json.loads(self.run("-m", "benchmarks.timing", what))

    def run(self, *arguments):
        command = [sys.executable, *arguments]
        answer = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        if answer.returncode:
            raise RuntimeError(answer.stderr[-3000:])
        return answer.stdout


def companies(folder, postgres_url):
    """{(kind, size): Company}, the two kinds of databases filled side by side."""

    def fill(kind):
        made = [Company(size, kind, url_of(kind, size), folder).make() for size in SIZES]
        return {(kind, each.size): each for each in made}

    def url_of(kind, size):
        if kind == "SQLite":
            return f"sqlite:///{folder}/company-{size}.sqlite3"
        name = f"company_{size}"
        with closing(psycopg.connect(postgres_url, autocommit=True)) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return postgres_url.removesuffix("/postgres") + f"/{name}"

    manage(app_environment(folder, {}), "collectstatic", "--no-input", "-v0")
    with ThreadPoolExecutor(2) as pool:
        sqlite, postgresql = pool.map(fill, ("SQLite", "PostgreSQL"))
    return sqlite | postgresql


def seeded_site(folder, url):
    """Migrate, seed and collect for the stack that serves the site's own content."""
    environment = app_environment(folder, {"DATABASE_URL": url})
    for command in (["migrate", "-v0"], ["seed"], ["collectstatic", "--no-input", "-v0"]):
        manage(environment, *command)


def manage(environment, *command):
    command = [sys.executable, "manage.py", *command]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
