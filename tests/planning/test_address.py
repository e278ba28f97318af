"""The company in the address: read, written in one way, and what means nothing named."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from roles.models import FormerSlug, Role
from roles.pages.company_form import MOST_PAIRS, Reading, query

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PAGE, ENGLISH = "/can-ai/", "/en/who-do-we-need/"
WHOLE = "?form=joint_stock&size=small&stage=startup&does=software&has=cto&one=ceo+cso"


def company(text):
    return Reading(QueryDict(text.lstrip("?")), list(Role.objects.front())).company


def test_an_address_is_read_and_written_alike():
    found = company(WHOLE)
    assert (found.form, found.size, found.stage_told) == ("joint_stock", "small", "startup")
    assert found.does == {"software"}
    assert found.roles == {"cto", "ceo", "cso"}
    assert found.doubles == {frozenset({"ceo", "cso"})}
    assert query(found) == WHOLE


@pytest.mark.parametrize(
    "sent",
    [
        "form=joint_stock&size=&stage=&has=cto&has=ceo&pair=&pair=&pair=&pair=&add=",
        "has=CTO&form=joint_stock&add=giám+đốc+điều+hành",
        "has=ceo&has=cto&has=ceo&form=joint_stock",
        "has=ceo&add=Chief+Technology+Officer&form=joint_stock",
    ],
)
def test_whatever_the_form_sends_leads_to_one_address(client, sent):
    answer = client.get(f"{PAGE}?{sent}")
    assert answer.status_code == 302
    there = answer.headers["Location"]
    assert there == f"{PAGE}?form=joint_stock&has=ceo&has=cto"
    assert client.get(there).status_code == 200


@pytest.mark.parametrize(
    "row",
    [
        "pair=ceo&pair=cso&pair=&pair=",
        "pair=CEO+–+Giám+đốc+điều+hành&pair=Chief+Sales+Officer",
        "one=ceo%2Bcso",
        "one=cso+ceo",
        "one=CEO%2Bcso&has=ceo",
    ],
)
def test_two_roles_of_one_person_are_told_in_several_ways(row):
    assert query(company(row)) == "?one=ceo+cso"


@pytest.mark.parametrize("change", [{}, {"acronym": "CEO", "name": "Giám đốc"}, {"order": 5000}])
def test_what_the_form_says_of_two_roles_is_read_as_these_two(client, change):
    """Also where another role is called so, and where no menu offers one of them."""
    Role.objects.filter(slug="ceo").update(acronym="CEO", name="Giám đốc", name_vi="Giám đốc")
    told = change | ({"name_vi": change["name"]} if "name" in change else {})
    Role.objects.filter(slug="cso").update(**told)
    page = client.get(f"{PAGE}?one=ceo+cso").text
    pairs = list(map(unescape, re.findall(r'name="pair" value="(.*?)"', page)))
    assert len(pairs) == 4
    answer = client.get(f"{PAGE}?{urlencode([('pair', each) for each in pairs])}")
    assert answer.headers["Location"] == f"{PAGE}?one=ceo+cso"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("qqqqqq", "cso"), ["qqqqqq"]),
        (("cso", "qqqqqq"), ["qqqqqq"]),
        (("qqqqqq", "zzzzzz"), ["qqqqqq", "zzzzzz"]),
        (("", "qqqqqq"), ["qqqqqq"]),
        (('"><b>', "cso"), ['"><b>']),
        (("", "ceo"), ["", "ceo"]),
        (("ceo", "ceo"), ["ceo", "ceo"]),
    ],
)
def test_two_roles_that_are_none_stay_as_they_were_typed(client, typed, wrong):
    """What means nothing is marked; or both, where each means something and together they don't."""
    page = client.get(f"{PAGE}?{urlencode([('pair', each) for each in (*typed, 'cto', 'ceo')])}")
    fields = re.findall(r'name="pair" value="([^"]*)"([^>]*)', page.text)
    assert tuple(unescape(value) for value, _ in fields[2:4]) == typed
    assert [unescape(value) for value, more in fields if "aria-invalid" in more] == wrong
    assert len(fields) == 6
    rest = re.findall(r'name="pair" value="(C[^"]*)"', page.text)
    assert [name.partition(" ")[0] for name in rest] == ["CEO", "CTO"]


