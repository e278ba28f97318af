"""The page on which one picks the role to describe, and the ways to it and on from it."""

import re

import pytest

from roles.models import Role
from tests.pages.addresses import LANGUAGES, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.mark.parametrize(
    "typed",
    [
        "cpo",
        "CPO",
        "C.P.O.",
        "cpo – giám đốc sản xuất",
        "giam doc san xuat",
        "Chief Product Officer",
    ],
)
@pytest.mark.parametrize("path", ["/soan/", "/en/compose/"])
def test_a_role_named_in_any_way_leads_to_its_description(client, typed, path):
    answer = client.get(path, {"role": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}cpo/")


def test_names_that_sources_give_are_known(client, indexed):
    answer = client.get("/soan/", {"role": "chief production officer"})
    assert answer.headers["Location"] == "/soan/cpo/"


def test_senses_of_one_acronym_are_told_apart(client):
    Role.objects.filter(slug="cco").update(acronym="CTO")
    page = client.get("/en/compose/", {"role": "cto"}).text
    assert "Several roles are called “cto”. Which one do you mean?" in page
    ways = re.findall(r'<a href="(/en/compose/[^"]+)">([^<]*)', notice(page))
    assert dict(ways).keys() == {"/en/compose/cto/", "/en/compose/cco/"}
    assert len(set(dict(ways).values())) == 2


def notice(page):
    return page.partition('role="alert"')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("zebra", "zebra"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a\u202eb", "ab"),
        ("x" * 5000, f"{'x' * 200}…"),
    ],
)
def test_what_names_no_role_is_named_and_kept(client, typed, named):
    answer = client.get("/en/compose/", {"role": typed})
    assert answer.status_code == 200
    assert f"There is no role “{named}”." in notice(answer.text)
    assert f'value="{named.removesuffix("…")}"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_a_slip_leads_to_the_role_that_was_meant(client):
    page = client.get("/en/compose/", {"role": "ctoo"}).text
    assert "There is no role “ctoo”. Did you mean:" in page
    assert 'href="/en/compose/cto/"' in notice(page)


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_nothing_asks_for_a_role(client, typed):
    page = client.get("/en/compose/", {"role": typed}).text
    assert "Name the role whose description you want to compose." in notice(page)
    assert not notice(client.get("/en/compose/").text)


def test_every_role_with_duties_is_offered_with_their_number(client):
    page = client.get("/soan/").text
    offered = dict(re.findall(r'href="/soan/([\w-]+)/">.*?<span class="count">(\d+)', page))
    told = {role.slug: role.responsibilities.shown().count() for role in Role.objects.published()}
    assert offered == {slug: str(n) for slug, n in told.items() if n}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_and_the_footer_of_every_page_lead_to_both_tools(client, language):
    page = client.get(address("glossary", language)).text
    for part in ("site-nav", "site-footer"):
        block = page.partition(f'class="{part}"')[2]
        for name in ("compose-list", "plan"):
            assert f'href="{address(name, language)}"' in block


def test_what_was_typed_is_no_page_of_its_own_for_search_engines(client):
    page = client.get("/soan/", {"role": "zebra"}).text
    assert '<link rel="canonical" href="http://testserver/soan/">' in page
    assert "hreflang" not in page.partition("</head>")[0]
