"""The planner's page: what it tells of a company, by whose word, in how many queries."""

import json
import re

import pytest
from django.utils import translation

from roles.models import Citation, Mandate, Responsibility, Role, Source
from tests.charts.reading import drawn_boxes, drawn_lines
from tests.pages.costs import tables_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PAGE, ENGLISH = "/can-ai/", "/en/who-do-we-need/"
COMPANY = "?form=joint_stock&size=small&stage=startup&does=software&has=cpo&one=ceo+cso"


@pytest.fixture
def law(db):
    Mandate.objects.all().delete()  # those of the handbook: here a law says this alone
    source = Source.objects.create(
        slug="luat", title="Luật", publisher="Quốc hội", url="https://luat.example/", kind="law",
        law_status="in_force", language="vi",
    )  # fmt: skip
    place = Citation.objects.create(source=source, place="Điều 7 khoản 2")
    told = {"form": "joint_stock", "statement_vi": "Phải có", "statement_en": "Must have one"}
    cto = Role.objects.get(slug="cto")
    for row in (
        Mandate(kind="must", role=cto, post_vi="Người lo máy", post_en="Keeper", **told),
        Mandate(kind="must", role=Role.objects.get(slug="ceo"), post_vi="Người đứng đầu", **told),
        Mandate(kind="may", post_vi="Cố vấn", condition_vi="Nếu cần", **told),
        Mandate(
            kind="apart", role=Role.objects.get(slug="ceo"), other=Role.objects.get(slug="cso"),
            form="joint_stock", statement_vi="Không được kiêm", statement_en="Not both",
        ),
    ):  # fmt: skip
        row.keep([place])


def section(text, name):
    found = re.search(rf'<section[^>]* id="{name}".*?</section>', text, re.DOTALL)
    return re.sub(r"\s+", " ", found[0])


def test_the_answer_comes_first_in_three_lines(client, law):
    page = client.get(ENGLISH + COMPANY).text
    lines = re.findall(r"<li[^>]*>(.*?)</li>", page.split("plan-summary")[1].split("</ol>")[0])
    sections = [re.search("#([a-z-]+)", line)[1] for line in lines]
    assert sections == ["doubles", "law", "areas", "whom-next"]
    assert "Keeper." in lines[1]
    assert "(law)" in lines[3]


def test_what_the_law_asks_is_told_with_article_and_clause(client, law):
    told = section(client.get(PAGE + COMPANY).text, "law")
    assert "chưa có" in told
    assert "đã có: CEO" in told
    assert "Khoản 2 Điều 7" in told
    assert 'href="https://luat.example/' in told


def test_what_frees_from_a_demand_is_told_with_its_condition_and_not_as_a_post(client, law):
    place, told = Citation.objects.get(place="Điều 7 khoản 2"), {"kind": "choice", "choice": "dpo"}
    for more in (
        {"role": Role.objects.get(slug="cmo"), "post_vi": "Người giữ dữ liệu"},
        {"post_vi": "Dịch vụ"},
        {"post_vi": "Không có ai", "condition_vi": "Khi có dưới mười người"},
    ):
        Mandate(**told, **more, statement_vi=f"{more['post_vi']} cũng được").keep([place])
    for company in (COMPANY, "?form=joint_stock"):
        page = client.get(PAGE + company).text
        law_told = section(page, "law")
        assert "được miễn</span> Khi có dưới mười người: Không có ai cũng được" in law_told
        assert law_told.count("Không có ai") == 1
        assert re.search(
            r"trừ khi được miễn: (Dịch vụ|Người giữ dữ liệu) \(hoặc 1 cách khác\)", page
        )
    assert "Một trong các cách sau là đủ" in law_told


def test_one_person_in_two_roles_that_the_law_keeps_apart(client, law):
    told = section(client.get(PAGE + COMPANY).text, "doubles")
    assert "Luật cấm." in told
    first = re.search(r"plan-summary.*?</li>", client.get(PAGE + COMPANY).text, re.DOTALL)[0]
    assert "một người vừa là CEO vừa là CSO." in first
    assert "Không được kiêm" in told
    assert "double-forbidden" in told


