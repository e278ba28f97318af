"""Lines of a page in a browser: opened, changed, moved while closed, all at once, not fetched."""

import pytest
from playwright.sync_api import expect

from .browsing import add_row, open_row, save, visit
from .pages import change

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_line_opens_its_form_and_saves_it_alone(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    sent = []
    page.on("request", lambda r: sent.append(r.post_data or "") if r.method == "POST" else None)
    row = open_row(page, "responsibilities", world.plan)
    expect(page.locator(f"#{row} .field-citations")).to_contain_text("beacon §1")
    page.locator(f"#id_{row}-statement_vi").fill("Phát hành đều đặn")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert "Đặt ra tầm nhìn" not in sent[0]
    said = world.cpo.responsibilities.values_list("statement_vi", flat=True)
    assert list(said) == ["Đặt ra tầm nhìn sản phẩm", "Phát hành đều đặn"]


def test_what_was_set_of_a_closed_line_stays_when_it_opens(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    page.locator("#responsibilities-heading").click()
    page.locator("#responsibilities-1 .mover[data-move=up]").click()
    row = open_row(page, "responsibilities", world.plan)
    expect(page.locator(f"#id_{row}-order")).to_have_value("10")
    expect(page.locator(f"[name='{row}-only']")).to_have_count(0)
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(world.cpo.responsibilities.all()) == [world.plan, world.vision]


def test_all_lines_open_at_once_and_a_new_one_is_taken_away(desk, world, live_server):
    """At most ten by one request, so that those which have come are shown meanwhile."""
    for number in range(10):
        world.duty(world.cpo, f"Việc {number}", f"Duty {number}", order=100 + number)
    page, asked = visit(desk(), live_server, change(world.cpo)), []
    row = add_row(page, "responsibilities")
    page.on("request", lambda r: asked.append(r.url) if "row=responsibilities" in r.url else None)
    page.locator(".open-all").click()
    statements = page.locator("#responsibilities-group [name$='-statement_vi']")
    expect(statements).to_have_count(13)
    assert len(asked) == 2
    assert len(set(statements.evaluate_all("all => all.map(each => each.name)"))) == 13
    page.locator(f"#{row} .remove-line").click()
    expect(statements).to_have_count(12)
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert world.cpo.responsibilities.count() == 12


def test_a_line_that_cannot_be_fetched_says_so_and_opens_later(desk, world, live_server):
    page = visit(desk(), live_server, change(world.cpo))
    page.route("**/*row=*", lambda route: route.fulfill(status=200, body="<p>Sign in</p>"))
    page.locator("#responsibilities-heading").click()
    line = page.locator(f"#responsibilities-group .line[data-row='{world.plan.pk}']")
    line.locator("summary").click()
    expect(line.get_by_role("alert")).to_be_visible()
    page.unroute("**/*row=*")
    line.locator("summary").click()
    line.locator("summary").click()
    expect(line.locator(".line-form")).to_be_visible()
    expect(line.get_by_role("alert")).to_have_count(0)
