"""From an article to a role, in a real browser: by mouse, by keyboard, and after a crash."""

import pytest
from playwright.sync_api import expect

from roles.models import Role

from .browsing import visit

PAGE = "/admin/transcribing/"
pytestmark = pytest.mark.django_db(transaction=True)

ARTICLE = """CFO là gì?
Bài viết này nói về giám đốc tài chính.
1. Tên gọi
CFO là viết tắt của Chief Financial Officer.
Tiếng Việt gọi là giám đốc tài chính.
Có nơi gọi là trưởng tài chính.
2. Nhiệm vụ
2.1 Ngân sách
Hằng năm người này lập ngân sách cho toàn bộ doanh nghiệp rồi trình hội đồng.
Theo dõi dòng tiền từng tuần.
Lập báo cáo cuối năm.
2.2 Vốn
Đề xuất cách huy động vốn.
Làm việc với ngân hàng.
3. Yêu cầu
Tốt nghiệp đại học ngành tài chính.
Có mười năm kinh nghiệm.
Giao tiếp tốt với cổ đông.
4. Khác
CFO báo cáo trực tiếp cho CEO.
CFO khác kế toán trưởng ở chỗ nhìn về phía trước.
<b>Liên hệ</b> & quảng cáo"""
# {number of a paragraph: (kind, what is typed or chosen)}
STATEMENTS = {
    3: ("titles", {"kind": "expansion", "text": "Chief Financial Officer", "language": "en"}),
    4: ("titles", {"kind": "translation", "text": "Giám đốc tài chính", "language": "vi"}),
    5: ("titles", {"kind": "alias", "text": "Trưởng tài chính", "language": "vi"}),
    8: ("responsibilities", {"area": "finance", "statement_vi": "Lập ngân sách năm"}),
    9: ("responsibilities", {"statement_vi": "Giữ dòng tiền"}),
    10: ("responsibilities", {"statement_vi": "Báo cáo tài chính"}),
    12: ("responsibilities", {"statement_vi": "Tìm vốn"}),
    13: ("responsibilities", {"statement_vi": "Giữ quan hệ ngân hàng", "statement_en": "Banks"}),
    15: ("requirements", {"skill": "Bằng đại học", "strength": "required"}),
    16: ("requirements", {"skill": "Mười năm làm nghề", "strength": "expected"}),
    17: ("requirements", {"skill": "Nói trước cổ đông", "strength": "expected"}),
    19: ("lines_up", {"kind": "solid", "manager": "CEO – Giám đốc điều hành"}),
    20: ("questions", {"question_vi": "CFO khác gì?", "answer_vi": "Nhìn về phía trước."}),
}
# Where the first line of a paragraph is, as soon as nothing scrolls any more.
AT_REST = """async p => {
  const r = document.createRange();
  r.selectNodeContents(p);
  const line = () => r.getClientRects()[0];
  const place = (b = line()) => [b.left, b.right, b.top + b.height / 2];
  const frame = () => new Promise(requestAnimationFrame);
  let before = [], now = place(), still = 0;
  while (still < 3) {
    await frame();
    [before, now] = [now, place()];
    still = String(before) === String(now) ? still + 1 : 0;
  }
  return now;
}"""
COUNT = "addEventListener('mousedown', () => { window.name = Number(window.name || 0) + 1; }, true)"


@pytest.fixture
def screen(desk, world, live_server):
    page = visit(desk(), live_server, PAGE)
    yield page
    kept(page)


def kept(page):
    """Wait until nothing is on its way to the server any more."""
    expect(page.locator("#transcribing[data-pending]")).to_have_count(0)


def paste(page, text=ARTICLE):
    page.locator("#text").fill(text)
    page.locator("#text").press("Tab")
    expect(page.locator("#passages [role=option]").first).to_be_visible()


def describe_source(page):
    page.locator("#source-text").fill("https://moi.example/cfo?utm_source=thu")
    expect(page.locator("#source-new")).to_be_visible()
    page.locator("#id_source-new-title").fill("CFO là gì?")
    page.locator("#id_source-new-publisher").fill("Mới")
    page.locator("#id_source-new-kind").select_option("training")


def describe_role(page):
    page.locator("[name=role-1-acronym]").fill("CFO")
    page.locator("[name=role-1-name_vi]").fill("Giám đốc tài chính")
    page.locator("[name=role-1-level]").select_option("executive")
    page.locator("[name=role-1-function]").select_option("product")
    page.locator("[name=role-1-summary_vi]").fill("Người giữ tiền của doanh nghiệp.")


def drag_over(page, number):
    paragraph = page.locator(f"#passage-{number}")
    paragraph.scroll_into_view_if_needed()
    box = paragraph.evaluate(AT_REST)
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1] - 1, box[2], steps=3)
    page.mouse.up()


