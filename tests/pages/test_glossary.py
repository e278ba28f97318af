"""The glossary defines terms from sources, and other pages lead there from their first place."""

import json
import re

import pytest
from django.core.exceptions import ValidationError

from roles.models import (
    Citation,
    Comparison,
    ComparisonPoint,
    GlossaryTerm,
    Question,
    Responsibility,
    Role,
    Source,
)

pytestmark = pytest.mark.django_db

PAGE, ENGLISH, ROLE = "/thuat-ngu/", "/en/glossary/", "/chuc-danh/ceo/"
LINK = re.compile(r'<a class="term" href="([^"]*)">([^<]*)</a>')


def source(slug, place, **more):
    plain = {"title": slug, "publisher": slug, "url": f"https://{slug}.example/", "language": "vi"}
    return Citation.objects.create(
        source=Source.objects.create(slug=slug, **plain | more), place=place
    )


@pytest.fixture
def page_of(db):
    return source("trang", "§2")


@pytest.fixture
def law(db):
    return source("luat", "§12.1", kind="law", law_status="in_force")


@pytest.fixture
def define(page_of):
    """A function that adds a term: define("KPI", "Con số.")."""

    def add(term, definition="Là gì.", *places, **more):
        told = {"term_en": term, "definition_en": "What it is."} | more
        found = GlossaryTerm(term_vi=term, definition_vi=definition, **told)
        found.keep(places or [page_of])
        return found

    return add


@pytest.fixture
def role(db):
    return Role.objects.create(
        slug="ceo", name_vi="Tổng giám đốc", name_en="General director", summary_vi="Lo KPI",
        level="executive", function_id="general_management", status="published",
    )  # fmt: skip


@pytest.fixture
def duty(role, page_of):
    def add(statement, english="", detail="", **more):
        made = Responsibility(
            role=role, area_id="people", statement_vi=statement, statement_en=english,
            detail_vi=detail, **more,
        )  # fmt: skip
        made.keep([page_of])
        return made

    return add


def links(client, path):
    return LINK.findall(client.get(path).text)


def test_terms_stand_in_the_order_of_a_dictionary_under_their_letters(client, define):
    for term in ("đại hội", "KPI", "dòng tiền", "ủy quyền", "5S", "ứng viên", "an toàn"):
        define(term)
    page = client.get(PAGE).text
    heads = re.findall(r'<h2 id="letter-[^"]*">([^<]*)</h2>', page)
    assert heads == ["0–9", "A", "D", "Đ", "K", "U", "Ư"]
    assert re.findall(r'<a class="chip" href="#letter-([^"]*)">', page) == heads
    anchors = re.findall(r'<div id="term-([\w-]+)">', page)
    assert anchors == ["5s", "an-toan", "dong-tien", "dai-hoi", "kpi", "uy-quyen", "ung-vien"]


def test_a_term_shows_its_definition_sources_law_and_other_words(client, define, law, page_of):
    define(
        "người đại diện", "Người đứng tên <b>.", law, page_of, spellings_vi="đại diện; người ký",
        term_en="representative", note_vi="Hai nguồn nói khác.",
    )  # fmt: skip
    page = client.get(PAGE).text
    for text in (
        '<span lang="en">representative</span>', "Người đứng tên &lt;b&gt;.", "Khoản 1 Điều 12",
        "Còn gọi: đại diện; người ký", "Hai nguồn nói khác.", 'id="references"', 'href="#cite-1"',
    ):  # fmt: skip
        assert text in page
    data = next(
        found
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        if (found := json.loads(block))["@type"] == "DefinedTermSet"
    )
    term = data["hasDefinedTerm"][0]
    assert (term["name"], term["description"]) == ("người đại diện", "Người đứng tên <b>.")
    assert term["alternateName"] == ["đại diện", "người ký"]
    assert term["url"] == f"http://testserver{PAGE}#term-nguoi-dai-dien"
    assert client.get(ENGLISH).text.count("representative") >= 1


def test_a_term_without_an_english_text_falls_back_to_vietnamese(client, define):
    define("dòng tiền", "Tiền vào, tiền ra.", term_en="", definition_en="")
    assert '<span lang="vi">Tiền vào, tiền ra.</span>' in client.get(ENGLISH).text


