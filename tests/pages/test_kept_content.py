"""Pages made anew from content that a process keeps are those that it would gather again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import Responsibility, Role
from roles.views.role_views import published_page

from .reading import plain

pytestmark = [pytest.mark.page_cache, pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PAGES = (
    ("/", "/en/"),
    ("/chuc-danh/cpo/", "/en/roles/cpo/"),
    ("/chuc-danh/giam-doc-nha-may/", "/en/roles/giam-doc-nha-may/"),
    ("/chuc-danh/?sort=name", "/en/roles/?sort=name"),
    ("/so-do/", "/en/chart/"),
    ("/viet-tat/", "/en/acronyms/"),
)


@pytest.fixture
def editor(client, django_user_model):
    """Whoever is signed in gets every page made anew."""
    client.force_login(django_user_model.objects.create(username="an"))
    return client


def gathered(editor, settings, path):
    settings.PAGE_CACHE = False
    content = plain(editor.get(path).content)
    settings.PAGE_CACHE = True
    return content


@pytest.mark.parametrize("pair", PAGES)
def test_kept_content_makes_the_same_pages_again_in_each_language(editor, settings, pair):
    expected = [gathered(editor, settings, path) for path in pair]
    for _ in range(2):
        assert [plain(editor.get(path).content) for path in pair] == expected


def test_a_page_from_kept_content_takes_one_query(editor):
    """One for the revision, and to know the editor: session, user.

    A page that is the first to hear of a new revision reads the colours too, whenever that is.
    """
    costs = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            editor.get("/chuc-danh/cpo/")
        costs.append(len(queries))
    assert min(costs) == 3


def test_an_edit_shows_on_the_next_page(editor):
    editor.get("/chuc-danh/cpo/")
    claim = Responsibility.objects.filter(role__slug="cpo").first()
    Responsibility.objects.filter(pk=claim.pk).update(statement_vi="Một câu mới.")
    assert "Một câu mới." in editor.get("/chuc-danh/cpo/").content.decode()


def test_what_is_no_role_is_not_kept(editor):
    Role.objects.filter(slug="cto").update(status="draft")
    for _ in range(2):
        assert editor.get("/chuc-danh/cto/").status_code == 404
    with pytest.raises(KeyError):
        published_page("cto")
