import pytest
from django.conf import settings

from tests import snapshot
from tests.environment import checks, databases, reading

from .crawling import Page, crawl, name_of, to_the_end

# Seconds: whichever test comes first asks for all pages, which a busy machine takes minutes for.
LONGEST = 900
PAGES = {}
WHOLE = {}


@pytest.hookimpl(tryfirst=True)  # before tests/conftest.py looks at the marks
def pytest_itemcollected(item):
    """Of this folder's tests: the handbook of tests is what both databases are tried with."""
    item.add_marker("once")
    item.add_marker(pytest.mark.timeout(LONGEST))


@pytest.fixture(scope="session")
def site_content():
    return snapshot.KeptContent(snapshot.tables, databases.SITE)


@pytest.fixture(scope="session")
def real_site():
    """The address of a real server of it, for browser tests that only read."""
    with reading.serving(settings.STATIC_ROOT, databases.SITE) as server:
        yield server.url


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


@pytest.fixture
def whole_pages(pages, request):
    """The pages with those of two depths whole: with all that proves what they say; lists to the
    end."""
    if not WHOLE:
        request.getfixturevalue("site")
        client = request.getfixturevalue("client")
        deep = [path for path in pages if name_of(path) in ("role", "plan")]
        WHOLE.update({path: Page.of(client.get(f"{path}?whole=1")) for path in deep})
        lists = [path for path in pages if name_of(path) in ("sources", "source")]
        WHOLE.update({path: to_the_end(client, path, pages[path]) for path in lists})
    return pages | WHOLE
