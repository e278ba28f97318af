"""Nothing typed is lost: the desk in a real browser, with everything that may come between."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from roles.models import Responsibility, Role, WorkingCopy

from .breakable import BreakableServer
from .browsing import add_row, open_row, pick, save, sign_in, visit
from .pages import add, change

pytestmark = pytest.mark.django_db(transaction=True)
COPIES = WorkingCopy.objects
KEPT = re.compile(r"Đã giữ lúc \d\d:\d\d\.")
DUTIES = "[name^=responsibilities-]"
SUMMARY = "Tóm tắt <mới> & «khác»"
HERE = "Chưa gửi được, giữ trong trình duyệt này."
LONG = 30_000  # ms; for what a script does after some seconds
RETRY = 10_000  # ms; the longest that the script waits, of itself, before it sends again


@pytest.fixture(autouse=True)
def unanswered(complaints):
    """Where requests fail on purpose, the browser may say so."""
    yield
    complaints[:] = [said for said in complaints if "Failed to load resource" not in said]


@pytest.fixture(autouse=True)
def clock(context):
    """Goes as usual, and on when `says` puts it forward: nobody waits for the script's seconds."""
    context.clock.install()


@pytest.fixture
def typing(desk, world, live_server):
    """A page on which somebody is writing: a text, and a new statement."""
    return begin(desk(), live_server, world)


def begin(page, live_server, world):
    visit(page, live_server, change(world.cpo))
    page.on("dialog", lambda dialog: dialog.accept())
    write(page)
    return page


def write(page):
    row = add_row(page, "responsibilities")
    page.locator(f"#id_{row}-area").select_option("product")
    page.locator(f"#id_{row}-statement_vi").press_sequentially("Nghe khách hàng")
    pick(page, row, "citations", "beacon 1", "beacon §1")
    page.locator("#id_summary_vi").fill(SUMMARY)


def says(page, what):
    page.clock.fast_forward(RETRY)
    state = "unsent" if what == HERE else "kept"
    expect(page.locator(f"#keep-state[data-state={state}] .kept")).to_have_text(what, timeout=LONG)


def write_on(page, statement="Nghe khách hàng"):
    """Take up what is offered, find it as it was typed, and save it."""
    # The scripts of the form work below the offer, which has forms, too.
    expect(page.locator(".add-row:not([hidden])").first).to_be_attached(timeout=LONG)
    page.locator(".copies a", has_text="Viết tiếp").click(timeout=LONG)
    expect(page.locator(f"{DUTIES}[name$=-statement_vi]")).to_have_value(statement)
    expect(page.locator(f"{DUTIES}[name$=-area]")).to_have_value("product")
    expect(page.locator("#id_summary_vi")).to_have_value(SUMMARY)
    save(page)
    is_saved(statement, page)


def is_saved(statement, page):
    expect(page.locator(".messagelist .success")).to_be_visible(timeout=LONG)
    duty = Responsibility.objects.get(statement_vi=statement)
    assert (duty.role.summary_vi, duty.citations.count()) == (SUMMARY, 1)
    assert not COPIES.exists()


def test_a_closed_browser(typing, browser, live_server, world):
    page = typing
    says(page, KEPT)
    page.context.close()
    other = browser.new_context().new_page()
    visit(other, live_server, change(world.cpo))
    sign_in(other)
    write_on(other)
    other.context.close()


def test_a_window_closed_at_once(typing, live_server, world):
    """Before the three seconds are over."""
    page = typing
    another = page.context.new_page()
    page.close(run_before_unload=True)
    visit(another, live_server, "/admin/")
    another.locator(".own-copies a").click(timeout=LONG)
    statement = another.locator(f"{DUTIES}[name$=-statement_vi]")
    expect(statement).to_have_value("Nghe khách hàng", timeout=LONG)
    assert "/change/?copy=" in another.url


def test_an_expired_session(typing, live_server, world):
    page = typing
    Session.objects.all().delete()
    says(page, HERE)
    expect(page.locator("#keep-state .sign-in")).to_be_visible()
    visit(page, live_server, change(world.cpo))
    sign_in(page)
    write_on(page)


def test_a_session_renewed_in_another_tab(typing, live_server):
    page = typing
    Session.objects.all().delete()
    says(page, HERE)
    with page.context.expect_page() as opened:
        page.locator("#keep-state .sign-in").click()
    sign_in(opened.value)
    expect(opened.value.locator(".own-copies a")).to_be_visible(timeout=LONG)
    page.locator("#id_name_en").fill("Still here")
    says(page, KEPT)
    assert ["Still here"] in [copy.fields["name_en"] for copy in COPIES.all()]


def test_a_save_after_the_session_has_ended(typing, live_server, world):
    """The page that asks for the password carries the form; what was kept of it is done with."""
    page = typing
    says(page, KEPT)
    Session.objects.all().delete()
    save(page)
    sign_in(page)
    is_saved("Nghe khách hàng", page)
    visit(page, live_server, "/admin/")
    expect(page.locator("[data-own-copies]")).to_be_empty()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('kept:'))") == []
    assert not COPIES.exists()


def test_a_lost_network(typing, live_server, world):
    page = typing
    page.context.set_offline(True)
    says(page, HERE)
    page.context.set_offline(False)
    says(page, KEPT)
    page.context.set_offline(True)
    page.locator(f"{DUTIES}[name$=-statement_vi]").fill("Nghe khách hàng mỗi ngày")
    page.goto("about:blank")
    page.context.set_offline(False)
    visit(page, live_server, change(world.cpo))
    write_on(page, "Nghe khách hàng mỗi ngày")


def test_a_server_that_is_started_again(desk, world, live_server):
    server = BreakableServer(live_server.url)
    page = desk()
    page.goto(server.url + change(world.cpo))
    write(page)
    server.stop()
    says(page, HERE)
    server.start()
    says(page, KEPT)
    page.reload()
    write_on(page)
    server.stop()


def test_the_back_button(desk, live_server, world):
    page = begin(visit(desk(), live_server, "/admin/"), live_server, world)
    says(page, KEPT)
    page.go_back()
    page.wait_for_url("**/admin/")
    page.go_forward()
    write_on(page)


def test_a_new_role_in_two_windows(desk, world, live_server):
    page = visit(desk(), live_server, add(Role))
    other = visit(page.context.new_page(), live_server, add(Role))
    for window, name in ((page, "Giám đốc dữ liệu"), (other, "Giám đốc pháp chế")):
        window.locator("#id_name_vi").fill(name)
        says(window, KEPT)
    assert {copy.title for copy in COPIES.all()} == {"Giám đốc dữ liệu", "Giám đốc pháp chế"}
    visit(page, live_server, "/admin/")
    expect(page.locator(".own-copies li")).to_have_count(2)
    page.locator(".own-copies li", has_text="pháp chế").get_by_role("link").click()
    expect(page.locator("#id_name_vi")).to_have_value("Giám đốc pháp chế")


def test_of_a_page_that_is_only_looked_at_nothing_is_kept(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    open_row(page, "responsibilities", world.vision)
    page.locator("#id_summary_vi").focus()
    expect(page.locator("#keep-state[data-state]")).to_have_count(0)
    visit(page, live_server, "/admin/")
    expect(page.locator("[data-own-copies]")).to_be_empty()
    assert not COPIES.exists()


def test_what_is_too_large_is_said(typing):
    page = typing
    page.locator("#id_summary_vi").evaluate(
        "field => { field.value = 'x'.repeat(2200000); "
        "field.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    page.clock.fast_forward(RETRY)
    expect(page.locator("#keep-state .kept")).to_contain_text("quá lớn", timeout=LONG)
