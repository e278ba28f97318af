"""From each page that makes one want them to the two tools; and what of them search engines see."""

import re

import pytest

from roles.models import FormerSlug, Role

from .addresses import LANGUAGES, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

LINK = re.compile(r'href="([^"]+)"')


def links(text, start="<main", end="</main>"):
    return {each.replace("&amp;", "&") for each in LINK.findall(cut(text, start, end))}


def cut(text, start, end):
    return text.partition(start)[2].partition(end)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_leads_to_its_description_and_to_the_planner(client, language):
    page = client.get(address("role", language, "cpo")).text
    composer = address("compose", language, "cpo")
    assert composer in links(page, 'class="page-tools"', "</p>")
    assert {composer, address("plan", language)} <= links(page, '<nav class="onward"', "</nav>")


def test_a_role_of_the_past_does_not(client):
    page = client.get("/chuc-danh/cpo/?as-of=2026-11-26").text
    assert not {"/soan/cpo/", "/can-ai/"} & links(page)


@pytest.mark.parametrize(
    ("compared", "composer"),
    [
        ("/so-sanh/cpo/cto/", "/soan/cpo/?with=cto"),
        ("/so-sanh/cpo/cto/?left=cto", "/soan/cto/?with=cpo"),
        ("/en/compare/ceo/cpo/cto/", "/en/compose/ceo/?with=cpo&with=cto"),
    ],
)
def test_compared_roles_are_composed_into_one_description(client, compared, composer):
    assert composer in links(client.get(compared).text)
    page = client.get(composer)
    assert page.status_code == 200
    assert 'role="alert"' not in page.text


def test_four_roles_are_too_many_for_one_person(client):
    page = client.get("/so-sanh/ceo/cmo/cpo/cto/").text
    assert not [link for link in links(page) if link.startswith("/soan/")]


@pytest.mark.parametrize(
    ("path", "planner"),
    [
        ("/so-do/", "/can-ai/"),
        ("/so-do/?stage=startup", "/can-ai/?stage=startup"),
        ("/en/chart/?stage=large", "/en/who-do-we-need/?stage=large"),
        ("/linh-vuc/finance/", "/can-ai/"),
        ("/tim-kiem/?q=cpo", "/can-ai/"),
        ("/en/search/?q=xyzzy", "/en/who-do-we-need/"),
    ],
)
def test_other_pages_lead_to_the_planner_with_what_they_know(client, path, planner):
    assert planner in links(client.get(path).text)


@pytest.mark.parametrize(
    "path",
    ["/soan/", "/en/compose/", "/soan/cpo/", "/en/compose/cpo/", "/can-ai/", "/en/who-do-we-need/"],
)
def test_what_is_put_into_a_tool_is_not_for_search_engines(client, path):
    """The page itself is; what somebody chose is not, and says which page it is of."""
    bare, robots = client.get(path).text, '<meta name="robots" content="noindex">'
    own = f'<link rel="canonical" href="http://testserver{path}">'
    assert own in bare
    assert robots not in bare
    assert 'hreflang="en"' in bare
    query = {"role": "zebra", "company": "An Phát", "form": "joint_stock"}
    head = cut(client.get(path, query).text, "<head>", "</head>")
    assert own in head
    assert robots in head
    assert "hreflang" not in head
    strange = client.get(path, {"utm_source": "mail"}).text
    assert robots not in strange


def test_robots_are_told_to_leave_the_files_of_the_tools(client):
    lines = client.get("/robots.txt").text.splitlines()
    disallowed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    patterns = [re.compile(re.escape(path).replace(r"\*", ".*")) for path in disallowed]
    files = [
        address("compose-document", language, "cpo", "docx") for language in LANGUAGES
    ] + [address("plan-drawing", language, "svg") for language in LANGUAGES]  # fmt: skip
    pages = [
        address(name, language, *args)
        for language in LANGUAGES
        for name, args in (("compose-list", []), ("compose", ["cpo"]), ("plan", []))
    ]
    assert all(any(p.match(path) for p in patterns) for path in files)
    assert not any(p.match(path) for p in patterns for path in pages)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/soan/cppo/", "/soan/cpo/"),
        ("/en/compose/giam-doc-nha-mayy/", "/en/compose/giam-doc-nha-may/"),
        ("/soan/cppo/mo-ta.docx", "/soan/cpo/"),
    ],
)
def test_an_unknown_role_names_those_near_it(client, path, near):
    page = client.get(path)
    assert page.status_code == 404
    assert near in links(page.text)


def test_a_former_slug_leads_on_with_what_was_chosen(client):
    role = Role.objects.get(slug="cto")
    role.slug = "cto-moi"
    role.save()
    FormerSlug.objects.move(role, "cto")
    answer = client.get("/en/compose/cto/?company=An")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/en/compose/cto-moi/?company=An"