def test_a_term_that_cites_nothing_or_a_copy_is_refused_and_not_shown(client, duty):
    with pytest.raises(ValidationError, match=r"trích dẫn|citation|dẫn nguồn"):
        GlossaryTerm(term_vi="KPI", definition_vi="Đo.").keep([])
    copy = source("ban-sao", "§1", kind="copy")
    with pytest.raises(ValidationError):
        GlossaryTerm(term_vi="KPI", definition_vi="Đo.").keep([copy])
    GlossaryTerm.objects.create(term_vi="KPI", definition_vi="Đo.").citations.set([copy])
    duty("Theo dõi KPI")
    assert "Chưa có thuật ngữ nào" in client.get(PAGE).text
    assert links(client, ROLE) == []


def test_the_first_place_on_a_page_leads_to_the_term(client, define, duty):
    define("KPI", spellings_en="KPIs", spellings_vi="chỉ số chính")
    duty("Lập chỉ số chính", "Set KPIs", detail="KPI là chỉ số chính.", order=1)
    duty("Theo dõi KPI", "Watch every KPI", order=2)
    assert links(client, ROLE) == [(f"{PAGE}#term-kpi", "chỉ số chính")]
    assert links(client, "/en/roles/ceo/") == [(f"{ENGLISH}#term-kpi", "KPIs")]
    assert f'id="{GlossaryTerm.objects.get().anchor}"' in client.get(PAGE).text


def test_a_vietnamese_text_on_an_english_page_is_left_alone(client, define, duty):
    define("KPI")
    duty("Theo dõi KPI")
    assert links(client, "/en/roles/ceo/") == []


def test_the_glossary_itself_marks_nothing(client, define):
    define("KPI", "Một KPI là con số.")
    assert links(client, PAGE) == []


def test_answers_and_points_are_marked_and_headings_are_not(client, define, role, page_of):
    define("KPI")
    other = Role.objects.create(
        slug="cto", name_vi="Giám đốc công nghệ", name_en="CTO", summary_vi="Là gì",
        level="executive", function_id="technology", status="published",
    )  # fmt: skip
    asked = {"question_vi": "KPI là gì?", "answer_vi": "Đặt KPI."}
    Question(role=role, **asked).keep([page_of])
    pair = Comparison.objects.create(
        slug="ceo-cto", left=role, right=other, question_vi="KPI của ai?", summary_vi="Về KPI.",
        status="published",
    )  # fmt: skip
    ComparisonPoint(
        comparison=pair, kind="difference", aspect_vi="KPI", left_text_vi="Đặt KPI.",
        right_text_vi="Theo KPI.",
    ).keep([page_of])  # fmt: skip
    for path in (ROLE, pair.get_absolute_url()):
        page = client.get(path).text
        assert len(LINK.findall(page)) == 1
        around = re.search(r"<(\w+)[^>]*>[^<]*<a class=\"term\"", page)
        assert around[1] in ("p", "td")


@pytest.mark.parametrize(
    ("term", "text", "shown"),
    [
        ("P&L", "Lo P&L <b>", '<a class="term" href="{}">P&amp;L</a> &lt;b&gt;'),
        ("amp", "R&D & P&L", "R&amp;D &amp; P&amp;L"),
        ("script", "</p><script>alert(1)</script>", "&lt;/p&gt;&lt;<a class"),
        ('x"onclick="y', 'Lo x"onclick="y', '">x&quot;onclick=&quot;y</a>'),
        ("a.*b", "Lo a.*b, axxb", '">a.*b</a>, axxb'),
        ("lt", "1 < 2 <b>", "1 &lt; 2 &lt;b&gt;"),
        ("term", "Một term, class", 'Một <a class="term" href="{}">term</a>, class'),
        ("href", "href và term", '<a class="term" href="{}">href</a> và term'),
    ],
)
def test_what_is_marked_stays_escaped(client, define, duty, term, text, shown):
    made = define(term, key="x-1")
    duty(text)
    assert shown.format(f"{PAGE}#{made.anchor}") in client.get(ROLE).text


def test_vietnamese_that_an_english_text_quotes_keeps_its_language(client, define, duty):
    define("KPI")
    duty("Đặt KPI", "Set “chỉ số KPI” and “tầm nhìn”")
    page = client.get("/en/roles/ceo/").text
    link = f'<a class="term" href="{ENGLISH}#term-kpi">KPI</a>'
    assert f'“<span lang="vi">chỉ số {link}</span>” and “<span lang="vi">tầm nhìn</span>”' in page
