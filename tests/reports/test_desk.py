"""The queue of reports at the editors' desk."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from roles.models import MistakeReport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

LIST = reverse("admin:roles_mistakereport_changelist")


@pytest.fixture
def report():
    return MistakeReport.objects.create(
        statement="responsibility-cpo-product-vision",
        quoted="Phụ trách tầm nhìn sản phẩm",
        language="vi",
        message="Bài gốc <b>không</b> nói như vậy.",
        source_url="https://example.org/x",
        sender="0" * 32,
    )


def sign_in(client, group):
    user = User.objects.create_user(group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def page_of(report):
    return reverse("admin:roles_mistakereport_change", args=[report.pk])


@pytest.mark.parametrize("group", ["viewer", "editor", "publisher"])
def test_the_queue_can_be_read(client, report, group):
    sign_in(client, group)
    assert report.quoted in client.get(LIST).text
    page = client.get(page_of(report)).text
    assert "Bài gốc &lt;b&gt;không&lt;/b&gt;" in page
    assert 'href="https://example.org/x"' in page
    assert "#claim-responsibility-cpo-product-vision" in page


def test_an_editor_says_what_became_of_a_report(client, report):
    sign_in(client, "editor")
    answer = client.post(page_of(report), {"status": "corrected", "note": "Đã sửa câu này."})
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.status, report.note) == ("corrected", "Đã sửa câu này.")


def test_several_reports_are_marked_at_once(client, report):
    sign_in(client, "editor")
    client.post(LIST, {"action": "mark_as_kept", "_selected_action": [report.pk]})
    report.refresh_from_db()
    assert report.status == "kept"


def test_what_the_reader_said_cannot_be_changed(client, report):
    sign_in(client, "publisher")
    client.post(page_of(report), {"status": "new", "message": "anders", "quoted": "anders"})
    report.refresh_from_db()
    assert "anders" not in report.message + report.quoted


def test_a_viewer_changes_nothing_and_nobody_adds_a_report(client, report):
    sign_in(client, "viewer")
    assert client.post(page_of(report), {"status": "kept"}).status_code == 403
    assert client.get(reverse("admin:roles_mistakereport_add")).status_code == 403


def test_only_publishers_throw_reports_away(client, report):
    delete = reverse("admin:roles_mistakereport_delete", args=[report.pk])
    sign_in(client, "editor")
    assert client.post(delete, {"post": "yes"}).status_code == 403
    sign_in(client, "publisher")
    assert client.post(delete, {"post": "yes"}).status_code == 302
    assert not MistakeReport.objects.exists()


def test_a_report_on_a_statement_that_is_gone_can_still_be_read(client, report):
    sign_in(client, "editor")
    MistakeReport.objects.update(statement="responsibility-gone")
    page = client.get(page_of(report))
    assert page.status_code == 200
    assert "không còn trên trang" in page.text
    assert "responsibility-gone" not in page.text, "keys are for programs"