def write(page, number, kind, fields):
    """Fill in the statement with this number; Enter leads on from its last field."""
    page.locator(f"[name=statement-{number}-kind]").select_option(kind)
    for name, text in fields.items():
        field = page.locator(f"[name={kind}-{number}-{name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    if kind == "requirements":
        page.locator(f"[name=requirements-{number}-skill]").press("Enter")
        page.locator(f"[name=made-{number}-kind]").select_option("experience")


def next_statement(page, number):
    card = page.locator(f".tr-statement[data-number='{number}']")
    card.locator(".tr-said > .tr-fields, .tr-made:not([hidden])").locator(
        "input, select, textarea"
    ).last.press("Enter")
    expect(page.locator(f"[name=statement-{number + 1}-kind]")).to_be_visible()


def test_a_whole_role_in_25_clicks_and_6_loads(screen, live_server):
    page, loads = screen, []
    page.add_init_script(COUNT)
    page.on("load", lambda: loads.append(page.url))
    page.goto(live_server.url + PAGE)
    describe_source(page)
    page.locator("#role-add").click()
    describe_role(page)
    page.locator("#text").click()
    paste(page)
    for number, (at, (kind, fields)) in enumerate(STATEMENTS.items(), start=1):
        drag_over(page, at)
        if number == 1:  # nothing waits for a passage yet
            page.keyboard.press("Enter")
        expect(page.locator(f"[name=statement-{number}-fragment]")).not_to_have_value("")
        write(page, number, kind, fields)
        if number < len(STATEMENTS):
            next_statement(page, number)
    page.locator(".tr-foot [type=submit]").click()
    expect(page.locator(".messagelist .success")).to_contain_text("CFO")
    clicks = int(page.evaluate("window.name"))
    print(f"{clicks} clicks, {len(loads)} loads")
    assert clicks <= 25
    assert len(loads) <= 6
    role = Role.objects.get(acronym="CFO")
    found = [role.responsibilities, role.titles, role.requirements, role.lines_up, role.questions]
    assert [rows.count() for rows in found] == [5, 3, 3, 1, 1]
    assert all(one.citations.count() == 1 for rows in found for one in rows.all())
    budget = role.responsibilities.get(statement_vi="Lập ngân sách năm").citations.get()
    assert (budget.place, budget.heading) == ("§2.1", "Ngân sách")
    assert budget.fragment == "Hằng năm người"
    assert {one.area_id for one in role.responsibilities.all()} == {"finance"}
    used = page.locator("#passages [data-used]")
    assert [int(one.get_attribute("id")[8:]) for one in used.all()] == list(STATEMENTS)


def test_passages_are_taken_by_keyboard_and_shared_wording_is_marked(screen):
    page = screen
    page.locator("#role").select_option(label="CPO – Giám đốc sản phẩm")
    paste(page)
    page.locator("#passage-0").focus()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#passages [aria-selected=true]")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator("[name=statement-1-place]")).to_have_value("§2.1")
    expect(page.locator("[name=statement-1-heading]")).to_have_value("Ngân sách")
    expect(page.locator("#passages [data-used]")).to_have_count(2)
    expect(page.locator("#unused summary")).to_contain_text("13")
    page.locator("[name=statement-1-kind]").select_option("responsibilities")
    said = page.locator("[name=responsibilities-1-statement_vi]")
    said.fill("Người này lập ngân sách cho toàn bộ doanh nghiệp")
    expect(page.locator(".tr-shared")).to_contain_text("lập ngân sách cho toàn bộ")
    said.fill("Lập ngân sách năm")
    expect(page.locator(".tr-shared")).to_have_count(0)
    expect(page.locator("#passages")).to_contain_text("<b>Liên hệ</b> & quảng cáo")


def test_what_was_refused_and_what_was_left_is_there_again(screen, live_server):
    page = screen
    describe_source(page)
    page.locator("#role").select_option(label="CPO – Giám đốc sản phẩm")
    paste(page)
    page.locator("#passage-9").focus()
    page.keyboard.press("Enter")
    page.locator("[name=statement-1-kind]").select_option("responsibilities")
    page.locator("[name=responsibilities-1-statement_vi]").fill("Giữ dòng tiền")
    page.locator(".tr-foot [type=submit]").click()
    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator(".tr-statement .tr-fault")).to_be_visible()
    page.locator("#faults a").click()
    expect(page.locator("[name=responsibilities-1-area]")).to_be_focused()
    kept(page)
    expect(page.locator("#kept")).to_contain_text("Đã giữ")
    page.goto(live_server.url + PAGE)
    said = page.locator("[name=responsibilities-1-statement_vi]")
    expect(said).to_have_value("Giữ dòng tiền")
    expect(page.locator("[name=statement-1-place]")).to_have_value("§2.1")
    expect(page.locator("#passages [data-used]")).to_have_count(1)
    expect(page.locator("#id_source-new-title")).to_have_value("CFO là gì?")


def test_enter_leads_through_source_and_role_too(screen):
    screen.locator("#source-text").fill("https://moi.example/cfo")
    screen.locator("#source-text").press("Enter")
    expect(screen.locator("#id_source-new-title")).to_be_focused()
    screen.keyboard.type("CFO là gì?")
    screen.keyboard.press("Enter")
    expect(screen.locator("#id_source-new-publisher")).to_be_focused()
    screen.locator("#id_source-new-seen_on").press("Enter")
    expect(screen.locator("#role")).to_be_focused()
    screen.locator("#role-add").click()
    screen.keyboard.press("Enter")
    expect(screen.locator("[name=role-1-level]")).to_be_focused()
