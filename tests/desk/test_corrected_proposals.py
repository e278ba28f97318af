"""A publisher opens a proposal in its form, corrects it, and accepts it with the correction."""

from itertools import chain

import pytest

from roles import models as m
from roles.history.versions import versions, with_acceptances
from roles.models import WorkingCopy
from tests.history.forms import form_data

from .conftest import BACKEND
from .pages import Form, change, delete
from .proposals import accept, decide, page_of, proposed

pytestmark = pytest.mark.django_db


def opened(client, copy):
    """(address, what the button there sends) of the form with the proposal in it."""
    page = client.get(page_of(copy))
    assert "Sửa trước khi duyệt" in page.text
    address = page.context["address"]
    return address, form_data(client.get(address).text, f"{copy.kind.partition('.')[2]}_form")


def test_the_form_holds_the_proposal_and_is_accepted_corrected(client, world, becomes_publisher):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    form.add("responsibilities", statement_vi="Việc mới", area="product", citations=world.lead.pk)
    form.send(summary_vi="Lỗi chính tã.", **{f"{row}-statement_vi": "Đặt hướng đi"})
    copy, user = WorkingCopy.objects.get(), becomes_publisher()
    address, fields = opened(client, copy)
    assert fields["summary_vi"] == ["Lỗi chính tã."]
    assert fields["status"] == ["published"]  # nobody else is asked for it
    assert "Việc mới" in chain(*fields.values())
    page = client.get(address).text
    assert "Duyệt với các chỗ đã sửa này" in page
    assert 'class="errornote"' not in page
    answer = client.post(address, fields | {"summary_vi": "Đúng chính tả.", "answer": "Đã sửa."})
    assert answer["Location"] == "/admin/review/"
    role = m.Role.objects.get(pk=world.cpo.pk)
    assert (role.summary_vi, role.is_published) == ("Đúng chính tả.", True)
    texts = set(role.responsibilities.values_list("statement_vi", flat=True))
    assert texts == {"Đặt hướng đi", world.plan.statement_vi, "Việc mới"}
    copy.refresh_from_db()
    assert (copy.state, copy.answer) == ("applied", "Đã sửa.")
    newest = with_acceptances(versions(m.Role, role.pk))[0]
    assert (newest.user, newest.accepted_by) == (copy.editor, user)


def test_looking_at_it_in_the_form_writes_nothing(client, world, becomes_publisher):
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    becomes_publisher()
    opened(client, copy)
    assert m.Role.objects.get(pk=world.cpo.pk).summary_vi != "Mới."
    copy.refresh_from_db()
    assert copy.state == "proposed"


def test_a_new_statement_is_opened_too(client, world, becomes_publisher):
    form = Form(client, change(world.vision).replace(f"{world.vision.pk}/change", "add"))
    texts = {"statement_vi": "Việc mới", "area": "product", "citations": [world.lead.pk]}
    form.send(role=world.cpo.pk, **texts)
    copy, _user = WorkingCopy.objects.get(), becomes_publisher()
    address, fields = opened(client, copy)
    client.post(address, fields | {"statement_vi": "Việc khác"})
    assert m.Responsibility.objects.filter(statement_vi="Việc khác", role=world.cpo).exists()


def test_what_others_saved_meanwhile_is_in_the_form(client, world, becomes_publisher):
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    becomes_publisher()
    Form(client, change(world.cpo)).send(name_en="Head of Product")
    address, fields = opened(client, copy)
    assert (fields["summary_vi"], fields["name_en"]) == (["Mới."], ["Head of Product"])
    client.post(address, fields)
    role = m.Role.objects.get(pk=world.cpo.pk)
    assert (role.summary_vi, role.name_en) == ("Mới.", "Head of Product")


def test_proposed_anew_meanwhile_it_is_looked_at_again(client, world, becomes_publisher):
    key = "5b2f0c3e-58b1-4d4e-9d8a-0a8f3f0c1a11"
    copy = proposed(client, world.cpo, summary_vi="Mới.", copy=key)
    editor = copy.editor
    becomes_publisher()
    address, fields = opened(client, copy)
    client.force_login(editor, BACKEND)
    Form(client, change(world.cpo)).send(summary_vi="Chưa ai xem.", copy=key)
    becomes_publisher()
    assert client.post(address, fields)["Location"] == page_of(copy)
    copy.refresh_from_db()
    assert copy.state == "proposed"


def test_the_preview_shows_the_correction(client, world, becomes_publisher):
    copy = proposed(client, world.cpo, summary_vi="Lỗi chính tã.")
    becomes_publisher()
    address, fields = opened(client, copy)
    shown = client.post(f"{address}&preview=vi", fields | {"summary_vi": "Đúng chính tả."}).text
    assert "Đúng chính tả." in shown
    assert "Lỗi chính tã." not in shown


def test_only_publishers_open_it_and_only_while_it_waits(client, world, becomes_publisher):
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    address = client.get(page_of(copy)).context["address"]
    assert client.get(address).status_code == 403
    assert "Sửa trước khi duyệt" not in client.get(page_of(copy)).text
    becomes_publisher()
    assert client.get(f"{change(world.ceo)}?proposal={copy.key}").status_code == 302
    assert client.get(f"{change(world.cpo)}?proposal=x").status_code == 302
    decide(client, copy, "return")
    assert client.get(address)["Location"] == "/admin/review/"


def test_a_deletion_has_nothing_to_correct(client, world, becomes_publisher):
    delete(client, world.vision)
    copy, _user = WorkingCopy.objects.get(), becomes_publisher()
    page = client.get(page_of(copy))
    assert "Sửa trước khi duyệt" not in page.text
    assert client.get(f"{change(world.vision)}?proposal={copy.key}")["Location"] == page_of(copy)
    accept(client, copy)
    assert not m.Responsibility.objects.filter(pk=world.vision.pk).exists()
