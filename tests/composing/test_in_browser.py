"""Composing a role description in a real browser, by keyboard, by drag, without a script."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from playwright.sync_api import expect

PAGE = "/soan/cpo/"
PICKED = ".line:has(:checked)"
COPIED = """async () => {
  const [item] = await navigator.clipboard.read()
  const read = async kind => [kind, await (await item.getType(kind)).text()]
  const kinds = await Promise.all(item.types.map(read))
  return Object.fromEntries(kinds)
}"""


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {
        "reduced_motion": "reduce",
        "permissions": ["clipboard-read", "clipboard-write"],
    }


@pytest.fixture
def composer(page, reading_site):
    page.goto(reading_site.url + PAGE)
    return page


def duties(page):
    """The rows of the first group of duties of which several are picked."""
    groups = page.locator("[data-section=duties] .group").all()
    return next(rows for g in groups if (rows := g.locator(".line:has(:checked)")).count() > 1)


def words_of(row):
    return row.locator(".line-text").inner_text()


def place_of(page, code):
    """How the script says where a line stands among those picked in its section."""
    picked = codes_of(page.locator("[data-section=duties] .line:has(:checked)"))
    return f"Dòng {picked.index(code) + 1} trên {len(picked)}"


def codes_of(rows):
    return rows.evaluate_all("rows => rows.map(row => row.dataset.code)")


def on_paper(page, text):
    return page.locator("#paper li").filter(has_text=text)


def lines_in(url):
    return parse_qs(urlsplit(url).query)["line"]


def test_by_keyboard_alone(composer):
    rows = duties(composer)
    first, second, *_ = codes_of(rows)
    down = composer.locator(f"[data-code='{first}'] [name=down]")
    down.focus()
    composer.keyboard.press("Enter")
    expect(composer.locator(".compose-said")).to_have_text(place_of(composer, first))
    expect(down).to_be_focused()
    composer.wait_for_url(lambda url: f"line={second}&line={first}" in url)
    box = composer.locator(f"[data-code='{first}'] [name=line]")
    words = words_of(composer.locator(f"[data-code='{first}']"))
    box.focus()
    composer.keyboard.press("Space")
    expect(on_paper(composer, words)).to_have_count(0)
    expect(box).to_be_focused()
    composer.keyboard.press("Control+z")
    expect(on_paper(composer, words)).to_have_count(1)
    expect(box).to_be_checked()
    composer.wait_for_url(lambda url: f"line={second}&line={first}" in url)
    picked = codes_of(composer.locator(PICKED))
    composer.reload()
    assert codes_of(composer.locator(PICKED)) == picked


def test_by_drag(composer):
    rows = duties(composer)
    first, second, *_ = codes_of(rows)
    rows.first.scroll_into_view_if_needed()
    grip = composer.locator(f"[data-code='{first}'] .grip").bounding_box()
    goal = composer.locator(f"[data-code='{second}']").bounding_box()
    composer.mouse.move(grip["x"] + 4, grip["y"] + 4)
    composer.mouse.down()
    composer.mouse.move(goal["x"] + 40, goal["y"] + goal["height"] - 2, steps=8)
    composer.mouse.up()
    composer.wait_for_url(lambda url: f"line={second}&line={first}" in url)


def test_a_reworded_line_keeps_its_citation(composer):
    row = composer.locator(f"[data-code='{codes_of(duties(composer))[0]}']")
    marks = re.search(r"\[[\d–, ]+\]", on_paper(composer, words_of(row)).inner_text())[0]
    row.locator("[name=edit]").click()
    composer.keyboard.press("Control+a")
    composer.keyboard.type("Quyết định sản phẩm nào ra thị trường")
    composer.keyboard.press("Enter")
    line = on_paper(composer, "Quyết định sản phẩm nào ra thị trường")
    expect(line).to_contain_text(f"{marks} (đã sửa lời)")
    expect(row.get_by_text("đã sửa lời")).to_be_visible()
    expect(row.locator("[name=edit]")).to_be_focused()
    row.locator("[name=edit]").click()
    composer.get_by_role("button", name="Lấy lại lời của chúng tôi").click()
    expect(composer.locator("#paper")).not_to_contain_text("đã sửa lời")


def test_a_line_of_the_companys_own(composer):
    composer.locator("[name=add]").first.click()
    field = composer.locator("textarea[name=own-1]")
    expect(field).to_be_focused()
    composer.keyboard.type("Trực cuối tuần")
    expect(on_paper(composer, "Trực cuối tuần")).to_contain_text("công ty tự viết")
    composer.locator("[data-code=own-1] [name=drop]").click()
    expect(on_paper(composer, "Trực cuối tuần")).to_have_count(0)
    composer.get_by_role("button", name="Hoàn tác").click()
    expect(on_paper(composer, "Trực cuối tuần")).to_have_count(1)
    composer.locator("[data-code=own-1] [name=drop]").click()
    composer.get_by_label("Ngôn ngữ của văn bản").select_option("en")
    expect(composer.locator("#paper")).to_have_attribute("lang", "en")
    composer.get_by_role("button", name="Hoàn tác").click()
    expect(on_paper(composer, "Trực cuối tuần")).to_have_count(1)


def test_a_reload_keeps_the_draft_and_a_bare_address_offers_it(composer, reading_site):
    composer.get_by_label("Tên công ty").fill("Gốm Hải Âu")
    expect(composer.locator("#paper")).to_contain_text("Gốm Hải Âu")
    composer.reload()
    expect(composer.get_by_label("Tên công ty")).to_have_value("Gốm Hải Âu")
    composer.goto(reading_site.url + PAGE)
    expect(composer.get_by_text("Tiếp tục bản đang soạn?")).to_be_visible()
    expect(composer.get_by_label("Tên công ty")).to_have_value("")
    composer.get_by_role("button", name="Gốm Hải Âu").click()
    expect(composer.locator("#paper")).to_contain_text("Gốm Hải Âu")
    expect(composer.get_by_label("Tên công ty")).to_have_value("Gốm Hải Âu")
    composer.goto(f"{reading_site.url}{PAGE}?set=1&company=B%C3%BAn+An")
    expect(composer.locator("#paper")).to_contain_text("Bún An")
    expect(composer.get_by_text("Tiếp tục bản đang soạn?")).to_be_hidden()


@pytest.mark.parametrize(
    ("own", "times"), [(1, 4), (4, 14)], ids=["short", "too long for an address"]
)
def test_the_link_carries_it_all(composer, browser, own, times):
    composer.get_by_label("Tên công ty").fill("Gốm Hải Âu")
    for n in range(1, own + 1):
        composer.locator("[name=add]").first.click()
        expect(composer.locator(f"textarea[name=own-{n}]")).to_be_focused()
        words = "đọc kỹ từng phản hồi của người dùng " * times
        composer.keyboard.insert_text(f"Việc số {n}: {words}")
        expect(on_paper(composer, f"Việc số {n}:")).to_have_count(1)
    composer.get_by_role("button", name="Sao chép đường dẫn").click()
    link = composer.evaluate("navigator.clipboard.readText()")
    assert ("#draft=" in link) == (own > 1)
    context = browser.new_context()
    fresh = context.new_page()
    fresh.goto(link)
    expect(on_paper(fresh, f"Việc số {own}:")).to_have_count(1)
    expect(fresh.locator("#paper")).to_contain_text("Gốm Hải Âu")
    expect(fresh.get_by_label("Tên công ty")).to_have_value("Gốm Hải Âu")
    assert codes_of(fresh.locator(PICKED)) == codes_of(composer.locator(PICKED))
    context.close()


def test_what_is_copied_is_clean(composer):
    composer.get_by_role("button", name="Sao chép văn bản").click()
    copied = composer.evaluate(COPIED)
    html, plain = copied["text/html"], copied["text/plain"]
    assert "<li>" in html
    assert "<h2>" in html
    assert not re.search(
        r"\s(class|id|style|data-\w+|aria-\w+)=|href=\"#|⋯|<(div|span|button)", html
    )
    assert "- " in plain
    assert "<" not in plain


def test_without_javascript(browser, reading_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading_site.url + PAGE)
    rows = duties(page)
    first, second, *_ = codes_of(rows)
    page.locator(f"[data-code='{first}'] [name=down]").click()
    expect(page).to_have_url(re.compile("line="))
    assert lines_in(page.url).index(first) == lines_in(page.url).index(second) + 1
    page.get_by_label("Tên công ty").fill("Gốm Hải Âu")
    page.locator(f"[data-code='{second}'] [name=edit]").click()
    page.locator(f"textarea[name='text-{second}']").fill("Bằng lời khác")
    page.locator("[name=add]").first.click()
    page.locator("textarea[name=own-1]").fill("Trực cuối tuần")
    page.locator(f"[data-code='{first}'] [name=line]").uncheck()
    page.get_by_role("button", name="Cập nhật").first.click()
    paper = page.locator("#paper")
    for text in ("Gốm Hải Âu", "Bằng lời khác", "đã sửa lời", "Trực cuối tuần"):
        expect(paper).to_contain_text(text)
    assert first not in lines_in(page.url)
    context.close()


@pytest.mark.parametrize("path", [PAGE, "/en/compose/cpo/"])
def test_nothing_is_wider_than_a_small_phone(page, reading_site, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(reading_site.url + path)
    page.locator("[name=add]").first.click()
    expect(page.locator("textarea[name=own-1]")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_hundred_lines(composer):
    for acronym in ("CEO", "CMO"):
        composer.locator("[name=mix]").fill(acronym)
        composer.keyboard.press("Enter")
        expect(composer.locator("#mixing")).to_contain_text(f"{acronym} –")
    boxes = composer.locator("[name=line]")
    boxes.evaluate_all("boxes => { for (const box of boxes) box.checked = true }")
    boxes.first.dispatch_event("change")
    # The purpose of a post is told as a sentence.
    items = composer.locator(":not([data-section=purpose]) > .group [name=line]").count()
    assert items > 100
    expect(composer.locator("#paper ul > li")).to_have_count(items)
    composer.reload()
    expect(composer.locator("#paper ul > li")).to_have_count(items)


def test_from_a_role_to_its_description_in_word_in_six_clicks(page, reading_site):
    """Of a reader with a mouse; what is typed into a field costs the click into it."""
    page.goto(f"{reading_site.url}/chuc-danh/cpo/")
    clicks = 0

    def click(goal):
        nonlocal clicks
        clicks += 1
        goal.click()

    click(page.get_by_role("link", name="Soạn mô tả công việc").first)
    click(page.get_by_label("Tên công ty"))
    page.keyboard.type("Gốm Hải Âu")
    left = duties(page).first
    words = words_of(left)
    click(left.locator("[name=line]"))
    click(page.locator("[name=add]").first)
    expect(page.locator("textarea[name=own-1]")).to_be_focused()
    page.keyboard.type("Trực cuối tuần")
    with page.expect_download() as taken:
        click(page.get_by_role("button", name="Word"))
    texts = [paragraph.text for paragraph in Document(Path(taken.value.path())).paragraphs]
    assert any(text.startswith("Trực cuối tuần") for text in texts)
    assert not any(text.startswith(words) for text in texts)
    assert clicks <= 6


PASTED = """html => {
  const field = document.createElement("div")
  field.contentEditable = "true"
  document.body.replaceChildren(field)
  field.focus()
}"""


def test_what_is_copied_stays_a_list_where_it_is_pasted(composer):
    lines = composer.locator("#paper ul > li").all_inner_texts()
    composer.get_by_role("button", name="Sao chép văn bản").click()
    composer.evaluate(PASTED)
    composer.keyboard.press("Control+v")
    field = composer.locator("[contenteditable]")
    expect(field.locator("ul > li")).to_have_text(lines)
    expect(field.locator("ol > li")).not_to_have_count(0)
    expect(field.locator("[class], [id], button, a[href^='#']")).to_have_count(0)
    assert "⋯" not in field.inner_text()
