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


@pytest.mark.parametrize("before", ["/en/", "/"])
def test_a_link_to_a_description_shows_its_role_and_one_to_another_tool_the_site(client, before):
    def picture(path):
        return metas(client.get(path))["og:image"].removeprefix(ORIGIN)

    role, compose, plan = (
        ("/en/roles/cto/", "/en/compose/", "/en/who-do-we-need/")
        if before == "/en/"
        else ("/chuc-danh/cto/", "/soan/", "/can-ai/")
    )
    assert picture(f"{compose}cto/") == picture(role) == picture(f"{compose}cto/?set=1&title=A")
    assert picture(compose) == picture(plan) == picture(f"{plan}?form=public") == picture(before)


def test_what_is_shared_of_a_tool_is_what_it_was_given(client):
    for path in ("/soan/cto/?set=1&title=A%26B", "/can-ai/?form=public&has=ceo"):
        page = client.get(path, follow=True)
        address = page.redirect_chain[-1][0] if page.redirect_chain else path
        assert "&" in address
        assert metas(page)["og:url"] == ORIGIN + address
        assert metas(page)["og:title"]
        assert len(metas(page)["description"]) >= 50
        assert links(page, "canonical")[0]["href"] == ORIGIN + path.partition("?")[0]
