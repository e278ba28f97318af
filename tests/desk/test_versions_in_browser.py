"""Two editors, versions and files in a real browser: nothing is lost, everything comes back."""

import pytest
from playwright.sync_api import expect

from roles.models import Responsibility, Role

from .browsing import save, visit
from .pages import change

pytestmark = pytest.mark.django_db(transaction=True)


def history(row):
    return change(row).replace("change", "history")


@pytest.mark.each_database  # two who write at once
def test_two_editors_see_both_versions_and_merge(desk, world, live_server, context):
    mine = visit(desk(), live_server, change(world.cpo))
    theirs = visit(context.new_page(), live_server, change(world.cpo))
    theirs.locator("#id_summary_vi").fill("Bản của đồng nghiệp.")
    theirs.locator("#id_name_en").fill("Product chief")
    save(theirs)
    expect(theirs.locator(".messagelist .success")).to_be_visible()
    mine.locator("#id_summary_vi").fill("Bản của tôi.")
    save(mine)
    told = mine.locator(".conflict")
    expect(told).to_contain_text("Bản của đồng nghiệp.")
    expect(told.locator("ins", has_text="tôi").first).to_be_visible()
    assert mine.locator("#id_summary_vi").input_value() == "Bản của tôi."
    assert mine.locator("#id_name_en").input_value() == "Product chief"
    assert Role.objects.get(slug="cpo").summary_vi == "Bản của đồng nghiệp."
    save(mine)
    expect(mine.locator(".messagelist .success")).to_be_visible()
    cpo = Role.objects.get(slug="cpo")
    assert (cpo.summary_vi, cpo.name_en) == ("Bản của tôi.", "Product chief")


def test_a_version_is_read_and_brought_back(desk, world, live_server):
    before = world.cpo.summary_vi
    page = visit(desk(language="en"), live_server, change(world.cpo))
    page.locator("#id_summary_vi").fill("Một câu khác hẳn.")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    visit(page, live_server, history(world.cpo))
    expect(page.locator("ins").first).to_contain_text("khác hẳn")
    page.get_by_role("link", name="Restore").last.click()
    page.locator("input[type=submit].default, button[type=submit].default").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Role.objects.get(slug="cpo").summary_vi == before


def test_a_file_is_refused_then_mended_and_taken(desk, world, live_server, tmp_path):
    page = visit(desk(language="en"), live_server, "/admin/exchange/")
    header = "key,role,area,statement_vi,citations\n"
    bad = tmp_path / "responsibilities.csv"
    bad.write_text(header + ",nobody,strategy,Việc mới,beacon §1\n,cpo,nonsense,Việc mới,\n")
    upload(page, bad)
    problems = page.locator("table.problems tbody tr")
    expect(problems).to_have_count(3)  # an unknown role, an unknown area, no citation
    expect(problems.first).to_contain_text("nobody")
    assert not Responsibility.objects.filter(statement_vi="Việc mới").exists()
    page.get_by_role("link", name="Choose another file").click()
    good = tmp_path / "mended.csv"
    good.write_text(header + ",cpo,strategy,Việc mới,beacon §1\n")
    upload(page, good)
    expect(page.locator(".history")).to_contain_text("Việc mới")
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Responsibility.objects.filter(statement_vi="Việc mới", role=world.cpo).exists()


def upload(page, file):
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form:has(input[type=file]) [type=submit]").click()
