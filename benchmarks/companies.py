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
    """One database; `seconds` says how long it took to fill, `said` with what."""

    def __init__(self, size, kind, url, folder):
        self.size, self.kind = size, kind
        self.environment = app_environment(folder, {"DATABASE_URL": url, "LOG_REQUESTS": "0"})

    def make(self):
        self.run("manage.py", "migrate", "-v0")
        started = time.perf_counter()
        self.said = self.run("-m", "benchmarks.company", str(self.size)).splitlines()[-1]
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


def seconds_to_seed(company, folder):
    """How long `manage.py seed` takes to read the company from fixtures into an empty database."""
    fixtures = folder / f"fixtures-{company.size}"
    company.run("manage.py", "dumpfixtures", "-v0", "--fixtures", fixtures)
    database = f"sqlite:///{folder}/seeded-{company.size}.sqlite3"
    environment = app_environment(folder, {"DATABASE_URL": database})
    manage(environment, "migrate", "-v0")
    started = time.perf_counter()
    manage(environment, "seed", "--fixtures", fixtures)
    return time.perf_counter() - started


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
