"""The page on which a role description is composed, without a script."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from lxml import html

from roles.guard.pace import Pace
from roles.models import Citation, Coverage, FormerSlug, Mandate, Provision, Responsibility, Role
from roles.views.compose_views import LONGEST_IN_FORM, compose_role
from tests.ops.conftest import make_role
from tests.pages.costs import PROFILE, asks, tables_read
from tests.pages.test_law import place, says

pytestmark = pytest.mark.django_db

# A profile, all citations in one union, the roles that may be mixed in.
# The profile, the role as its picture shows it, and those that menus offer.
COST = [*PROFILE[:-3], "roles_provision_citations", "roles_role", "roles_role"]
BOTH = ["roles_mandate", "roles_coverage"]  # citations, if there are any
PAGE, ENGLISH = "/soan/ke-toan-truong/", "/en/compose/ke-toan-truong/"


@pytest.fixture
def world():
    """A post with law of two kinds, eight duties of which one is well attested, and a CTO."""
    law = place(
        "luat-ke-toan",
        "Điều 54 khoản 1",
        title="Luật Kế toán",
        kind="law",
        law_status="in_force",
        in_force_since="2017-01-01",
    )
    one, other = place("a", kind="employer"), place("b", kind="recruiter")
    post = make_role("ke-toan-truong", "", "Kế toán trưởng", "Chief accountant", order=1)
    says(post, "Phải có chứng chỉ", law, binds_holder=True)
    says(post, "Do công ty bổ nhiệm", law)
    for n in range(8):
        says(post, f"Việc {n}", one, kind=Responsibility, area_id="finance", order=n)
    says(post, "Việc ai cũng nói", one, other, kind=Responsibility, area_id="people", order=9)
    says(
        make_role("cto", "CTO", "Giám đốc công nghệ", "Chief Technology Officer", order=2),
        "Chọn công nghệ",
        one,
        kind=Responsibility,
        area_id="technology",
    )


class Page:
    """What a reader sees of the composer, and what the form would send."""

    def __init__(self, answer):
        assert answer.status_code == 200, answer.headers.get("Location")
        self.tree = html.fromstring(answer.content.decode())
        self.form = self.tree.get_element_by_id("composer")
        self.paper = self.text("//*[@id='paper']")
        self.notices = [n.text_content() for n in self.tree.xpath("//*[@role='alert']")]

    def text(self, path):
        return " ".join(" ".join(part.text_content().split()) for part in self.tree.xpath(path))

    def code(self, text):
        return self.tree.xpath(f"//li[.//*[@class='line-text'][.='{text}']]/@data-code")[0]

    @property
    def picked(self):
        return [row.get("value") for row in self.tree.xpath("//input[@name='line'][@checked]")]

    def query(self, **more):
        """As a browser would put it, with a button or a field besides."""
        fields = [(name, value) for name, value in self.form.form_values() if name not in more]
        return urlencode(fields + list(more.items()), doseq=True)


@pytest.fixture
def see(client, world):
    """The page at an address; its own way on is gone once, and no further."""

    def seen(query="", address=PAGE):
        answer = client.get(f"{address}?{query}" if query else address)
        if answer.status_code == 302:
            answer = client.get(answer["Location"])
        return Page(answer)

    return seen


def test_what_stands_ticked(see):
    page = see()
    assert "Luật đòi hỏi Luật" in page.paper
    assert page.picked[0] == page.code("Phải có chứng chỉ")
    picked = [page.code("Việc ai cũng nói"), *(page.code(f"Việc {n}") for n in range(5))]
    assert page.picked[1:] == picked
    assert page.code("Do công ty bổ nhiệm") not in page.picked


@pytest.mark.parametrize(
    ("address", "told", "where"),
    [
        (PAGE, "Luật đòi hỏi", "Khoản 1 Điều 54"),
        (ENGLISH, "The law asks this", "Article 54, clause 1"),
    ],
)
def test_what_the_law_asks_is_missed_with_article_and_clause(see, address, told, where):
    assert see(address=address).notices == []
    [notice] = see("set=1", address=address).notices
    assert all(words in notice for words in (told, where, "Luật Kế toán", "Phải có chứng chỉ"))


def test_it_is_put_back_by_its_button(see):
    page = see("set=1")
    [back] = page.tree.xpath("//*[@id='warnings']//button[@name='line']/@value")
    assert see(page.query(line=back)).notices == []


def test_the_form_sends_what_it_shows(see, client):
    page = see()
    answer = client.get(f"{PAGE}?{page.query(company='Công ty A')}")
    sent = parse_qs(urlsplit(answer["Location"]).query)
    assert sent == {"set": ["1"], "line": page.picked, "company": ["Công ty A"]}
    assert see(urlencode(sent, doseq=True)).picked == page.picked


def test_a_line_is_moved_by_a_button_and_the_address_leads_to_it(see, client):
    page = see()
    code = page.code("Việc 1")
    answer = client.get(f"{PAGE}?{page.query(up=code)}")
    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).fragment == f"line-{code}"
    assert "up" not in parse_qs(urlsplit(answer["Location"]).query)
    moved = Page(client.get(answer["Location"]))
    assert moved.picked.index(code) == page.picked.index(code) - 1


def test_a_line_is_reworded_and_keeps_its_source(see):
    page = see()
    code = page.code("Việc 1")
    being = see(page.query(edit=code))
    [field] = being.tree.xpath(f"//textarea[@name='text-{code}']")
    assert field.text_content().strip() == "Việc 1"
    after = see(being.query(**{f"text-{code}": "Lời của công ty"}))
    assert "Lời của công ty [2] (đã sửa lời)" in after.paper
    assert after.tree.xpath(f"//input[@name='text-{code}']/@value") == ["Lời của công ty"]
    assert "Việc 1" in after.text(f"//li[@data-code='{code}']")
    again = see(after.query(**{f"text-{code}": "Việc 1"}))
    assert again.tree.xpath(f"//*[@name='text-{code}']") == []


def test_own_lines_are_written_marked_and_taken_out(see):
    page = see()
    added = see(page.query(add="requirement"))
    assert added.tree.xpath("//textarea[@name='own-1']/@autofocus")
    after = see(added.query(**{"own-1": "Giữ sổ <b>sạch</b>"}))
    assert "Yêu cầu khác Giữ sổ <b>sạch</b> (công ty tự viết)" in after.paper
    assert "Giữ sổ" not in see(after.query(drop="own-1")).paper


def test_a_second_role_is_mixed_in_by_any_of_its_names_and_taken_out(see):
    page = see()
    mixed = see(page.query(mix="chief technology officer"))
    assert "Kế toán trưởng kiêm Giám đốc công nghệ" in mixed.paper
    assert "Chọn công nghệ" in mixed.paper
    assert see(mixed.query(without="cto")).picked == page.picked


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("line=zzzzz", "không có dòng ấy: «zzzzz»"),
        ("with=khong-co", "«khong-co»"),
        ("mix=Trưởng+phòng+mây", "«Trưởng phòng mây»"),
        ("mix=ke-toan-truong", "chính là chức danh của trang này"),
        ("lang=fr", "Ngôn ngữ của văn bản: không có «fr»"),
        ("line=own-7", "dòng tự viết «own-7»"),
        (f"company={'x' * 200}", "Tên công ty: bị cắt sau 120 ký tự"),
        ("company=%E2%80%AEabc", "U+202E"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_stays(see, query, told):
    page = see(f"{query}&title=Trưởng+nhóm")
    assert told in page.notices[0]
    assert page.form.fields["title"] == "Trưởng nhóm"


def test_a_name_that_is_nearly_a_role_leads_there(see):
    page = see("mix=Giám+đốc+công+nghị")
    [way] = page.tree.xpath("//*[@role='alert']//a/@href")
    assert "Chọn công nghệ" in see(way.removeprefix("?")).paper


def test_a_role_that_moved_is_found_at_its_former_address_and_mixed_in(client, see):
    for slug in ("cto", "ke-toan-truong"):
        FormerSlug.objects.create(kind="role", old=f"{slug}-cu", new=slug)
    moved = client.get("/soan/ke-toan-truong-cu/?company=A")
    assert (moved.status_code, moved["Location"]) == (301, f"{PAGE}?company=A")
    assert "Chọn công nghệ" in see("with=cto-cu").paper


def test_a_draft_is_no_role_to_compose_or_mix_in(client, see):
    Role.objects.filter(slug="cto").update(status="draft")
    assert client.get("/soan/cto/").status_code == 404
    assert "«cto»" in see("with=cto").notices[0]


def test_both_languages_stand_side_by_side(see):
    page = see("set=1&own-1=Chung&line=own-1&lang=both", address=ENGLISH)
    assert page.paper.count("Chung") in (1, 2)
    assert "Mô tả công việc: Kế toán trưởng" in page.paper
    assert "Role description: Chief accountant" in page.paper


def test_the_other_language_has_the_same_draft(see):
    page = see("set=1&company=Công+ty+A&lang=vi")
    [twin] = page.tree.xpath("//nav[@class='languages']//a/@href")
    assert urlsplit(twin).path == ENGLISH
    assert parse_qs(urlsplit(twin).query)["company"] == ["Công ty A"]


def test_what_a_company_writes_is_kept_nowhere(see, client):
    for query in ("company=A", "set=1"):
        assert "no-store" in client.get(f"{PAGE}?{query}")["Cache-Control"]
    assert "no-store" not in client.get(PAGE).get("Cache-Control", "")


def test_a_long_draft_is_sent_in_a_body_and_shown_the_same(see, client):
    page = see()
    assert page.form.get("method") == "get"
    own = {f"own-{n}": "Việc dài " * 50 for n in range(1, 9)}
    form = {"set": "1", "line": [*page.picked, *own], **own}
    answer = client.post(PAGE, form)
    assert "no-store" in answer["Cache-Control"]
    posted = Page(answer)
    assert posted.form.get("method") == "post"
    assert len(posted.query()) > LONGEST_IN_FORM
    assert posted.picked == form["line"]
    assert "quá cỡ một địa chỉ" in posted.text("//*[@role='note']")
    moved = Page(client.post(PAGE, form | {"up": "own-8"}))
    assert moved.picked[-2:] == ["own-8", "own-7"]


def test_a_script_gets_what_each_change_makes_anew_and_nothing_else(see, client):
    whole = see("set=1&company=A&lang=fr").tree
    form = {"set": "1", "company": "A", "lang": "fr"}
    answer = client.post(PAGE, form, headers={"hx-request": "true"})
    parts = html.fromstring(f"<div>{answer.text}</div>")
    live = [part.get("id") for part in whole.xpath("//*[@data-live]")]
    assert sorted(part.get("id") for part in parts) == sorted(live)
    for name in live:
        same = [
            " ".join(tree.get_element_by_id(name).text_content().split()) for tree in (whole, parts)
        ]
        assert same[0] == same[1] != ""
    assert len(client.post(PAGE, form).content) > 3 * len(answer.content)


def test_a_body_needs_no_cookie_and_other_pages_take_none(world):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PAGE, {"set": "1"}).status_code == 200
    assert strict.put(PAGE).status_code == 405
    assert strict.post("/chuc-danh/cto/").status_code == 405


HOSTILE = {
    "parameters": urlencode([(f"x{n}", n) for n in range(10_000)]),
    "lines": urlencode([("line", f"c{n:04}") for n in range(10_000)]),
    "own lines": urlencode([(f"own-{n}", "x") for n in range(3_000)]),
    "a huge text": urlencode({"company": "ẩ" * 100_000, "text-abcde": "ẩ" * 100_000}),
    "controls": urlencode({"company": "".join(map(chr, range(32))), "mix": "\0\x1b[31m"}),
    "markup": urlencode(
        [(name, "\"'><script>x()</script>{{ x }}") for name in ("company", "title", "own-1", "mix",
         "with", "lang", "cite", "line", "edit", "up", "drop", "date", "own-1-in", "text-abcde")]
    ),
    "nothing": "&&&=&=x&line&line=&with=&own-1&text-=&text-",
    "acts together": "mix=cto&drop=zzzzz&add=duty&up=own-1&with=cto&without=cto",
    "acts": "up=&down=zzzzz&drop=own-9&add=x&without=ceo&edit=own-1&mix=",
    "marks": urlencode({"company": "a" + "\u0301" * 5_000}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_hostile_requests_are_answered(client, world, kind, method):
    if method == "get":
        answer = client.get(PAGE, headers={}, QUERY_STRING=HOSTILE[kind])
        for _ in range(2):
            if answer.status_code == 302:
                answer = client.get(answer["Location"])
    else:
        form = "application/x-www-form-urlencoded"
        answer = client.post(PAGE, HOSTILE[kind], content_type=form)
    page = Page(answer)
    assert "<script>x()" not in answer.content.decode()
    assert len(answer.content) < 300_000
    assert len(page.tree.xpath("//h1")) == 1


def test_nobody_is_led_to_an_address_that_no_server_takes(client, world):
    lines = "&".join(f"own-{n}={',' * 595}" for n in range(1, 14))
    answer = client.get(PAGE, QUERY_STRING=f"set=1&{lines}")
    assert answer.status_code == 200
    assert len(Page(answer).tree.xpath("//textarea[starts-with(@name, 'own-')]")) == 13
    led = client.get(PAGE, QUERY_STRING="set=1&own-1=,,&line=own-1&up=own-1")
    assert led.status_code == 302


def test_it_takes_these_queries_and_no_more(client, world):
    asks(client, PAGE, COST)
    mixed = ["roles_formerslug", "roles_role", *COST[:-1], *BOTH, "roles_role"]
    asks(client, f"{PAGE}?with=cto", mixed)


def test_a_hundred_lines_and_a_thousand_roles_cost_no_more_queries(client, world, see):
    post = Role.objects.get(slug="ke-toan-truong")
    [source] = [place("c")]
    for n in range(100):
        says(post, f"Thêm {n}", source, kind=Responsibility, area_id="finance")
    make = [
        Role(slug=f"r{n}", name_vi=f"Chức danh {n}", level="head", function_id="product",
             status="published", order=2000) for n in range(1_000)
    ]  # fmt: skip
    Role.objects.bulk_create(make)
    page = see()
    codes = [row.get("value") for row in page.tree.xpath("//input[@name='line']")]
    assert len(codes) > 100
    query = urlencode({"set": "1", "line": sorted(codes)}, doseq=True)
    assert len(query) < 1_500
    full = see(query)
    assert len(full.picked) == len(codes)
    assert len(full.tree.xpath("//datalist[@id='mix-roles']/option")) < 10
    last = urlencode({"set": "1", "line": full.picked}, doseq=True)
    asks(client, f"{PAGE}?{last}", COST)


@pytest.mark.page_cache
def test_what_is_offered_is_gathered_once_for_a_state_of_the_content(client, world):
    client.get(PAGE)
    assert tables_read(client, f"{PAGE}?company=A").count("roles_responsibility") == 0
    Provision.objects.update(statement_vi="Phải có bằng")
    assert "Phải có bằng" in re.sub(r"\s+", " ", client.get(f"{PAGE}?company=A").text)


def test_what_is_said_of_one_person_in_both_posts(see, world):
    silent = "Cả luật lẫn nguồn ghi ở đây đều không nói"
    assert silent in see("with=cto").text("//*[@id='warnings']")
    assert silent not in see().text("//*[@id='warnings']")
    post, cto = Role.objects.get(slug="ke-toan-truong"), Role.objects.get(slug="cto")
    where = Citation.objects.get(source__slug="luat-ke-toan")
    barred = Mandate(
        kind="apart", role=post, other=cto, form="public", statement_vi="Không được kiêm"
    )
    barred.keep([where])
    Coverage(absent=cto, covering=post, kind="one_person", statement_vi="Có nơi kiêm").keep([where])
    [notice, told] = see("with=cto").tree.xpath("//*[@id='warnings']/div")
    assert notice.get("role") == "alert"
    assert "không cho một người giữ cả hai" in notice.text_content()
    assert "Khoản 1 Điều 54, Luật Kế toán" in notice.text_content()
    assert "Công ty đại chúng" in notice.text_content()
    assert "Có nơi kiêm" in told.text_content()


def test_where_the_sources_say_nothing_the_page_says_so_and_one_may_write(see, world):
    address = "/soan/truong-phong/"
    make_role("truong-phong", "", "Trưởng phòng", "Head", order=3)
    page = see(address=address)
    said = page.text("//*[@id='choice']")
    assert "không nêu nhiệm vụ nào" in said
    assert "không nêu yêu cầu nào" in said
    assert "nhiều nguồn cùng nêu" not in page.text("//main")
    written = see(see(page.query(add="duty"), address).query(**{"own-1": "Trực đêm"}), address)
    assert "Trực đêm (công ty tự viết)" in written.paper
    assert "không nêu nhiệm vụ nào" in written.text("//*[@id='choice']")
    assert "không nêu nhiệm vụ nào" not in see().text("//*[@id='choice']")


def test_a_seat_that_nobody_is_hired_for_is_told_as_one(see, world):
    Role.objects.filter(slug="cto").update(level="board")
    page = see(address="/soan/cto/")
    assert "không phải do tuyển dụng" in page.text("//main")
    assert page.paper.startswith("Chức năng, nhiệm vụ: Giám đốc công nghệ")
    assert see().paper.startswith("Mô tả công việc: Kế toán trưởng")


def test_previews_have_a_pace(see, client, world, monkeypatch, settings):
    settings.PACE = 100
    monkeypatch.setattr(compose_role, "pace", Pace("previews", 2, 100, clock=lambda: 0))
    asked = [client.post(PAGE, {"company": name}) for name in "ABC"]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert client.post(PAGE, {"company": "C"}, REMOTE_ADDR="192.0.2.1").status_code == 200


def test_own_words_in_two_columns_are_told_to_be_one_text(see):
    page = see()
    code = page.code("Việc 1")
    both = see(page.query(lang="both", **{f"text-{code}": "Lời của công ty"}))
    assert both.paper.count("Lời của công ty [2]") == 2
    assert "(đã sửa lời, hai cột chung một lời)" in both.paper
    assert "(reworded, the same in both columns)" in both.paper
