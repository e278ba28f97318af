"""The desk in a real browser: from the first key to the public page, by mouse and keyboard."""

import pytest
from playwright.sync_api import expect

from roles.models import Citation, Responsibility, Role

from .browsing import add_row, in_windows, pick, save, visit, wider_than
from .pages import add, change, listing, models

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.each_database  # from the form to the page, through everything
def test_a_role_from_the_first_key_to_the_public_page(desk, world, live_server, browser):
    page = visit(desk(by_form=True), live_server, add(Role))
    page.locator("#id_acronym").fill("CFO")
    page.locator("#id_name_vi").fill("Giám đốc tài chính")
    page.locator("#id_name_en").fill("Chief Financial Officer")
    page.locator("#id_summary_vi").fill("Người giữ tiền của doanh nghiệp.")
    page.locator("#id_level").select_option("executive")
    page.locator("#id_function").select_option("general_management")
    row = add_row(page, "responsibilities")
    page.locator(f"#id_{row}-area").select_option("finance")
    page.locator(f"#id_{row}-statement_vi").fill("Lập ngân sách hằng năm")
    pick(page, row, "citations", "hai dang 2.3", "beacon §2.3")
    line = add_row(page, "lines_up")
    pick(page, line, "manager", "ceo", "CEO")
    pick(page, line, "citations", "beacon 1", "beacon §1")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    public = browser.new_page()
    address = f"{live_server.url}/chuc-danh/cfo/"
    assert public.goto(address).status == 404
    page.get_by_role("link", name="Xem trước bản nháp").click()
    expect(page.locator(".draft-banner")).to_be_visible()
    page.get_by_role("link", name="Sửa tiếp").click()
    page.locator("#id_status").select_option("published")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert public.goto(address).status == 200
    expect(public.locator("#responsibilities")).to_contain_text("Lập ngân sách hằng năm")
    expect(public.locator(".facts")).to_contain_text("CEO")
    public.locator("#references [data-in-place]").click()
    expect(public.locator("#references li").first).to_contain_text("§2.3")
    public.close()


def test_a_place_is_put_on_file_on_the_spot(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    row = add_row(page, "responsibilities")
    page.locator(f"#id_{row}-area").select_option("product")
    page.locator(f"#id_{row}-statement_vi").fill("Nghe khách hàng")
    with page.expect_popup() as opened:
        page.locator(f"#add_id_{row}-citations").click()
    popup = opened.value
    popup.locator(".field-source .select2-selection").click()
    popup.locator(".select2-search__field:focus").press_sequentially("tap ban do")
    popup.locator(".select2-results__option--highlighted", has_text="Tập bản đồ").click()
    popup.locator("#id_place").fill("§7")
    with popup.expect_event("close"):
        popup.locator("input[name=_save]").last.click()
    chosen = page.locator(f"#{row} .select2-selection__choice")
    expect(chosen).to_contain_text("atlas §7")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    claim = Responsibility.objects.get(statement_vi="Nghe khách hàng")
    assert list(claim.citations.all()) == [Citation.objects.get(source=world.atlas, place="§7")]


def test_a_refused_save_keeps_the_texts_and_leads_to_the_field(desk, world, live_server):
    page = visit(desk(language="en"), live_server, change(world.cpo))
    row = add_row(page, "responsibilities")
    page.locator(f"#id_{row}-area").select_option("product")
    page.locator(f"#id_{row}-statement_vi").fill("Nghe «khách hàng» & <đối tác>")
    page.locator("#id_summary_en").fill("Changed too")
    save(page)
    row = "responsibilities-0"  # the only one that was sent
    expect(page.locator(f"#id_{row}-statement_vi")).to_have_value("Nghe «khách hàng» & <đối tác>")
    expect(page.locator("#id_summary_en")).to_have_value("Changed too")
    expect(page.locator(".problems a")).to_have_count(1)
    focused = page.locator(":focus")
    expect(focused).to_have_class("select2-search__field")
    assert focused.evaluate(f"field => !!field.closest('#{row} .field-citations')")
    page.keyboard.type("beacon 1")
    page.locator(".select2-results__option", has_text="beacon §1").wait_for()
    page.keyboard.press("Enter")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_statements_are_ordered_by_keyboard(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    page.locator("#responsibilities-group > fieldset > details > summary").focus()
    page.keyboard.press("Enter")
    headlines = page.locator("#responsibilities-group .has_original .inline_label")
    assert headlines.all_inner_texts() == ["Đặt ra tầm nhìn sản phẩm", "Lập kế hoạch phát hành"]
    page.locator("#responsibilities-1 .mover[data-move=up]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("data-move", "up")
    assert headlines.all_inner_texts() == ["Lập kế hoạch phát hành", "Đặt ra tầm nhìn sản phẩm"]
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(world.cpo.responsibilities.all()) == [world.plan, world.vision]


def test_a_new_statement_goes_to_the_end(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    row = add_row(page, "responsibilities")
    assert page.locator(f"#id_{row}-order").input_value() == "30"
    expect(page.locator(f"#id_{row}-area")).to_be_focused()


def test_leaving_with_unsaved_texts_asks_first(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_name_en").fill("Something else")
    page.get_by_role("link", name="Ai làm gì").click()
    page.wait_for_url("**/admin/")
    assert asked == ["beforeunload"]
    visit(page, live_server, change(world.cpo))
    page.locator("#id_name_en").fill("Something else")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]


@pytest.mark.once
def test_every_form_fits_the_window_and_keeps_the_policy(desk, world, live_server):
    """So do the lists: tests/ops/test_content_security_policy.py opens them with more rows."""
    page = desk("administrator")
    addresses = ["/admin/", "/admin/completeness/", "/admin/links/", "/admin/password_change/"]
    addresses += [add(model) for model in models()]
    addresses += [change(world.cpo), change(world.beacon), change(world.comparison)]
    too_wide, windows = [], in_windows(page)
    for address in addresses:
        visit(page, live_server, address)
        too_wide += wider_than(page, windows)
    assert too_wide == []


def test_the_theme_is_a_choice_that_stays(desk, world, live_server):
    page = desk(language="en", by_form=True)
    expect(page.locator("html[lang=en]")).to_be_attached()
    paper = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    page.locator(".theme-toggle").first.click()
    dark = page.evaluate(paper)
    assert dark != light
    visit(page, live_server, listing(Role))
    assert page.evaluate(paper) == dark
