"""A changed slug leaves a way from the old address to the new one, in both languages."""

import pytest

from roles.models import FormerSlug

from .pages import Form, change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def publisher(signed_in):
    return signed_in()


def rename(client, row, slug, **more):
    answer = Form(client, change(row)).send(slug=slug, **more)
    assert answer.status_code == 302
    client.logout()
    return answer


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/chuc-danh/cpo/", "/chuc-danh/chief-product-officer/"),
        ("/en/roles/cpo/", "/en/roles/chief-product-officer/"),
        ("/so-sanh/ceo/cpo/", "/so-sanh/ceo/chief-product-officer/"),
        ("/en/compare/ceo/cpo/", "/en/compare/ceo/chief-product-officer/"),
    ],
)
def test_the_old_address_of_a_role_leads_to_the_new_one(client, world, old, new):
    rename(client, world.cpo, "chief-product-officer")
    answer = client.get(old, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[0][1] == 301
    assert sorted(answer.redirect_chain[-1][0].split("/")) == sorted(new.split("/"))


def test_the_redirect_is_an_offer_that_can_be_declined(client, world):
    form = Form(client, change(world.cpo))
    del form.data["keep_old_address"]
    form.send(slug="other")
    client.logout()
    assert client.get("/chuc-danh/cpo/").status_code == 404
    assert client.get("/chuc-danh/other/").status_code == 200


def test_the_editor_is_told(client, world):
    answer = Form(client, change(world.cpo)).send(slug="other")
    page = client.get(answer["Location"]).text
    assert "«cpo»" in page


def test_sources_move_too(client, world):
    rename(client, world.beacon, "lighthouse")
    answer = client.get("/en/sources/beacon/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/sources/lighthouse/")


def test_two_moves_lead_straight_to_the_last_address(client, world, signed_in):
    Form(client, change(world.cpo)).send(slug="second")
    world.cpo.refresh_from_db()
    rename(client, world.cpo, "third")
    for old in ("cpo", "second"):
        answer = client.get(f"/chuc-danh/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/chuc-danh/third/")


def test_moving_back_leaves_no_circle(client, world):
    Form(client, change(world.cpo)).send(slug="second")
    world.cpo.refresh_from_db()
    rename(client, world.cpo, "cpo")
    assert client.get("/chuc-danh/cpo/").status_code == 200
    assert client.get("/chuc-danh/second/")["Location"] == "/chuc-danh/cpo/"
    assert FormerSlug.objects.count() == 1


def test_a_slug_given_to_another_page_shows_that_page(client, world):
    Form(client, change(world.cpo)).send(slug="second")
    rename(client, world.ceo, "cpo")
    assert "Giám đốc điều hành" in client.get("/chuc-danh/cpo/").text


def test_without_a_change_nothing_is_noted(client, world):
    Form(client, change(world.cpo)).send(name_en="Chief of Products")
    assert FormerSlug.objects.count() == 0


def test_a_new_role_gets_a_slug_from_its_name(client, world):
    from roles.models import Role

    from .pages import add

    texts = {"name_vi": "Giám đốc Đầu tư", "summary_vi": "Ai đó."}
    answer = Form(client, add(Role)).send(level="director", function="sales", **texts)
    assert answer.status_code == 302
    assert Role.objects.get(name_vi="Giám đốc Đầu tư").slug == "giam-doc-dau-tu"


@pytest.mark.parametrize("path", ["/so-do/", "/en/chart/", "/so-do.svg"])
def test_the_chart_around_a_role_moves_with_it(client, world, path):
    rename(client, world.cpo, "second")
    answer = client.get(path, {"role": "cpo", "works_with": "1"})
    assert (answer.status_code, answer["Location"]) == (301, f"{path}?role=second&works_with=1")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(path, {"role": "xyzzy"}).status_code == 404


def test_a_draft_takes_no_address_that_leads_to_another_page(client, world, person):
    rename(client, world.cpo, "chief-product-officer")
    client.force_login(person("editor"))
    for slug in ("cpo", "cto"):
        assert Form(client, change(world.cto)).send(slug=slug).status_code == 302
    client.logout()
    answer = client.get("/chuc-danh/cpo/")
    assert (answer.status_code, answer["Location"]) == (301, "/chuc-danh/chief-product-officer/")
    assert client.get("/chuc-danh/cto/").status_code == 404
