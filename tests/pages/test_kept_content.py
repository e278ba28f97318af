"""Pages made anew from content that a process keeps are those that it would gather again."""

import pytest
from django.test import Client

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
    """Whoever is signed in gets pages as of this moment."""
    client.force_login(django_user_model.objects.create(username="an"))
    return client


def page(path):
    """Made anew: each client has a store of its own, and what pages share is the process's."""
    return plain(Client().get(path).content)


def gathered(settings, path):
    settings.PAGE_CACHE = False
    content = page(path)
    settings.PAGE_CACHE = True
    return content


@pytest.mark.parametrize("pair", PAGES)
def test_kept_content_makes_the_same_pages_again_in_each_language(settings, pair):
    expected = [gathered(settings, path) for path in pair]
    for _ in range(2):
        assert [page(path) for path in pair] == expected


def test_a_page_of_readers_costs_an_editor_three_queries(editor, django_assert_num_queries):
    """One for the revision, and to know the editor: session, user."""
    editor.get("/chuc-danh/cpo/")
    with django_assert_num_queries(3):
        editor.get("/chuc-danh/cpo/")


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
