"""The role page: what it shows, and what it costs."""

import re

import pytest

from roles.models import Citation, Process, Responsibility, Role, Source, TitleUsage

from .costs import ROLE_PAGE, asks

CPO = "/chuc-danh/cpo/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.mark.parametrize("path", ["/chuc-danh/cso/", "/en/roles/cso/"])
def test_a_role_page_takes_these_queries_and_no_more(client, path):
    asks(client, path, ROLE_PAGE)


def test_the_number_of_queries_does_not_grow_with_the_data(client):
    cpo = Role.objects.get(slug="cso")
    places = list(Citation.objects.all()[:5])
    for n in range(60):
        extra = Responsibility(role=cpo, area_id="people", statement_vi=f"Thêm việc {n}")
        extra.keep(places)
    asks(client, "/chuc-danh/cso/", ROLE_PAGE)


def test_names_are_tallied_by_site_and_not_by_page(client):
    role = Role.objects.get(slug="cto")
    for n in range(3):
        TitleUsage.objects.create(
            acronym="CTO",
            expansion_en="Chief Toy Officer",
            role=role,
            site="toys.example",
            url=f"https://toys.example/{n}",
            language="en",
        )
    page = client.get("/en/roles/cto/").text
    assert re.search(r"Chief Toy Officer</a>\s*<span class=\"tally-sites\">only 1 site ", page)


def test_what_no_source_says_is_said(client):
    page = client.get("/chuc-danh/director-of-ux/").text
    silence = re.search(r'<p class="silence">Các nguồn ở đây chưa nói về: .*', page).group()
    assert silence.count("<span id=") >= 5


def test_quoted_vietnamese_is_marked_in_english(client):
    page = client.get("/en/roles/cco/").text
    assert '“<span lang="vi">giám đốc kinh doanh</span>”' in page
    assert '<span lang="vi">' not in client.get("/chuc-danh/cco/").text


def test_what_stands_before_the_first_section_has_a_name(client):
    for address in ("/chuc-danh/cpo/?whole=1", "/nguon/wiindi-cpo/"):
        page = client.get(address).text
        assert "phần mở đầu <q" in page
        assert "§0" not in page


def test_a_draft_has_no_page(client):
    assert Role.objects.get(slug="coo").status == "draft"
    assert client.get("/chuc-danh/coo/").status_code == 404
    assert "/chuc-danh/coo/" not in client.get("/chuc-danh/").text


def test_an_uncited_statement_is_not_shown(client):
    """The last guard: the rules keep such rows out, but a page never shows one all the same."""
    Responsibility.objects.create(
        role=Role.objects.get(slug="cto"), area_id="people", statement_vi="Không ai nói thế"
    )
    assert "Không ai nói thế" not in client.get("/chuc-danh/cto/").text


def test_a_missing_english_text_falls_back_and_is_marked(client):
    row = Responsibility.objects.filter(role__slug="cto").first()
    row.statement_en = ""
    row.save()
    assert f'<span lang="vi">{row.statement_vi}</span>' in client.get("/en/roles/cto/").text


def test_hostile_text_is_escaped(client):
    row = Responsibility.objects.filter(role__slug="cto").first()
    row.statement_vi = "<script>alert(1)</script>"
    row.save()
    assert "<script>alert" not in client.get("/chuc-danh/cto/").text


def test_references_lead_to_the_sources(client):
    folded = re.findall(r'class="marks" href="\?whole=1#(cite-\d+)"', client.get(CPO).text)
    page = client.get(f"{CPO}?whole=1").text
    marks = re.findall(r'<a class="marks" href="#(cite-\d+)"', page)
    assert len(marks) > 50
    assert set(folded) <= set(marks)
    assert set(marks) <= set(re.findall(r'<li id="(cite-\d+)"', page))
    assert "/nguon/wiindi-cpo/#place-iii-1" in page


def test_a_page_says_that_no_source_is_vietnamese(client):
    assert "Không nguồn nào bằng tiếng Việt" not in client.get("/chuc-danh/cso/").text
    Source.objects.update(language="en")
    assert "Không nguồn nào bằng tiếng Việt" in client.get("/chuc-danh/cso/").text
    assert "None of them is in Vietnamese" in client.get("/en/compare/cmo/cso/").text


def test_the_disputes_show_each_side_with_its_citations(client):
    page = client.get("/chuc-danh/cco/").text
    assert 'id="dispute-cco-second-c"' in page
    assert 'id="dispute-giam-doc-kinh-doanh"' in page


def test_the_head_says_once_that_sources_disagree(client):
    head = client.get("/en/roles/cpo/").text.partition('class="notice"')[2].partition("</p>")[0]
    disputes = Role.objects.get(slug="cpo").disputes.count()
    assert f"{disputes} points in dispute" in head


@pytest.mark.parametrize("address", ["/chuc-danh/cpo/", "/quy-trinh/s-op/", "/en/processes/s-op/"])
def test_the_contents_list_every_section(client, address):
    page = client.get(address).text
    contents = re.search('<nav class="toc".*?</nav>', page, re.DOTALL).group()
    listed = re.findall(r'<a href="#([\w-]+)">', contents)
    sections = re.findall(r'<section (?:class="references" )?id="([\w-]+)"', page)
    assert len(listed) > 4
    assert listed == [name for name in sections if not name.startswith("cite")]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/chuc-danh/ceo/", "Cũng có thể tham gia S&amp;OP"),
        ("/en/roles/ceo/", "May take part in S&amp;OP too"),
    ],
)
def test_the_processes_that_a_role_takes_part_in_stand_on_its_page(client, path, said):
    page = client.get(path).text
    section = page.partition('<section id="processes"')[2].partition("</section>")[0]
    assert said in section
    assert "s-op/" in section
    Process.objects.update(status="draft")
    assert 'id="processes"' not in client.get(path).text
