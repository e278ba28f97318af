"""What an editor without the right to publish sends for a public page, from form to history."""

import pytest
from django.contrib.auth.models import User

from roles import models as m
from roles.admin import desk
from roles.admin.review.accepting import accept as accepted_later
from roles.history.versions import versions, with_acceptances
from roles.models import WorkingCopy
from tests.history.forms import form_data

from .pages import Form, add, change, delete, errors
from .proposals import accept, decide, page_of, proposed

pytestmark = pytest.mark.django_db
NEW = "Người quyết định làm sản phẩm gì."


@pytest.fixture
def editor(world, signed_in):
    return signed_in("editor")


@pytest.fixture
def publisher(person):
    """A function that signs a publisher in, in place of the editor."""

    def sign_in(client):
        user = User.objects.filter(username="publisher").first() or person("publisher")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return sign_in


def stored(row):
    return type(row).objects.get(pk=row.pk)


def test_a_save_of_a_public_page_becomes_a_proposal(client, world, editor):
    before = stored(world.cpo).summary_vi
    form = Form(client, change(world.cpo))
    answer = form.send(summary_vi=NEW, remark="Theo bài mới.")
    copy = WorkingCopy.objects.get()
    assert answer["Location"] == page_of(copy)
    assert (copy.state, copy.kind, copy.row) == ("proposed", "roles.role", world.cpo.pk)
    assert (copy.remark, copy.editor, copy.title) == ("Theo bài mới.", editor, str(world.cpo))
    assert copy.fields["summary_vi"] == [NEW]
    assert {"csrfmiddlewaretoken", "remark", "_save"}.isdisjoint(copy.fields)
    assert stored(world.cpo).summary_vi == before
    assert m.Role.history.filter(summary_vi=NEW).count() == 0


def test_its_page_shows_what_would_change(client, world, editor):
    copy = proposed(client, world.cpo, summary_vi=NEW, remark="Theo bài mới.")
    page = client.get(page_of(copy)).text
    assert "Theo bài mới." in page
    assert "<ins>" in page
    assert "<del>" in page
    assert 'value="Duyệt"' not in page
    assert "Rút lại" in page
    client.cookies["desk_language"] = "en"
    assert "in Vietnamese" in client.get(page_of(copy)).text


def test_the_form_says_that_it_proposes(client, world, editor):
    page = client.get(change(world.cpo)).text
    assert 'value="Đề xuất"' in page
    assert page.count('name="remark"') == 1
    submit_row = page[page.index('class="submit-row"') :]
    assert submit_row.index('name="remark"') < submit_row.index('value="Đề xuất"')
    assert 'name="_continue"' not in page
    draft = client.get(change(world.cto)).text
    assert 'value="Đề xuất"' not in draft
    assert 'name="remark"' not in draft


def test_what_is_wrong_is_told_as_ever_and_proposes_nothing(client, world, editor):
    answer = Form(client, change(world.cpo)).send(name_vi="", remark="Theo bài mới.")
    assert "name_vi" in errors(answer)
    assert "Theo bài mới." in answer.text
    assert not WorkingCopy.objects.exists()


def test_a_form_without_a_change_proposes_nothing(client, world, editor):
    answer = Form(client, change(world.cpo)).send()
    assert answer["Location"] == change(world.cpo)
    assert not WorkingCopy.objects.exists()


def test_accepting_writes_it_as_the_editors_change(client, world, editor, publisher):
    copy = proposed(client, world.cpo, summary_vi=NEW, remark="Theo bài mới.")
    reviewer = publisher(client)
    assert accept(client, copy, answer="Cảm ơn.").status_code == 302
    copy.refresh_from_db()
    assert (copy.state, copy.reviewer, copy.answer) == ("applied", reviewer, "Cảm ơn.")
    assert stored(world.cpo).summary_vi == NEW
    assert stored(world.cpo).is_published
    newest = with_acceptances(versions(m.Role, world.cpo.pk))[0]
    assert (newest.user, newest.accepted_by) == (editor, reviewer)
    history = client.get(change(world.cpo).replace("change", "history")).text
    assert "người duyệt: publisher" in history


def test_a_statement_is_added_changed_and_removed(client, world, editor, publisher):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    form.data[f"{row}-statement_vi"] = "Đặt ra hướng đi"
    gone = form.row("responsibilities", world.plan)
    form.data[f"{gone}-DELETE"] = "on"
    form.add("responsibilities", statement_vi="Việc mới", area="product", citations=world.lead.pk)
    form.send()
    copy = WorkingCopy.objects.get()
    kinds = sorted(row["kind"] for row in copy.difference["vi"])
    assert kinds == ["added", "changed", "removed"]
    publisher(client)
    accept(client, copy)
    duties = set(world.cpo.responsibilities.values_list("statement_vi", flat=True))
    assert duties == {"Đặt ra hướng đi", "Việc mới"}


def test_a_proposal_is_merged_with_what_was_saved_meanwhile(client, world, editor, publisher):
    copy = proposed(client, world.cpo, summary_vi=NEW)
    publisher(client)
    assert Form(client, change(world.cpo)).send(name_en="Head of Product").status_code == 302
    assert "Khi duyệt, hệ thống giữ cả hai" in client.get(page_of(copy)).text
    assert accept(client, copy).status_code == 302
    assert (stored(world.cpo).summary_vi, stored(world.cpo).name_en) == (NEW, "Head of Product")
    copy.refresh_from_db()
    assert copy.state == "applied"


