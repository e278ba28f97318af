"""The drawing alone and the other formats: the same lines, edge by edge."""

import json
import re

import pytest

from roles.charting.options import FORMATS
from roles.models import Citation, ReportingLine, Role
from roles.models.vocabulary import CompanyStage
from tests.orgchart.test_exports import read_dot, read_json, read_mermaid

from .reading import drawn_boxes, drawn_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

VIEWS = ["", "&works_with=1", "&stage=startup&works_with=1", "&role=cpo&works_with=1", "&role=cto"]


def fetch(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize("view", VIEWS)
def test_every_format_has_the_lines_of_the_page(client, view):
    page = fetch(client, f"/so-do/?{view.lstrip('&')}").text
    boxes, lines = set(drawn_boxes(page)), drawn_lines(page)
    drawn = fetch(client, f"/so-do.svg?{view.lstrip('&')}").text
    assert (set(drawn_boxes(drawn)), drawn_lines(drawn)) == (boxes, lines)
    readers = {"dot": read_dot, "json": read_json}
    for kind, read in readers.items():
        nodes, edges = read(fetch(client, f"/so-do/?format={kind}{view}").text)
        assert ({key for key, _ in nodes}, set(edges)) == (boxes, lines), kind
    nodes, edges = read_mermaid(fetch(client, f"/so-do/?format=mermaid{view}").text)
    assert ({key for key, _ in nodes}, set(edges)) == (boxes, lines)


def test_the_lines_are_those_of_the_database(client):
    _, edges = read_json(fetch(client, "/so-do/?format=json&works_with=1").text)
    stated = [(x.subordinate.slug, x.manager.slug, x.kind) for x in ReportingLine.objects.all()]
    assert sorted(edges) == sorted(stated)


@pytest.mark.parametrize("stage", ["", *CompanyStage.values])
def test_each_line_of_a_file_leads_to_its_evidence(client, stage):
    """Also where a box stands for several roles, and where a line holds in this stage alone."""
    lines = json.loads(fetch(client, f"/so-do/?format=json&works_with=1&stage={stage}").text)
    pages = {}
    for line in lines["lines"]:
        page, place = line["href"].split("#")
        if page not in pages:
            pages[page] = fetch(client, page).text
        assert f'id="{place}"' in pages[page], line


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        ("svg", "image/svg+xml", "so-do-cpo-sme.svg"),
        ("png", "image/png", "so-do-cpo-sme.png"),
        ("dot", "text/vnd.graphviz; charset=utf-8", "so-do-cpo-sme.dot"),
        ("mermaid", "text/plain; charset=utf-8", "so-do-cpo-sme.mmd"),
        ("json", "application/json", "so-do-cpo-sme.json"),
    ],
)
def test_a_download_says_what_it_is(client, kind, media_type, name):
    answer = fetch(client, f"/so-do/?format={kind}&role=cpo&stage=sme")
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_menu_offers_each_format_of_the_view(client):
    page = fetch(client, "/en/chart/?role=cpo").text
    for kind in FORMATS:
        assert f'href="/en/chart/?role=cpo&amp;format={kind}"' in page


@pytest.mark.parametrize("path", ["/so-do.svg", "/en/chart.svg?zoom=75&works_with=1", "/so-do/"])
def test_decimals_have_dots_in_every_language(client, path):
    text = fetch(client, path).text
    svg = text[text.index('class="chart"') - 60 :]
    svg = svg[: svg.index("</svg>")]
    names = "d|x|y|dy|width|height|viewBox|transform"
    numbers = re.findall(rf' (?:{names})="([^"]+)"', svg)
    assert len(numbers) > 50
    assert not any("," in number for number in numbers)


def test_the_drawing_alone_leads_to_the_whole_address(client):
    text = fetch(client, "/so-do.svg").text
    assert text.startswith("<?xml")
    hrefs = re.findall(r'href="([^"]+)"', text)
    assert hrefs
    assert all(href.startswith("http://testserver/") for href in hrefs)
    assert "http://testserver/so-do/?role=cpo#line-cpo-reports-to-ceo" in hrefs


def test_only_its_own_style_is_allowed_in_the_drawing(client):
    answer = fetch(client, "/so-do.svg")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert re.search(r"style-src 'sha256-[\w+/=]+'", policy)


def test_a_draft_is_in_no_format(client):
    assert Role.objects.get(slug="coo").status == "draft"
    for kind in ("svg", "dot", "mermaid", "json"):
        assert "coo" not in fetch(client, f"/so-do/?format={kind}").text.lower()


def test_json_names_the_statement_behind_each_line(client):
    content = json.loads(fetch(client, "/so-do/?format=json").text)
    line = next(line for line in content["lines"] if line["subordinate"] == "cpo")
    assert line["key"] == "cpo-reports-to-ceo"
    assert line["label"] == "CPO báo cáo cho CEO"


def test_a_picture_too_large_for_its_size_is_offered_as_reduced(client):
    managers, place = (
        Role.objects.in_bulk(["ceo", "cpo"], field_name="slug"),
        Citation.objects.first(),
    )
    for number in range(120):
        role = Role.objects.create(
            slug=f"extra-{number}", name_vi=f"Trưởng nhóm phát triển sản phẩm mới {number}",
            summary_vi="Tóm tắt", level="head", function_id="product", status="published",
        )  # fmt: skip
        ReportingLine(subordinate=role, manager=managers[("ceo", "cpo")[number % 2]]).keep([place])
    assert re.search(r">PNG, thu còn \d\d %</a>", fetch(client, "/so-do/?open=cpo").text)
    assert ">PNG</a>" in fetch(client, "/so-do/?role=cto").text


@pytest.mark.parametrize("path", ["/so-do/?format=png", "/en/chart/?format=png&role=cpo"])
def test_a_picture_is_asked_for_once(client, settings, path):
    settings.PAGE_CACHE = True
    answer = client.get(path, headers={"accept-encoding": "br"})
    assert "Content-Encoding" not in answer.headers, "a PNG is compressed already"
    again = client.get(path, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(answer.content))