def test_no_more_rows_of_two_come_back_than_are_looked_at(client):
    page = client.get(f"{PAGE}?{urlencode([('pair', 'qqqqqq')] * 90)}").text
    assert page.count('name="pair"') == 2 * (MOST_PAIRS + 1)


def test_other_parameters_pass_along(client):
    answer = client.get(f"{PAGE}?has=CTO&utm_source=x")
    assert answer.headers["Location"] == f"{PAGE}?has=cto&utm_source=x"


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ("form=kolkhoz", "Không có loại hình «kolkhoz»."),
        ("size=XXL", "Không có quy mô «XXL»."),
        ("form=public&form=joint_stock", "chỉ giá trị cuối được xét: public, joint_stock."),
        ("stage=zombie", "Không có giai đoạn «zombie»."),
        ("does=magic", "Không có hoạt động «magic»."),
        ("has=qqqqqq", "Không có chức danh «qqqqqq»."),
        ("add=qqqqqq", "Không có chức danh «qqqqqq»."),
        ("one=ceo+qqqqqq", "Không có chức danh «qqqqqq»."),
        ("one=ceo", "hãy chọn hai chức danh khác nhau, không chỉ ceo."),
        ("pair=ceo&pair=ceo", "hãy chọn hai chức danh khác nhau, không chỉ ceo."),
        ("form=" + "x" * 500, "Không có loại hình «" + "x" * 79 + "…»."),
        (urlencode({"has": "<b>x</b>"}), "Không có chức danh «&lt;b&gt;x&lt;/b&gt;»."),
        (urlencode({"has": "a\u202eb"}), "Không có chức danh «a b»."),
        (urlencode({"one": "ceo cto cmo cpo cfo"}), "mỗi người tối đa 4 chức danh"),
        (urlencode([("one", "ceo cto")] * 7), "tối đa 6 người"),
        (urlencode([("has", f"x{n}") for n in range(90)]), "Địa chỉ còn những chỗ khác"),
    ],
)
def test_what_means_nothing_is_named_and_the_rest_stays(client, sent, message):
    page = client.get(f"{PAGE}?{sent}&does=trade")
    assert page.status_code == 200
    assert message in page.text
    assert 'value="trade" checked' in page.text


def test_a_form_sent_without_an_answer_says_so(client):
    assert "Bạn chưa chọn gì." in client.get(f"{PAGE}?form=&size=&stage=").text


def test_a_name_of_several_roles_offers_each(client):
    Role.objects.filter(slug="cmo").update(acronym="CTO")
    text = client.get(f"{ENGLISH}?add=CTO&form=public").text
    assert "Several roles are called “CTO”" in text
    for slug in ("cmo", "cto"):
        assert f'href="{ENGLISH}?form=public&amp;has={slug}"' in text


def test_a_former_slug_leads_on(client):
    role = Role.objects.get(slug="cto")
    role.slug = "chief-technology-officer"
    role.save()
    FormerSlug.objects.move(role, "cto")
    answer = client.get(f"{PAGE}?has=cto&form=public")
    assert answer.headers["Location"] == f"{PAGE}?form=public&has=chief-technology-officer"


def test_a_role_that_no_menu_offers_is_known_by_its_slug(client):
    Role.objects.filter(slug="cto").update(order=5000)
    page = client.get(f"{PAGE}?has=cto")
    assert page.status_code == 200
    assert 'value="cto" checked' in page.text


def test_a_draft_is_no_role(client):
    assert Role.objects.get(slug="coo").status == "draft"
    assert "Không có chức danh «coo»" in client.get(f"{PAGE}?has=coo").text
