"""What no form sends can be proposed, too: a deletion, the way back to a version, ticked lines."""

import pytest
from django.urls import reverse
from django.utils import timezone

from roles import models as m
from roles.admin import desk
from roles.admin.review.accepting import accept as accepted_later
from roles.history.versions import versions, with_acceptances
from roles.models import WorkingCopy
from tests.history.forms import form_data

from .conftest import BACKEND
from .pages import change
from .proposals import accept, decide, page_of
from .test_ticked_lines import do

pytestmark = pytest.mark.django_db


def kinds(copy):
    return [row["kind"] for row in copy.difference["vi"]]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def restored(client, row, **more):
    """Propose the first version of a row; the proposal."""
    first = type(row).history.filter(id=row.pk).order_by("history_id").first()
    address = reverse("admin:roles_role_restore", args=[row.pk, first.change])
    page = client.get(address)
    assert 'value="Đề xuất"' in page.text
    assert client.post(address, form_data(page.text) | more).status_code == 302
    return WorkingCopy.objects.get()


@pytest.fixture
def changed(world, becomes_publisher):
    """A published role that has an older version."""
    before = world.cpo.summary_vi
    world.cpo.summary_vi = "Câu sau này."
    world.cpo.save()
    return before


def test_the_way_back_to_a_version_is_proposed_and_accepted(
    client, world, changed, becomes_publisher
):
    copy = restored(client, world.cpo, remark="Câu cũ đúng hơn.")
    assert (copy.state, copy.remark, copy.title) == ("proposed", "Câu cũ đúng hơn.", str(world.cpo))
    assert fresh(world.cpo).summary_vi == "Câu sau này."
    user = becomes_publisher()
    page = client.get(page_of(copy))
    assert "<ins>" in page.text
    assert "Sửa trước khi duyệt" not in page.text
    assert "hệ thống giữ cả hai" not in page.text
    accept(client, copy)
    copy.refresh_from_db()
    assert (copy.state, fresh(world.cpo).summary_vi) == ("applied", changed)
    newest = with_acceptances(versions(m.Role, world.cpo.pk))[0]
    assert (newest.cause, newest.user, newest.accepted_by) == ("restore", copy.editor, user)


def test_what_was_saved_meanwhile_is_shown_before_going_back(
    client, world, changed, becomes_publisher
):
    copy, _user = restored(client, world.cpo), becomes_publisher()
    m.Role.objects.get(pk=world.cpo.pk).save()
    world.vision.statement_vi = "Ai đó sửa."
    world.vision.save()
    asked = accept(client, copy)
    assert asked.status_code == 200
    assert "Ai đó sửa." in asked.text
    assert fresh(world.cpo).summary_vi == "Câu sau này."
    client.post(asked.wsgi_request.get_full_path(), form_data(asked.text))
    copy.refresh_from_db()
    assert (copy.state, fresh(world.cpo).summary_vi) == ("applied", changed)


def test_it_is_accepted_for_later(client, world, changed, becomes_publisher):
    copy, user = restored(client, world.cpo), becomes_publisher()
    decide(client, copy, "schedule", public_at="2099-01-01T08:00")
    copy.refresh_from_db()
    assert copy.state == "scheduled"
    assert accepted_later(desk, copy, user)
    assert fresh(world.cpo).summary_vi == changed


def test_returned_it_leads_to_the_page_as_it_is(client, world, changed, becomes_publisher):
    copy = restored(client, world.cpo)
    back = decide(client, copy, "back")["Location"]
    page = client.get(back, follow=True)
    assert page.redirect_chain == [(change(world.cpo), 302)]
    assert "hãy đề xuất lại từ đầu" in page.text
    assert "Câu sau này." in page.text


def test_a_public_page_is_deleted_by_a_proposal(client, world, becomes_publisher):
    address = change(world.process).replace("change", "delete")
    m.Process.objects.update(status="published")
    page = client.get(address).text
    assert 'value="Đề xuất"' in page
    assert 'name="remark"' in page
    client.post(address, form_data(page) | {"remark": "Trùng."})
    copy = WorkingCopy.objects.get()
    assert (copy.state, copy.remark) == ("proposed", "Trùng.")
    assert "removed" in kinds(copy)
    assert fresh(world.process)
    becomes_publisher()
    accept(client, copy)
    assert not m.Process.objects.exists()


def test_a_deletion_that_is_returned_deletes_nothing(client, world, becomes_publisher):
    client.post(
        change(world.vision).replace("change", "delete"),
        form_data(client.get(change(world.vision).replace("change", "delete")).text),
    )
    copy = WorkingCopy.objects.get()
    becomes_publisher()
    decide(client, copy, "return", answer="Giữ lại.")
    assert fresh(world.vision)
    client.force_login(copy.editor, BACKEND)
    assert change(world.vision) in client.get(page_of(copy)).text
    form = client.get(f"{change(world.vision)}?copy={copy.key}", follow=True).text
    assert world.vision.statement_vi in form


def test_with_nobody_to_review_an_editor_deletes_no_public_page(client, world, signed_in, settings):
    settings.REVIEW = "never"
    signed_in("editor")
    assert client.get(change(world.cpo).replace("change", "delete")).status_code == 403


BULK = {
    "area": {"area": "finance"},
    "citations": {"citations": "skills"},
    "owner": {"owner": "ceo"},
    "DELETE": {},
}


@pytest.mark.parametrize("action", BULK)
def test_ticked_lines_are_proposed_and_accepted(client, world, becomes_publisher, action):
    more = {name: getattr(getattr(world, v, v), "pk", v) for name, v in BULK[action].items()}
    assert do(client, world.cpo, action, world.vision, world.plan, **more).status_code == 302
    copy = WorkingCopy.objects.get()
    assert (copy.state, kinds(copy)) == (
        "proposed",
        ["removed" if action == "DELETE" else "changed"] * 2,
    )
    assert fresh(world.vision).role == world.cpo
    becomes_publisher()
    page = client.get(page_of(copy)).text
    assert {"owner": "CEO", "citations": "§2.3"}.get(action, "") in page
    answer = accept(client, copy)
    assert answer.status_code == 302, answer.text
    found = m.Responsibility.objects.filter(pk__in=[world.vision.pk, world.plan.pk])
    done = {
        "area": lambda: [duty.area_id for duty in found] == ["finance"] * 2,
        "citations": lambda: all(world.skills in duty.citations.all() for duty in found),
        "owner": lambda: [duty.role for duty in found] == [world.ceo] * 2,
        "DELETE": lambda: not found,
    }
    assert done[action]()


def test_lines_moved_to_a_public_page_from_a_draft_are_proposed(client, world, becomes_publisher):
    duty = world.duty(world.cto, "Chọn máy chủ", "")
    do(client, world.cto, "owner", duty, owner=world.ceo.pk)
    copy = WorkingCopy.objects.get()
    assert fresh(duty).role == world.cto
    becomes_publisher()
    accept(client, copy)
    assert fresh(duty).role == world.ceo


def test_ticked_lines_are_done_later_and_merged(client, world, becomes_publisher):
    do(client, world.cpo, "owner", world.vision, owner=world.ceo.pk)
    copy, user = WorkingCopy.objects.get(), becomes_publisher()
    world.cpo.summary_vi = f"Ai đó sửa lúc {timezone.now():%H}."
    world.cpo.save()
    assert accepted_later(desk, copy, user)
    assert fresh(world.vision).role == world.ceo
    assert fresh(world.cpo).summary_vi == world.cpo.summary_vi
