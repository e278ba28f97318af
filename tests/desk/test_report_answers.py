"""From a reader's report to the statement's form, and back to say what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from roles import models as m
from roles.models.statements import statement_name

from .pages import Form, change, errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(world):
    return m.MistakeReport.objects.create(
        statement=statement_name(world.vision),
        quoted="Đặt ra tầm nhìn sản phẩm\nchi tiết",
        language="en",
        message="Not <b>so</b>.",
        email="reader@example.org",
        sender="0" * 32,
    )


def form_address(world, report):
    return f"{change(world.vision)}?report={report.pk}"


def test_the_start_page_lists_what_waits(client, world, report, signed_in):
    signed_in("viewer")
    page = client.get("/admin/")
    assert list(page.context["open_reports"]) == [report]
    assert change(report) in page.text
    assert "Not &lt;b&gt;so&lt;/b&gt;." in page.text
    m.MistakeReport.objects.update(status="kept")
    assert "open-reports" not in client.get("/admin/").text.replace("admin-upkeep", "")


def test_a_report_shows_the_statement_as_it_stands_and_leads_to_its_form(
    client, world, report, signed_in
):
    signed_in("publisher")
    text = client.get(change(report)).text
    assert "<p>Đặt ra tầm nhìn sản phẩm</p> [beacon §1]" in text
    assert form_address(world, report).replace("&", "&amp;") in text
    form = client.get(form_address(world, report))
    assert "Not &lt;b&gt;so&lt;/b&gt;." in form.text
    assert change(report) in form.text


def test_saving_leads_back_and_one_step_more_answers_it(client, world, report, signed_in):
    signed_in("publisher")
    answer = Form(client, form_address(world, report)).send(statement_en="Set the vision")
    assert (answer.status_code, answer["Location"]) == (302, f"{change(report)}?now=corrected")
    world.vision.refresh_from_db()
    assert world.vision.statement_en == "Set the vision"
    report.refresh_from_db()
    assert report.status == "new"  # offered, not done
    offered = Form(client, answer["Location"])
    assert offered.data["status"] == "corrected"
    assert offered.data["note"] == "Đã sửa theo báo lỗi của bạn đọc."
    assert offered.send().status_code == 302
    report.refresh_from_db()
    assert (report.status, report.note) == ("corrected", "Đã sửa theo báo lỗi của bạn đọc.")


def test_a_note_that_is_there_stays(client, world, report, signed_in):
    signed_in("publisher")
    m.MistakeReport.objects.update(note="Đang hỏi.")
    assert Form(client, f"{change(report)}?now=corrected").data["note"] == "Đang hỏi."


def test_a_form_that_is_refused_still_knows_the_report(client, world, report, signed_in):
    signed_in("publisher")
    answer = Form(client, form_address(world, report)).send(statement_vi="")
    assert errors(answer)
    assert change(report) in answer.text


def test_saving_and_going_on_still_knows_it(client, world, report, signed_in):
    signed_in("publisher")
    answer = Form(client, form_address(world, report)).send(_continue="1")
    assert answer["Location"] == form_address(world, report)


@pytest.mark.parametrize("pk", ["", "x", "999999", "9" * 30])
def test_no_such_report(client, world, signed_in, pk):
    signed_in("publisher")
    answer = Form(client, f"{change(world.vision)}?report={pk}").send()
    assert answer.status_code == 302
    assert "mistakereport" not in answer["Location"]


@pytest.mark.parametrize("now", ["", "x", "new", "kept"])
def test_nothing_else_is_offered(client, world, report, signed_in, now):
    signed_in("publisher")
    assert Form(client, f"{change(report)}?now={now}").data["status"] == "new"


@pytest.mark.parametrize(
    ("language", "now", "said"),
    [
        ("en", "corrected", "You were right, and we have corrected it."),
        ("vi", "corrected", "Bạn nói đúng, và chúng tôi đã sửa."),
        ("vi", "", "Chúng tôi đang đối chiếu với các nguồn."),
    ],
)
def test_a_reply_in_the_readers_language(client, world, report, signed_in, language, now, said):
    m.MistakeReport.objects.update(language=language)
    signed_in("editor", "vi" if language == "en" else "en")
    text = client.get(f"{change(report)}?now={now}").text
    reply = text.partition('<textarea id="reply-text"')[2].partition("</textarea>")[0]
    assert said in reply
    assert ("“{}”" if language == "en" else "«{}»").format("Đặt ra tầm nhìn sản phẩm") in reply
    address = {"vi": "/chuc-danh/cpo/#claim-", "en": "/en/roles/cpo/#claim-"}[language]
    assert address in reply
    assert "reader@example.org" in text


def test_no_reply_to_nobody_or_after_its_time(client, world, report, signed_in):
    signed_in("editor")
    m.MistakeReport.objects.update(created_at=timezone.now() - timedelta(days=91))
    assert "reply-text" not in client.get(change(report)).text
    m.MistakeReport.objects.update(created_at=timezone.now(), email="")
    assert "reply-text" not in client.get(change(report)).text


def test_somebody_who_asks_for_a_role(client, world, report, signed_in):
    signed_in("editor")
    m.MistakeReport.objects.update(statement="chuc-danh-cdo", quoted="CDO", status="corrected")
    page = client.get(change(report))
    assert page.status_code == 200
    assert "The role has a page now." in page.text
