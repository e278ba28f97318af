"""An edit leaves the pages that it doesn't change as they are: they are not made anew."""

import random
import re

import pytest
from django.test import Client

from roles.caching import by_revision, revision_watch
from roles.models import Role

pytestmark = [
    pytest.mark.page_cache,
    pytest.mark.django_db,
    pytest.mark.usefixtures("indexed"),
]

# Nine of ten pages: those that may name many roles and name few.
KINDS = r"/(so-sanh|compare|nguon|sources|viet-tat|acronyms|chuc-danh|roles)/.+"
# So many of them; and how many of a hundred that stay the same have to be kept.
SAMPLE, ENOUGH = 60, 95


@pytest.fixture
def pages(client, monkeypatch):
    """As for the first readers: what others have asked of what is kept, it depends on, too."""
    forget()
    monkeypatch.setattr(revision_watch, "RECHECK", 0)
    found = [page for part in named(client, "/sitemap.xml") for page in named(client, part)]
    return random.Random(1).sample([page for page in found if re.search(KINDS, page)], SAMPLE)


def named(client, path):
    return re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", client.get(path).getvalue().decode())


def forget():
    for memory in by_revision.MEMORIES:
        memory.clear()


def walk(client, pages):
    return {page: client.get(page) for page in pages}


@pytest.mark.parametrize("names", [{"name_vi": "Tên mới"}, {"name_en": "New name"}])
def test_the_name_of_a_role(client, pages, names):
    before = walk(client, pages)
    Role.objects.filter(slug="cpo").update(**names)
    after = walk(client, pages)
    forget()
    fresh = walk(Client(), pages)
    assert [page for page in pages if after[page].content != fresh[page].content] == []
    same = [page for page in pages if before[page].content == fresh[page].content]
    anew = [page for page in same if after[page].wsgi_request.cache != "hit"]
    assert 0 < len(same) < len(pages)
    assert len(anew) <= (100 - ENOUGH) / 100 * len(same), anew
