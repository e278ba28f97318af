"""What a page says about itself to search engines and to those who show its link."""

import pytest

from roles.models import Role

from .reading import links, metas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ORIGIN = "http://testserver"


def test_a_query_does_not_change_the_canonical_address(client):
    page = client.get("/so-sanh/cmo/cso/?left=cso")
    assert links(page, "canonical")[0]["href"] == f"{ORIGIN}/so-sanh/cmo/cso/"


def test_the_picture_of_a_page_changes_its_address_with_its_words(client):
    before = metas(client.get("/chuc-danh/cto/"))["og:image"]
    Role.objects.filter(slug="cto").update(summary_vi="Một câu khác.")
    after = metas(client.get("/chuc-danh/cto/"))["og:image"]
    assert before.partition("?")[0] == after.partition("?")[0]
    assert before != after


def test_quotation_marks_in_a_text_stay_inside_the_attribute(client):
    Role.objects.filter(slug="cto").update(summary_vi='Gọi là "CTO" & <b>khác</b>')
    said = metas(client.get("/chuc-danh/cto/"))
    assert said["description"] == said["og:description"] == 'Gọi là "CTO" & <b>khác</b>'
