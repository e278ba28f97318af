"""For every test: content, compiled translations, static files, a browser that stays at home."""

import os
from contextlib import nullcontext
from math import inf
from pathlib import Path

import hypothesis
import psycopg
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created
from django.template import RequestContext
from django.test import client
from django.utils.translation.reloader import translation_file_changed
from playwright.sync_api import expect
from whitenoise import WhiteNoise

from roles.admin.previewing import when_due
from roles.caching import revision_watch
from roles.models import Area, Function
from roles.search import keeping
from tests import snapshot
from tests.environment import (
    as_served,
    browser,
    checks,
    choosing,
    databases,
    emptying,
    live,
    machine,
    made_once,
    reading,
)

# Playwright's plain (sync) interface keeps an event loop running in the test's thread. Django sees
# the loop and refuses database calls, although nothing in the tests is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Here and in the servers that tests start; the settings have been read already.
settings.FIXTURES_DIR = checks.HANDBOOK
os.environ["FIXTURES_DIR"] = str(checks.HANDBOOK)

# A slow machine is no fault of the code, and a check of a submission should not depend on chance:
# other runs go on searching.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")
expect.set_options(timeout=15_000)  # of a page on a busy machine
BEGUN = pytest.StashKey[int]()  # how many tests


def pytest_configure(config):
    """Compile changed translations, and forget those that the set-up of Django has loaded."""
    config.pluginmanager.register(choosing)
    config.pluginmanager.register(as_served)
    for source in checks.ROOT.glob("locale/**/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as texts, compiled.open("wb") as target:
                write_mo(target, read_po(texts))
            translation_file_changed(sender=None, file_path=compiled)


def pytest_runtest_setup(item):
    """Forget what the tests before have left behind: rows to be indexed, dead rows of PostgreSQL.

    The latter does not clean up by itself here: behind two hundred contents that were put in, a
    list of the desk takes ten times as long.
    """
    keeping.pending.ids = {}  # taken back with their transaction
    item.session.stash[BEGUN] = begun = item.session.stash.get(BEGUN, 0) + 1
    is_test = connection.settings_dict["NAME"].startswith("test_")
    if begun % 40 == 0 and connection.vendor == "postgresql" and is_test:
        url = databases.at(os.environ["DATABASE_URL"], connection.settings_dict["NAME"])
        with psycopg.connect(url, autocommit=True) as cleaning:
            cleaning.execute("VACUUM")


def pytest_itemcollected(item):
    choosing.mark(item)  # before pytest's own -m chooses by the marks


@pytest.fixture(scope="session", autouse=True)
def collected_static_files():
    """Pages ask the manifest for the names of their files, as they do in production."""
    with made_once.locked("static"):
        if static_files_changed():
            call_command("collectstatic", interactive=False, verbosity=0)


def static_files_changed() -> bool:
    """Collecting takes seconds, because it compresses, and a single test should not wait for it."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return max(Path(file).stat().st_mtime for file in files) > manifest.stat().st_mtime


@pytest.fixture(scope="session", autouse=True)
def whitenoise_answers():
    """Let WhiteNoise serve the live server's static files, as it does in production.

    Django's handler for tests stands before it and knows no file by its hashed name.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda handler, path: False)
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_looked_up_once():
    """Every client of a test starts the middleware; WhiteNoise would read the folder each time."""
    found, look_up = {}, WhiteNoise.update_files_dictionary

    def from_memory(self, root, prefix):
        if (root, prefix) not in found:
            look_up(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", from_memory)
        yield


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages_are_kept():
    """Django's client copies the context of every template: 12,000 for a form of the desk.

    Tests ask for what a page was given, never for that of a label, a widget, or an included part.
    """
    keep = client.store_rendered_templates

    def of_pages(store, signal, sender, template, context, **more):
        if isinstance(context, RequestContext) and context.template is template:
            keep(store, signal, sender, template, context, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", of_pages)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """Begin the test database with a migrated one; the set-up then finds no migration to run.

    A file on SQLite: each thread has a connection of its own, as in production. What Django takes,
    one in memory, is one connection, whose transactions the live server's threads would share.
    """
    test = settings.DATABASES["default"]["TEST"]
    if connection.vendor == "postgresql":
        url = os.environ["DATABASE_URL"]
        test["TEMPLATE"] = databases.postgres_database(databases.SCHEMA, url)
        emptying.instead_of_truncating()
    else:
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection_created.connect(databases.load_schema)


@pytest.fixture(scope="session")
def rows_of_migrations(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return {model: list(model.objects.all()) for model in (Function, Area)}


@pytest.fixture(autouse=True)
def functions_and_areas(request):
    """Whoever empties the database takes them along, and no role can be without."""
    if choosing.empties_the_database(request.node):
        request.getfixturevalue("transactional_db")
        for model, rows in request.getfixturevalue("rows_of_migrations").items():
            model.objects.bulk_create(rows, ignore_conflicts=True)


@pytest.fixture(scope="session", autouse=True)
def requests_are_counted():
    live.requests.watch()


@pytest.fixture(autouse=True)
def nothing_is_asked_of_an_emptied_database(request):
    """Before the database, and behind the page that asks: so it ends between the two."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    with live.requests.taken():
        yield
        if "browser" in request.fixturenames:
            for context in request.getfixturevalue("browser").contexts:
                context.close()


@pytest.fixture(scope="session")
def real_content():
    return snapshot.KeptContent(snapshot.tables)


@pytest.fixture
def seeded(db, real_content):
    """The content of tests/handbook: through the real command, kept for all tests."""
    real_content.restore()


@pytest.fixture(scope="session")
def real_index():
    return snapshot.KeptContent(lambda: snapshot.INDEX)


@pytest.fixture
def indexed(seeded, real_index):
    """The content of tests/handbook, and the search index of it."""
    for model in reversed(snapshot.INDEX):
        model.objects.all().delete()
    real_index.restore()
    keeping.pending.ids = {}


@pytest.fixture(scope="session")
def reading_site():
    """A real server with tests/handbook and its index, for browser tests that only read: its `url`.

    Its database is its own, so tests that ask for nothing else need none.
    """
    with reading.serving(settings.STATIC_ROOT) as site:
        yield site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    machine.require(machine.CHROMIUM)
    return browser_type_launch_args | browser.launch_args()


@pytest.fixture(scope="session")
def unpainted(playwright, browser_type_launch_args):
    """A browser whose pages are only measured: nobody clicks, and no frame is drawn."""
    flags = [*browser_type_launch_args["args"], browser.UNPAINTED]
    with playwright.chromium.launch(**browser_type_launch_args | {"args": flags}) as started:
        yield started


@pytest.fixture
def unpainted_page(unpainted):
    """A page of it."""
    with unpainted.new_context() as context, browser.stays_at_home(context):
        yield context.new_page()


@pytest.fixture(autouse=True)
def no_foreign_requests(request):
    """Fail every browser test whose page asks another host for anything."""
    asked_for = "context" in request.fixturenames
    context = request.getfixturevalue("context") if asked_for else None
    with browser.stays_at_home(context) if context else nullcontext():
        yield


@pytest.fixture(autouse=True)
def page_cache(request, settings, monkeypatch):
    """Pages are made anew for each test; `@pytest.mark.page_cache` tests them as they are kept.

    Another thread would not see what a test's transaction holds: the revision is read in ours, and
    anew for each request, however quick the test. Nor does a minute end between two: nobody counts.
    """
    settings.PACE = 0
    settings.PAGE_CACHE = bool(request.node.get_closest_marker("page_cache"))
    monkeypatch.setattr(revision_watch, "in_background", lambda check: check())
    monkeypatch.setattr(revision_watch.watch, "_due", 0)
    monkeypatch.setattr(revision_watch, "RECHECK", 0)
    monkeypatch.setattr(when_due.looking, "next", inf)  # nor does anything become public by itself


@pytest.fixture
def nobody_reviews(settings):
    """Editors write everything directly, as in a small team; for tests of something else."""
    settings.REVIEW = "never"
