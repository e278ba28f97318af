"""Lines under the hands of an editor: dragged, found, ticked, and kept in place by a save."""

import pytest
from playwright.sync_api import expect

from .browsing import save, visit
from .pages import change

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINES = "#responsibilities-group .has_original .inline_label"
BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  const controls = document.querySelectorAll("#content-main :is(input, select, textarea, button)");
  const beyond = [...controls].filter((each) => each.offsetParent && !each.closest(".parts")
    && each.getBoundingClientRect().right > width + 1);
  const names = beyond.map((each) => each.name || each.className);
  return [document.documentElement.scrollWidth - width, ...names];
}"""


def opened(page, live_server, world):
    visit(page, live_server, change(world.cpo))
    page.locator(".parts a[href='#responsibilities-heading']").click()
    return page.locator(HEADLINES)


def test_lines_are_dragged_and_moved_by_key(desk, world, live_server):
    page = desk()
    headlines = opened(page, live_server, world)
    handle = page.locator("#responsibilities-group .line-handle")
    upper, lower = handle.nth(0).bounding_box(), handle.nth(1).bounding_box()
    page.mouse.move(lower["x"] + 4, lower["y"] + 8)
    page.mouse.down()
    page.mouse.move(upper["x"] + 4, upper["y"] + 2, steps=6)
    page.mouse.up()
    moved = ["Lập kế hoạch phát hành", "Đặt ra tầm nhìn sản phẩm"]
    expect(headlines).to_have_text(moved)
    expect(page.locator("#lines-status")).to_have_text("Lập kế hoạch phát hành: 1/2")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(world.cpo.responsibilities.all()) == [world.plan, world.vision]
    page.locator("#responsibilities-group .line summary").nth(0).press("Alt+ArrowDown")
    expect(headlines).to_have_text(moved[::-1])
    save(page)  # nothing is left that would be kept while the next test begins
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_lines_are_found_without_marks_and_stay_open_after_a_save(desk, world, live_server):
    page = desk()
    opened(page, live_server, world)
    page.locator(".find-lines").fill("tam nhin")
    expect(page.locator("#responsibilities-group .line:visible")).to_have_count(1)
    page.locator(".find-lines").press("Enter")
    page.keyboard.press("Enter")
    field = page.locator("#responsibilities-group [name$='statement_en']")
    field.fill("Other words")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(field).to_have_value("Other words")


def test_ticked_lines_get_another_area(desk, world, live_server):
    page = desk()
    opened(page, live_server, world)
    for tick in page.locator("#responsibilities-group .line-tick").all():
        tick.check()
    page.locator("[name=bulk-action]").select_option("area")
    page.locator("[name=bulk-area]").select_option("finance")
    page.locator(".bulk-do").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()
    assert {duty.area_id for duty in world.cpo.responsibilities.all()} == {"finance"}


def test_nothing_is_wider_than_a_phone(desk, world, live_server):
    page = desk()
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {}
    for row in (world.cpo, world.comparison, world.beacon, world.process, world.vision):
        visit(page, live_server, f"{change(row)}?expand=1")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        if (found := page.evaluate(BEYOND)) != [0]:
            wide[str(row)] = found
    assert wide == {}


def test_typing_begins_in_the_first_field(desk, world, live_server):
    page = visit(desk(), live_server, "/admin/roles/role/add/")
    expect(page.locator("#id_acronym")).to_be_focused()
    visit(page, live_server, "/admin/roles/source/add/")
    expect(page.locator("#id_title")).to_be_focused()


@pytest.mark.once
@pytest.mark.parametrize("width", [390, 1280])
def test_what_comes_and_goes_moves_no_line_from_under_the_mouse(desk, world, live_server, width):
    page = desk()
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, live_server, world)
    ticks = page.locator("#responsibilities-group .line-tick")
    ticks.nth(1).scroll_into_view_if_needed()
    before = ticks.nth(1).bounding_box()
    ticks.nth(1).click()
    expect(page.locator(".bulk")).to_be_visible()
    assert ticks.nth(1).bounding_box() == before
    ticks.nth(0).click()
    expect(page.locator(".bulk output")).to_contain_text("2")
    assert (
        page.locator(".bulk").evaluate("bulk => bulk.getBoundingClientRect().bottom")
        <= round(page.locator("#responsibilities-group .line").first.bounding_box()["y"]) + 1
    )
