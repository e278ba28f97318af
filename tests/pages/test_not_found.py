"""What a reader gets at an address without a page, and when something breaks."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.mark.parametrize(
    ("path", "suggested", "words"),
    [
        ("/chuc-danh/giam-doc-nha-mai/", "/chuc-danh/giam-doc-nha-may/", "Ý bạn là"),
        ("/chuc-danh/giamdocnhamay/", "/chuc-danh/giam-doc-nha-may/", "Ý bạn là"),
        ("/chuc-danh/cppo/", "/chuc-danh/cpo/", "Ý bạn là"),
        ("/en/roles/director-of-u/", "/en/roles/director-of-ux/", "Did you mean"),
        ("/en/sources/wiindi/", "/en/sources/wiindi-cpo/", "Did you mean"),
        ("/quy-trinh/sop/", "/quy-trinh/s-op/", "Ý bạn là"),
    ],
)
def test_the_nearest_pages_are_suggested(client, path, suggested, words):
    answer = client.get(path)
    assert answer.status_code == 404
    assert words in answer.text
    assert f'href="{suggested}"' in answer.text


def test_a_hopeless_address_gets_ways_on(client):
    answer = client.get("/en/xyzzyxyzzy/")
    assert answer.status_code == 404
    assert "Did you mean" not in answer.text
    assert 'href="/en/roles/"' in answer.text


def test_the_asked_address_is_escaped(client):
    answer = client.get("/<script>alert(1)</script>/")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(("path", "words"), [("/", "Đã có lỗi"), ("/en/", "Something went wrong")])
def test_a_failure_gets_a_friendly_page_in_the_right_language(monkeypatch, path, words):
    def broken(*args):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("roles.models.profiles.RoleQuerySet.front", broken)
    answer = Client(raise_request_exception=False).get(path)
    assert answer.status_code == 500
    assert words in answer.text
    assert "broken on purpose" not in answer.text
