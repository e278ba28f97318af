"""Addresses with any letter in them, and redirects: the same with kept pages and without."""

import pytest
from django.http import QueryDict
from django.test import Client

from roles.models import FormerSlug, Process, Role
from tests.pages.reading import plain

from .conftest import make_role

pytestmark = [pytest.mark.page_cache, pytest.mark.django_db]

# As they stand in a request line: Vietnamese composed and decomposed, Latin-1 and beyond, an emoji;
# bytes that are no UTF-8, half a pair, quoted slashes and marks, controls.
ODD = (
    "giám-đốc",
    "giám-đốc",
    "%67i%c3%a1m-%C4%91%e1%bb%91c",
    "caf%C3%A9",
    "%C2%80%C2%9F%C3%BF",
    "%E6%BC%A2%E5%AD%97",
    "%F0%9F%99%82",
    "%E2%80%8B%CC%81",
    "%FF",
    "%C3%28",
    "%ED%A0%80",
    "a%2Fb",
    "a%252Fb",
    "%3Fq=1%23x",
    "%25FF",
    "a%20b+c",
    "%00",
    "%0d%0aX:1",
    "%C4%B0",
    "..%2f..",
    "%5Cx",
    ";a=b",
)
FOLDERS = (
    "/chuc-danh/{}/",
    "/viet-tat/{}/",
    "/en/acronyms/{}/",
    "/{}/",
    "/viet-tat/{}",
    "/so-sanh/{}/cpo/",
)


def told(answer):
    return answer.status_code, answer.get("Location"), plain(answer.content)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_odd_address_is_answered_as_without_kept_pages(cpo, settings, folder):
    different = {}
    for odd in ODD:
        address, answers = folder.format(odd), []
        for settings.PAGE_CACHE in (True, False):
            client = Client(raise_request_exception=False)
            answers.append(told(client.get(address)))
        if answers[0] != answers[1] or answers[0][0] not in (200, 301, 404):
            different[address] = [answer[:2] for answer in answers]
    assert different == {}


def test_a_title_with_its_marks_is_found_under_its_slug(cpo, client):
    answer = client.get("/viet-tat/giám-đốc/")
    assert (answer.status_code, answer["Location"]) == (301, "/viet-tat/giam-doc/")
    assert "giám-đốc" in client.get("/chuc-danh/giám-đốc/").text


@pytest.fixture
def moved(cpo):
    """Two roles and a process; the CTO and the process had another slug."""
    make_role("cto", "CTO")
    process = Process.objects.create(
        slug="s-op", name_vi="S&OP", summary_vi="X", status="published"
    )
    FormerSlug.objects.move(Role.objects.get(slug="cto"), "giam-doc-it")
    FormerSlug.objects.move(process, "sop")


# Where to, without what every one of these is asked with besides: «utm=1».
REDIRECTS = {
    "/tim-kiem?q=gi%C3%A1m+%C4%91%E1%BB%91c%26": "/tim-kiem/?q=gi%C3%A1m+%C4%91%E1%BB%91c%26",
    "/so-sanh?a=cpo&b=cto": "/so-sanh/?a=cpo&b=cto",
    "/chuc-danh/cpo?as-of=2026-01-01": "/chuc-danh/cpo/?as-of=2026-01-01",
    "/chuc-danh?area=people&area=sales": "/chuc-danh/?area=people&area=sales",
    "/en/search?q=": "/en/search/?q=",
    "/en?x": "/en/?x",
    "/so-sanh/cto/cpo/?left=cto": "/so-sanh/cpo/cto/?left=cto",
    "/so-sanh/cto/cpo.png?v=1": "/so-sanh/cpo/cto.png?v=1",
    "/so-sanh/?a=cto&b=cpo": "/so-sanh/cpo/cto/",
    "/viet-tat/C%C3%89O/?page=2": "/viet-tat/ceo/?page=2",
    "/chuc-danh/giam-doc-it/?as-of=2026-01-01": "/chuc-danh/cto/?as-of=2026-01-01",
    "/chuc-danh/giam-doc-it/thay-doi/?page=2": "/chuc-danh/cto/thay-doi/?page=2",
    "/chuc-danh/giam-doc-it.png?v=1": "/chuc-danh/cto.png?v=1",
    "/en/roles/giam-doc-it/?x=a%26b": "/en/roles/cto/?x=a%26b",
    "/so-sanh/cpo/giam-doc-it/?left=giam-doc-it": "/so-sanh/cpo/cto/?left=cto",
    "/so-sanh/cpo/giam-doc-it.png?v=1": "/so-sanh/cpo/cto.png?v=1",
    "/quy-trinh/sop/?x=1": "/quy-trinh/s-op/?x=1",
    "/so-do/?role=giam-doc-it&works_with=1": "/so-do/?role=cto&works_with=1",
    "/so-do.svg?role=giam-doc-it": "/so-do.svg?role=cto",
    "/chuc-danh/CPO/?x=1": "/chuc-danh/cpo/?x=1",
    "/EN/Roles/CPO?x=1": "/en/roles/cpo/?x=1",
    "/so-sanh/CPO/CTO/?left=cto": "/so-sanh/cpo/cto/?left=cto",
    "/Quy-Trinh/S-OP/": "/quy-trinh/s-op/",
    "/chuc-danh/CPO.png": "/chuc-danh/cpo.png",
    "/chuc-danh/CPO/Thay-Doi/?page=2": "/chuc-danh/cpo/thay-doi/?page=2",
}


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "anew"])
@pytest.mark.parametrize("extra", ["", "utm=1&utm=%F0%9F%99%82"], ids=["", "utm"])
def test_every_redirect_keeps_the_query(moved, client, settings, is_kept, extra):
    settings.PAGE_CACHE = is_kept
    wrong = {}
    for asked, to in REDIRECTS.items():
        answer = client.get(with_extra(asked, extra))
        if not same(answer.get("Location", ""), with_extra(to, extra)):
            wrong[asked] = answer.status_code, answer.get("Location")
    assert wrong == {}


def with_extra(address, extra):
    return f"{address}{'&' if '?' in address else '?'}{extra}" if extra else address


def same(one, other):
    """Whether two addresses are the same, in whatever order their parameters stand."""
    path, _, query = one.partition("?")
    other_path, _, other_query = other.partition("?")
    given, wanted = (dict(QueryDict(q).lists()) for q in (query, other_query))
    return (path, given) == (other_path, wanted)


def test_redirects_of_free_text_are_not_kept(cpo, client):
    client.get("/viet-tat/cpo/")
    pages = public_pages(client).pages
    before = len(pages)
    for number in range(5):
        assert client.get(f"/viet-tat/Chữ {number}/").status_code == 301
        assert client.get(f"/viet-tat/chu{number}").status_code == 301
    assert len(pages) == before


def public_pages(client):
    """The middleware behind a client: the chain is a closure around each next one."""
    layer = client.handler._middleware_chain
    while not hasattr(layer, "pages"):
        layer = getattr(layer, "get_response", None) or layer.__wrapped__
    return layer


def test_a_page_that_is_not_canonical_names_no_twin_of_its_own(moved, client):
    for address in (
        "/so-sanh/cpo/cto/?left=cto",
        "/tim-kiem/?q=cpo",
        "/so-do/?role=cpo",
        "/chuc-danh/?page=1",
    ):
        path, page = address.partition("?")[0], client.get(address).text
        assert f'<link rel="canonical" href="http://testserver{path}">' in page
        assert '<link rel="alternate" hreflang' not in page, address
        assert client.get(f"{path}?utm=1").text.count('<link rel="alternate" hreflang') == 3
