"""Roles to compare are named in the reader's own words."""

import re

import pytest

from roles.evidence.profile import NEAREST
from roles.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_two_roles_lead_to_their_address(client):
    answer = client.get("/so-sanh/?a=cto&b=cpo")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/so-sanh/cpo/cto/"


def test_the_same_role_twice_is_refused_and_kept(client):
    answer = client.get("/so-sanh/?a=cpo&b=cpo")
    assert answer.status_code == 200
    assert "Hãy chọn hai chức danh khác nhau." in answer.text
    assert answer.text.count('value="CPO – Giám đốc sản xuất" list=') == 2


@pytest.mark.parametrize("unknown", ["nobody", "coo", "<script>alert(1)</script>", "%00"])
def test_an_unknown_role_is_named(client, unknown):
    answer = client.get("/en/compare/", {"a": "cpo", "b": unknown})
    assert answer.status_code == 200
    assert "There is no role" in answer.text
    assert "<script>alert" not in answer.text


def test_every_role_is_suggested(client):
    offered = client.get("/so-sanh/").text.partition("<datalist")[2].partition("</datalist>")[0]
    found = set(re.findall(r'<option value="([^"]+)"', offered))
    assert found == {str(role) for role in Role.objects.published()}


@pytest.mark.parametrize(
    "words",
    [
        ("CPO", "cto"),
        ("cpo – giám đốc sản xuất", "CTO – Chief Technology Officer"),
        ("giam doc san xuat", "  Chief  Technology Officer "),
        ("Chief Product Officer", "giám đốc công nghệ"),
        ("giamdocsanxuat", "c.t.o"),
    ],
)
@pytest.mark.parametrize("path", ["/so-sanh/", "/en/compare/"])
def test_roles_are_named_in_the_reader_s_own_words(client, words, path):
    answer = client.get(path, dict(zip("ab", words, strict=True)))
    assert answer.status_code == 302, answer.text
    assert answer.headers["Location"] == f"{path}cpo/cto/"


def test_names_that_sources_give_are_known(client, indexed):
    answer = client.get("/so-sanh/", {"a": "chief production officer", "b": "CTO"})
    assert answer.headers["Location"] == "/so-sanh/cpo/cto/"


def test_up_to_four_lead_to_one_address_and_empty_fields_are_none(client):
    answer = client.get("/so-sanh/", {"a": "CTO", "b": "", "c": "CEO", "d": "cmo"})
    assert answer.headers["Location"] == "/so-sanh/ceo/cmo/cto/"
    answer = client.get("/so-sanh/", {"a": "CTO", "b": "cto", "c": "CEO"})
    assert answer.headers["Location"] == "/so-sanh/ceo/cto/"


def test_an_unknown_role_is_named_with_what_was_typed_kept(client):
    page = client.get("/en/compare/", {"a": "CEO", "b": "zebra", "c": "ctoo"}).text
    assert "There is no role “zebra”." in page
    assert "There is no role “ctoo”. Did you mean:" in page
    assert 'href="/en/compare/?a=CEO&amp;b=zebra&amp;c=cto"' in page
    for text in ("CEO", "zebra", "ctoo"):
        assert f'value="{text}"' in page
    assert page.count('aria-invalid="true"') == 2


def test_letters_of_several_roles_ask_which_one_is_meant(client):
    Role.objects.filter(slug="cco").update(acronym="CTO")
    page = client.get("/en/compare/", {"a": "CTO", "b": "ceo"}).text
    assert "Several roles are called “CTO”." in page
    assert 'href="/en/compare/?a=cco&amp;b=ceo"' in page
    assert 'href="/en/compare/?a=cto&amp;b=ceo"' in page


@pytest.mark.parametrize("sent", [{"a": "", "b": ""}, {"a": "cpo", "b": " "}])
def test_one_role_alone_asks_for_another(client, sent):
    assert "Name at least two roles." in client.get("/en/compare/", sent).text


def test_pairs_are_offered_by_function(client):
    page = client.get("/so-sanh/").text
    offered = page.partition('class="functions"')[2]
    assert 'href="/so-sanh/cco/cso/"' in offered  # a dispute names both


def test_a_role_leads_to_its_nearest_and_to_all_others(client):
    page = client.get("/chuc-danh/cso/").text
    nav = page[page.index('class="compare-with"') :].partition("</nav>")[0]
    first, *_ = re.findall(r'href="([^"]+)"', nav)
    assert first == "/so-sanh/cco/cso/"  # a dispute names both
    assert 0 < len(re.findall(r'href="/so-sanh/\w', nav)) <= NEAREST
    assert nav.count("/so-sanh/?a=cso") == 1
    assert client.get("/so-sanh/?a=cso").text.count('name="a" value="CSO – ') == 1
