"""An editor sees a draft as it will be; the public sees that there is nothing."""

import pytest

pytestmark = pytest.mark.django_db

DRAFTS = ["/chuc-danh/cto/", "/en/roles/cto/", "/quy-trinh/s-op/", "/en/processes/s-op/"]


@pytest.mark.parametrize("address", DRAFTS)
def test_the_public_gets_404(client, world, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", DRAFTS)
@pytest.mark.parametrize("group", ["viewer", "editor", "publisher"])
def test_people_of_the_desk_get_the_page_with_a_banner(client, world, signed_in, address, group):
    signed_in(group)
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'class="draft-banner"' in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", DRAFTS)
def test_a_user_without_rights_gets_404(client, world, person, address):
    user = person("nobody")
    user.is_staff = False
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 404


def test_the_draft_shows_what_publishing_would_show(client, world, signed_in):
    signed_in()
    world.duty(world.cto, "Giữ hệ thống chạy", "")
    page = client.get("/chuc-danh/cto/").text
    assert "Giữ hệ thống chạy" in page
    assert "Chọn công nghệ" not in page  # it lacks a citation


def test_published_pages_bear_no_banner_and_differ_by_no_cookie(client, world):
    answer = client.get("/chuc-danh/cpo/")
    assert 'class="draft-banner"' not in answer.text
    assert "Cookie" not in answer.get("Vary", "")


def test_a_draft_comparison_is_seen_by_asking_for_it(client, world, signed_in):
    world.comparison.status = "draft"
    world.comparison.save()
    address = "/so-sanh/ceo/cpo/"
    assert "Người chung, người riêng." not in client.get(address).text
    assert client.get(f"{address}?draft=1").status_code == 404
    signed_in("viewer")
    assert "Người chung, người riêng." not in client.get(address).text
    page = client.get(f"{address}?draft=1")
    assert "Người chung, người riêng." in page.text
    assert 'class="draft-banner"' in page.text


def test_the_desk_links_to_the_preview(client, world, signed_in):
    from .pages import change

    signed_in("editor", "en")
    page = client.get(change(world.cto)).text
    assert 'href="/en/roles/cto/"' in page
    assert "Preview the draft" in page


@pytest.mark.page_cache
def test_the_page_cache_keeps_a_draft_from_the_public(client, world, signed_in):
    signed_in()
    assert client.get("/chuc-danh/cto/").status_code == 200
    client.logout()
    client.cookies.clear()
    assert client.get("/chuc-danh/cto/").status_code == 404
