"""What the law says stands first on the page of a role, with what is known of the law."""

import re

import pytest
from django.urls import reverse

from roles.models import Citation, Provision, Responsibility, Role, Source

pytestmark = pytest.mark.django_db

LONG = "Luật Doanh nghiệp số 59/2020/QH14 ngày 17 tháng 6 năm 2020 của Quốc hội"
ROLE, SOURCES = "/chuc-danh/ceo/", "/nguon/"


@pytest.fixture
def role():
    return Role.objects.create(
        slug="ceo", name_vi="Tổng giám đốc", name_en="General director", summary_vi="Là gì",
        level="executive", function_id="general_management", status="published",
    )  # fmt: skip


def place(slug, at="§1", place=None, **source):
    plain = {"title": slug, "publisher": slug, "url": f"https://{slug}.example/", "language": "vi"}
    found = Source.objects.create(slug=slug, **plain | source)
    return Citation.objects.create(source=found, place=at, **place or {})


@pytest.fixture
def law():
    return place(
        "luat", "§162.3", {"url": "https://luat.example/162", "fragment": "Giám đốc – a, b"},
        title=LONG, publisher="Quốc hội", kind="law", law_status="amended",
        in_force_since="2021-01-01", amended_by="03/2022/QH15, 76/2025/QH15",
    )  # fmt: skip


@pytest.fixture
def old():
    return place(
        "luat-cu",
        "§64",
        kind="law",
        law_status="repealed",
        in_force_since="2015-07-01",
        amended_by="67/2020/QH14",
    )


@pytest.fixture
def firm():
    return place("hang-luat", kind="employer")


def says(role, text, *places, kind=Provision, **more):
    claim = kind(role=role, statement_vi=text, statement_en=f"{text} (en)", **more)
    claim.keep(places)
    return claim


def test_it_stands_first_with_article_and_law(client, role, law, firm):
    says(role, "Việc thường", firm, kind=Responsibility, area_id="people")
    claim = says(role, "Nhiệm kỳ năm năm", law)
    assert claim.key == "ceo-law-nhiem-ky-nam-nam"
    page = client.get(ROLE).text
    sections = re.findall(r'<section id="([\w-]+)"', page)
    assert sections[0] == "law"
    section = page[page.index('<section id="law"') : page.index('<section id="responsibilities"')]
    for text in (
        LONG,
        "Có hiệu lực từ 1 tháng 1 năm 2021",
        "Khoản 3 Điều 162",
        f'id="{claim.anchor}"',
    ):
        assert text in section
    assert "được sửa đổi bởi 03/2022/QH15, 76/2025/QH15" in section
    link = "https://luat.example/162#:~:text=Gi%C3%A1m%20%C4%91%E1%BB%91c%20%E2%80%93%20a%2C%20b"
    assert section.count(link) == 1
    assert client.get(f"{ROLE}?whole=1").text.count(link) == 2  # in the list of references as well
    assert 'repealed"' not in page


def test_it_is_told_in_english(client, role, law, old):
    says(role, "Nhiệm kỳ năm năm", law)
    added = place(
        "nghi-dinh", "Phụ lục I Điều 4 khoản 2–3 (bổ sung)", kind="law", law_status="in_force"
    )
    says(role, "Không kiêm nhiệm", old)
    says(role, "Báo cáo mỗi năm", added)
    page = client.get("/en/roles/ceo/").text
    for text in ("What the law says", "In force since 1 January 2021", "Article 162, clause 3",
                 "Annex I, Article 4, clause 2–3 (added)", "amended or repealed by 67/2020/QH14",
                 "amended by 03/2022/QH15, 76/2025/QH15", "Repealed", "by repealed law only",
                 "In force from 1 July 2015 until it was repealed"):  # fmt: skip
        assert text in page, text


def test_a_role_without_law_has_no_such_section(client, role, firm):
    says(role, "Việc thường", firm, kind=Responsibility, area_id="people")
    page = client.get(ROLE).text
    assert 'href="#law"' not in page
    assert 'id="law"' not in page


def test_a_repealed_law_is_marked_wherever_it_is_named(client, role, law, old):
    says(role, "Nhiệm kỳ năm năm", law)
    says(role, "Không kiêm nhiệm", old, kind=Responsibility, area_id="people")
    says(role, "Ký thay công ty", old, law)
    mark, only = 'repealed">Hết hiệu lực<', 'repealed">chỉ theo luật đã hết hiệu lực<'
    page = client.get(f"{ROLE}?whole=1").text
    assert page.count(only) == 2  # among the main duties as well
    assert page.count(mark) == 2  # beside the article, and in the list of references
    assert client.get("/nguon/luat-cu/").text.count(mark) == 1
    assert client.get("/nguon/luat/").text.count(mark) == 0
    assert client.get(SOURCES).text.count(mark) == 1
    claim = Responsibility.objects.get()
    report = client.get(reverse("report", args=[claim.anchor.removeprefix("claim-")])).text
    assert only in report


def test_what_only_others_tell_of_the_law_says_so(client, role, firm):
    says(role, "Phải có bằng", firm)
    assert "Luật theo lời nguồn khác" in client.get(ROLE).text


def test_the_kind_stands_beside_each_reference(client, role, law, firm):
    says(role, "Việc thường", firm, kind=Responsibility, area_id="people")
    says(role, "Nhiệm kỳ năm năm", firm, law)
    page = client.get(f"{ROLE}?whole=1").text
    references = page[page.index('<section class="references"') :]
    assert re.findall(r'<li id="cite-\d+".*?chip">([^<]+)<', references, re.DOTALL) == [
        "Nhà tuyển dụng hoặc tư vấn",
        "Luật",
    ]
    assert "Luật: 1 · Nhà tuyển dụng hoặc tư vấn: 1" in references


def test_the_list_of_sources_goes_by_kind_and_begins_with_the_origin(client, law, old, firm):
    place("ban-sao", kind="copy")
    place("khong-loai")
    place("goc", kind="training", is_origin=True)
    page = client.get(SOURCES).text
    groups = ["origin", "law", "employer", "other", "copy"]
    assert re.findall(r'<section id="kind-(\w+)"', page) == groups
    assert re.findall(r'<a class="chip" href="#kind-(\w+)"', page) == groups
    assert re.findall(r'<h3><a href="/nguon/([\w-]+)/"', page) == [
        "goc", "luat", "luat-cu", "hang-luat", "khong-loai", "ban-sao",
    ]  # fmt: skip


def test_a_copy_says_what_it_is_good_for(client):
    page = client.get(place("ban-sao", kind="copy").source.get_absolute_url()).text
    assert "không làm căn cứ cho phát biểu nào" in page


def test_search_finds_what_the_law_says_and_marks_repealed_law(client, role, law, old):
    claim = says(role, "Nhiệm kỳ năm năm", law)
    found = client.get("/tim-kiem/", {"q": "nhiem ky nam nam"}).text
    assert f"#{claim.anchor}" in found
    assert "· Hết hiệu lực" in client.get("/tim-kiem/", {"q": "luat-cu"}).text