def test_two_proposals_for_one_text_are_shown_as_a_conflict(
    client, world, editor, publisher, person
):
    first = proposed(client, world.cpo, summary_vi=NEW)
    client.force_login(person("editor", "lan"))
    second = proposed(client, world.cpo, summary_vi="Khác hẳn.", remark="Của Lan")
    publisher(client)
    assert "editor" in client.get(page_of(second)).text
    accept(client, first)
    asked = accept(client, second)
    assert asked.status_code == 200
    assert "Khác hẳn." in asked.text
    assert NEW in asked.text
    assert stored(world.cpo).summary_vi == NEW
    second.refresh_from_db()
    assert second.state == "proposed"
    data = form_data(asked.text, "role_form") | {"summary_vi": ["Cả hai."]}
    assert client.post(asked.wsgi_request.get_full_path(), data).status_code == 302
    assert stored(world.cpo).summary_vi == "Cả hai."
    newest = with_acceptances(versions(m.Role, world.cpo.pk))[0]
    assert (newest.user.username, newest.accepted_by.username) == ("lan", "publisher")


def test_a_returned_proposal_is_written_on_and_proposed_again(client, world, editor, publisher):
    copy = proposed(client, world.cpo, summary_vi=NEW)
    publisher(client)
    decide(client, copy, "return", answer="Thiếu nguồn.")
    copy.refresh_from_db()
    assert (copy.state, copy.answer) == ("returned", "Thiếu nguồn.")
    assert "đã được xét" in accept(client, copy).client.get("/admin/review/").text
    assert stored(world.cpo).summary_vi != NEW
    client.force_login(editor)
    page = client.get(page_of(copy)).text
    assert "Thiếu nguồn." in page
    assert f"?copy={copy.key}" in page
    Form(client, change(world.cpo)).send(summary_vi="Có nguồn.", copy=str(copy.key))
    again = WorkingCopy.objects.get()
    assert (again.key, again.state, again.answer) == (copy.key, "proposed", "")


def test_an_editor_takes_a_proposal_back(client, world, editor, publisher):
    copy = proposed(client, world.cpo, summary_vi=NEW)
    assert f"?copy={copy.key}" in decide(client, copy, "back")["Location"]
    copy.refresh_from_db()
    assert copy.state == "aside"
    publisher(client)
    accept(client, copy)
    assert stored(world.cpo).summary_vi != NEW


def test_sent_twice_from_one_window_it_is_one_proposal(client, world, editor):
    key = "5b2f0c3e-58b1-4d4e-9d8a-0a8f3f0c1a11"
    for text in (NEW, "Đổi ý."):
        Form(client, change(world.cpo)).send(summary_vi=text, copy=key)
    copy = WorkingCopy.objects.get()
    assert copy.fields["summary_vi"] == ["Đổi ý."]


def test_a_statement_of_a_public_page_is_deleted_by_a_proposal(client, world, editor, publisher):
    assert delete(client, world.vision).status_code == 302
    copy = WorkingCopy.objects.get()
    assert [row["kind"] for row in copy.difference["vi"]] == ["removed"]
    publisher(client)
    accept(client, copy)
    assert not m.Responsibility.objects.filter(pk=world.vision.pk).exists()


def test_new_things_that_would_be_public_are_proposed(client, world, editor, publisher):
    form = Form(client, add(m.Responsibility))
    texts = {"statement_vi": "Việc mới", "area": "product", "citations": [world.lead.pk]}
    form.send(role=world.cpo.pk, **texts)
    copy = WorkingCopy.objects.get()
    assert (copy.row, copy.state) == (None, "proposed")
    assert not m.Responsibility.objects.filter(statement_vi="Việc mới").exists()
    publisher(client)
    accept(client, copy)
    assert m.Responsibility.objects.get(statement_vi="Việc mới").role == world.cpo
    client.force_login(editor)
    form.send(role=world.cto.pk, **texts)
    assert m.Responsibility.objects.filter(statement_vi="Việc mới", role=world.cto).exists()


def test_publishers_save_directly(client, world, signed_in):
    signed_in("publisher")
    assert 'name="remark"' not in client.get(change(world.cpo)).text
    Form(client, change(world.cpo)).send(summary_vi=NEW)
    assert stored(world.cpo).summary_vi == NEW
    assert not WorkingCopy.objects.exists()


def test_with_nobody_to_review_editors_save_directly(client, world, editor, nobody_reviews):
    Form(client, change(world.cpo)).send(summary_vi=NEW)
    assert stored(world.cpo).summary_vi == NEW


def test_it_can_be_accepted_without_a_request_unless_it_has_to_ask(client, world, editor, person):
    reviewer = person("publisher")
    copy = proposed(client, world.cpo, summary_vi=NEW)
    late = proposed(client, world.cpo, summary_vi="Khác hẳn.", remark="Muộn hơn")
    gone = delete(client, world.plan) and WorkingCopy.objects.get(kind="roles.responsibility")
    assert accepted_later(desk, copy, reviewer)
    assert accepted_later(desk, gone, reviewer)
    assert not accepted_later(desk, late, reviewer)
    assert (late.state, copy.reviewer) == ("proposed", reviewer)
    assert stored(world.cpo).summary_vi == NEW
    assert not m.Responsibility.objects.filter(pk=world.plan.pk).exists()
    newest = with_acceptances(versions(m.Role, world.cpo.pk))
    assert {(v.user, v.accepted_by) for v in newest[:2]} == {(editor, reviewer)}
