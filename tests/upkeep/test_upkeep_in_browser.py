"""Upkeep in a browser: a source merged by its picker, a reply copied, all of it on a phone."""

import pytest
from playwright.sync_api import expect

from roles import models as m
from roles.models.statements import statement_name
from tests.desk.conftest import complaints, desk
from tests.desk.pages import change

__all__ = ["complaints", "desk"]
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def report(world):
    found = {"quoted": "Đặt ra tầm nhìn", "language": "vi", "message": "Sai."}
    return m.MistakeReport.objects.create(
        statement=statement_name(world.vision), email="a@example.org", **found
    )


def test_one_source_into_another_by_the_picker(desk, world, live_server):
    page = desk("publisher")
    page.goto(live_server.url + change(world.beacon))
    page.get_by_role("link", name="Gộp vào một mục khác").click()
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("ban do")
    page.locator(".select2-results__option", has_text="Tập bản đồ").click()
    page.get_by_role("button", name="Xem những gì sẽ đổi").click()
    expect(page.locator(".diff")).to_contain_text("beacon")
    page.get_by_role("button", name="Gộp", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Đã gộp")
    assert not m.Source.objects.filter(slug="beacon").exists()
    assert {str(place) for place in world.vision.citations.all()} == {"atlas §1"}


def test_a_reply_is_copied(desk, world, report, live_server, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk("administrator")  # the groups of these tests have no rights to reports
    page.goto(live_server.url + change(report))
    page.get_by_role("button", name="Sao chép").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#reply-text").input_value()
    assert "Chúng tôi đang đối chiếu với các nguồn." in copied


def test_it_fits_a_phone(desk, world, report, live_server):
    m.LinkCheck(address=world.beacon.url).found("moved", "200", "https://x.example/" + "a" * 200)
    page = desk("administrator")
    page.set_viewport_size({"width": 360, "height": 800})
    merge = f"{change(world.beacon).replace('change', 'merge')}?into={world.atlas.pk}"
    wide = {}
    for address in ("/admin/", "/admin/links/?list=moved", change(report), merge):
        page.goto(live_server.url + address)
        wide[address] = page.evaluate(WIDTH)
    assert {address: width for address, width in wide.items() if width > 360} == {}
