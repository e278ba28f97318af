import pytest

from tests import snapshot
from tests.environment import checks, databases

from .crawling import crawl

PAGES = {}


@pytest.hookimpl(tryfirst=True)  # before tests/conftest.py looks at the marks
def pytest_itemcollected(item):
    """Of this folder's tests: the handbook of tests is what both databases are tried with."""
    item.add_marker("once")


@pytest.fixture(scope="session")
def site_content():
    return snapshot.KeptContent(snapshot.tables, databases.SITE)


@pytest.fixture
def site(db, settings, site_content):
    """The content that the site publishes, as it is today: `fixtures/`."""
    settings.FIXTURES_DIR = checks.SITE_CONTENT
    site_content.restore()


@pytest.fixture
def pages(db, request):
    """{path: Page} of the site as it is today, asked for once: `client` finds no content here."""
    if not PAGES:
        request.getfixturevalue("site")
        PAGES.update(crawl(request.getfixturevalue("client")))
    return PAGES