def test_every_line_says_whose_word_it_is_and_every_mark_has_its_reference(client, law):
    for whole in ("", "&whole=1"):
        page = client.get(PAGE + COMPANY + whole).text
        assert {"law", "source", "inference"} <= {*re.findall(r'class="chip basis-(\w+)"', page)}
        marks = {*re.findall(r'class="marks" href="#(cite-\d+)"', page)}
        assert marks
        assert marks <= {*re.findall(r' id="(cite-\d+)"', page)}


@pytest.mark.page_cache
def test_references_stand_in_brief_and_in_full_on_the_whole_page(client, law):
    for path in (PAGE, PAGE + COMPANY):
        page = client.get(path).text
        (there,) = re.findall(r'data-whole="([^"]+)"', page)
        assert f'data-in-place href="{there}#references"' in page
        whole = client.get(PAGE + there.replace("&amp;", "&")).text
        assert "data-whole" not in whole
        digest, places = r'data-cited="(\w+)"', r' id="(cite-\d+)"'
        assert re.findall(digest, page) == re.findall(digest, whole) != []
        assert sorted(re.findall(places, page)) == sorted(re.findall(places, whole))
        brief = section(page, "references")
        told = r'<li>Quốc hội, <cite>Luật</cite> <a id="cite-\d+" href="(.*?)">\d+:\s(.*?)</a>'
        assert re.findall(told, brief) == [("/nguon/luat/#place-dieu-7-khoan-2", "khoản 2 Điều 7")]
        assert "https://luat.example/" not in brief
        assert 'href="https://luat.example/' in section(whole, "references")


def test_a_source_with_several_places_is_named_once(client, law):
    second = Citation.objects.create(source_id=Source.objects.get(slug="luat").pk, place="Điều 9")
    Mandate(kind="must", form="joint_stock", post_vi="Ghế", statement_vi="Ghế").keep([second])
    brief = section(client.get(ENGLISH + COMPANY).text, "references")
    (line,) = re.findall(r'<li>Quốc hội, <cite lang="vi">Luật</cite>(.*?)</li>', brief)
    assert len(re.findall(r'<a id="cite-\d+"', line)) == 2
    assert "Article 9</a>; <a" in line


def test_who_answers_for_what_is_covered_is_told_in_the_words_of_cited_statements(client, law):
    told = section(client.get(ENGLISH + COMPANY).text, "areas")
    lines = re.findall(r"<li>(.*?)</li>", told.partition("covered</summary>")[2])
    cited = [line for line in lines if not line.startswith('<a class="aside"')]
    assert cited
    for line in cited:
        assert re.search(r'<a class="plain" href="/en/roles/\w+/#claim-[^"]+">[^<]+</a>', line), (
            line
        )
        assert re.search(r'<a class="marks" href="#cite-\d+">', line), line
    assert any(line.startswith("<b>CPO</b> Chief Product Officer: <a") for line in cited)


def test_what_was_not_chosen_is_said(client):
    page = client.get(f"{ENGLISH}?has=ceo").text
    assert page.count("not chosen") == 4
    assert "mostly on the legal form" in page


def test_a_stage_that_was_not_told_follows_from_the_size_and_says_so(client):
    assert "(follows from the size)" in client.get(f"{ENGLISH}?size=large").text
    assert "(follows from the size)" not in client.get(f"{ENGLISH}?size=large&stage=sme").text


def test_the_page_has_one_id_of_each(client, law):
    for path in (PAGE, PAGE + COMPANY):
        ids = re.findall(r' id="([^"]+)"', client.get(path).text)
        assert sorted(ids) == sorted(set(ids)), path


def test_before_any_answer_it_shows_an_example_and_the_law_of_each_form(client, law):
    page = client.get(ENGLISH).text
    assert "plan-summary" in page
    assert f'id="{Mandate.objects.get(kind="may").anchor}"' in page
    (there,) = re.findall(r'<a href="([^"]+)">The whole answer', page)
    assert client.get(there.replace("&amp;", "&")).status_code == 200


def test_it_leads_to_the_description_of_each_role(client):
    told = section(client.get(ENGLISH + COMPANY).text, "chart")
    for slug in ("ceo", "cso", "cpo"):
        assert f'href="/en/compose/{slug}/"' in told


