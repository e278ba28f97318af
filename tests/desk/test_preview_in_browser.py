"""The preview beside a form in a real browser: it follows what is typed and stays in its place."""

import pytest
from playwright.sync_api import expect

from roles.models import Role

from .pages import change

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form(desk, world, live_server):
    page = desk("publisher")
    page.goto(live_server.url + change(world.cpo))
    return page


def shown(page):
    return page.frame_locator("#preview iframe.shown")


def test_it_follows_what_is_typed_in_both_languages_and_by_keyboard(form, world):
    form.set_viewport_size({"width": 1280, "height": 300})
    form.locator(".preview-toggle").press("Enter")
    heading = shown(form).get_by_role("heading", level=1)
    expect(heading).to_contain_text("Giám đốc sản phẩm")
    entries = form.evaluate("history.length")
    scroll = "document.querySelector('#preview iframe.shown').contentWindow.{}"
    form.evaluate(scroll.format("scrollTo(0, 150)"))
    form.locator("#id_name_vi").fill("Giám đốc thử nghiệm")
    expect(heading).to_contain_text("Giám đốc thử nghiệm")
    assert form.evaluate(scroll.format("scrollY")) == 150
    form.locator("#preview [data-language=en]").click()
    expect(shown(form).locator("html[lang=en]")).to_be_attached()
    form.locator("#preview [data-language=en]").press("Escape")
    expect(form.locator("#preview")).to_be_hidden()
    expect(form.locator(".preview-toggle")).to_be_focused()
    assert form.evaluate("history.length") == entries
    assert Role.objects.get(pk=world.cpo.pk).name_vi == "Giám đốc sản phẩm"


def test_what_is_wrong_leads_to_its_field_on_a_phone_too(form):
    form.set_viewport_size({"width": 390, "height": 800})
    form.locator("#id_name_vi").fill("")
    form.locator(".preview-toggle").click()
    assert form.evaluate("document.documentElement.scrollWidth") <= 390
    shown(form).locator('a[href="#id_name_vi"]').click()
    expect(form.locator("#preview")).to_be_hidden()
    expect(form.locator("#id_name_vi")).to_be_focused()


def test_the_form_has_all_the_room_beside_it(form):
    form.set_viewport_size({"width": 1280, "height": 800})
    form.locator(".preview-toggle").click()
    expect(form.locator("#preview")).to_be_visible()
    free = form.locator("#preview").bounding_box()["x"]
    field = form.locator("#id_summary_en").bounding_box()
    assert free - (field["x"] + field["width"]) < 80