def test_the_same_chart_is_drawn_once(client, law):
    two = section(client.get(f"{ENGLISH}{COMPANY}").text, "chart")
    assert two.count("<figure") == 2
    assert "both charts are the same" not in two
    has = "&".join(f"has={slug}" for slug in Role.objects.values_list("slug", flat=True))
    one = section(client.get(f"{ENGLISH}?{has}").text, "chart")
    assert one.count("<figure") == 1
    assert "both charts are the same" in one
    none = client.get(f"{ENGLISH}?size=micro").text
    assert "both charts are the same" not in none


def test_roles_of_one_person_are_one_box(client):
    now = client.get(f"{PAGE}so-do.svg{COMPANY}&which=now").text
    assert {*drawn_boxes(now)} == {"ceo+cso", "cpo"}
    assert {line[:2] for line in drawn_lines(now)} == {("cpo", "ceo+cso")}


def test_what_is_advised_stands_out_and_no_line_leads_nowhere(client, law):
    advised = client.get(f"{PAGE}so-do.json{COMPANY}&which=advised").json()
    boxes = {box["key"]: box["optional"] for box in advised["boxes"]}
    assert boxes["cto"]
    assert not boxes["cpo"]
    for line in advised["lines"]:
        assert {line["subordinate"], line["manager"]} <= boxes.keys()


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        ("dot", "text/vnd.graphviz; charset=utf-8"),
        ("mmd", "text/plain; charset=utf-8"),
        ("json", "application/json"),
    ],
)
def test_each_chart_is_had_as_a_file(client, ending, media_type):
    page = client.get(ENGLISH + COMPANY).text
    for which in ("now", "advised"):
        path = f"{ENGLISH}chart.{ending}{COMPANY}&which={which}".replace("/chart", "/chart")
        assert f'href="{path.replace("&", "&amp;")}"' in page
        answer = client.get(path)
        assert answer.headers["Content-Type"] == media_type
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{which}.{ending}"'


def test_lines_of_a_file_lead_to_the_whole_address(client):
    lines = json.loads(client.get(f"{PAGE}so-do.json{COMPANY}&which=now").text)["lines"]
    assert lines[0]["href"].startswith(f"http://testserver{PAGE}?form=joint_stock&size=small&")
    assert lines[0]["href"].endswith("#now-cpo")


@pytest.mark.parametrize(
    ("path", "told"),
    [("chart.gif", "there are: svg, png, dot, mmd, json"), ("chart.svg?which=then", "two charts")],
)
def test_a_file_that_there_is_not_says_what_there_is(client, path, told):
    answer = client.get(ENGLISH + path)
    assert answer.status_code == 404
    assert told in answer.text


def test_the_files_of_a_company_without_anybody_are_empty_and_no_fault(client):
    for ending in ("svg", "png", "dot", "mmd", "json"):
        assert client.get(f"{PAGE}so-do.{ending}?which=now").status_code == 200


# Roles to choose from; the record (roles, areas, duties and their voices, mandates, coverages,
# advice and its voices, lines, positions, names), kept for a revision where pages are. Then what
# is shown: areas; mandates; statements by kind (duties, lines, mandates …); citations; terms.
COSTS = {PAGE: 16, PAGE + COMPANY: 18, f"{PAGE}so-do.svg{COMPANY}": 12}


def test_its_queries_do_not_grow_with_the_data(client, law):
    before = {path: len(tables_read(client, path)) for path in COSTS}
    place = Citation.objects.filter(place="Điều 7 khoản 2").get()
    for n in range(30):
        extra = Role.objects.create(
            slug=f"extra-{n}", name_vi=f"Chức danh {n}", name_en=f"Post {n}", summary_vi="Tóm tắt",
            level="head", function_id="product", status="published",
        )  # fmt: skip
        Responsibility(role=extra, area_id="legal", statement_vi=f"Việc {n}").keep([place])
        Mandate(
            kind="must", form="joint_stock", role=extra, post_vi="Ghế", statement_vi="Phải có"
        ).keep([place])
    assert {path: len(tables_read(client, path)) for path in COSTS} == before
    assert before == COSTS


def test_roles_that_no_menu_offers_cost_nothing_and_are_named_by_their_slug(client):
    Role.objects.filter(slug="cto").update(order=5000)
    page = client.get(PAGE).text
    assert 'name="has" value="cto"' not in page
    with translation.override("vi"):
        assert 'name="has" value="cto"' in client.get(f"{PAGE}?has=cto").text
