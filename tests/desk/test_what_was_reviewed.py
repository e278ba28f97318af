"""What is accepted is what the publisher has looked at, and nothing else that was sent along."""

import pytest
from django.urls import reverse

from roles import models as m
from roles.models import WorkingCopy
from tests.history.forms import form_data

from .pages import Form, change, delete
from .proposals import accept, decide, page_of, proposed

pytestmark = pytest.mark.django_db
KEY = "5b2f0c3e-58b1-4d4e-9d8a-0a8f3f0c1a11"


def looked_at(client, copy):
    """What the button on the page of a proposal sends, and where to."""
    page = client.get(page_of(copy))
    address = page.context["address"]
    return address, form_data(page.text, "decision-form")


def test_a_change_of_a_text_deletes_nothing(client, world, signed_in, person):
    signed_in("editor")
    form = Form(client, change(world.cpo))
    form.send(summary_vi="Khác hẳn.", deletion="yes", post="yes")
    copy = WorkingCopy.objects.get()
    client.force_login(person("publisher"))
    client.post(*looked_at(client, copy))
    assert m.Role.objects.get(pk=world.cpo.pk).summary_vi == "Khác hẳn."


def test_what_is_proposed_anew_meanwhile_is_looked_at_again(client, world, signed_in, person):
    editor, publisher = signed_in("editor"), person("publisher")
    copy = proposed(client, world.cpo, summary_vi="Xem rồi.", copy=KEY)
    client.force_login(publisher)
    address, fields = looked_at(client, copy)
    client.force_login(editor)
    Form(client, change(world.cpo)).send(summary_vi="Chưa ai xem.", copy=KEY)
    client.force_login(publisher)
    fields |= {"answer": "Hay lắm."}
    later = fields | {"public_at": "2099-01-01T08:00"}
    for where, what in [(address, fields), (f"{page_of(copy)}schedule/", later)]:
        assert client.post(where, what)["Location"] == page_of(copy)
        page = client.get(page_of(copy)).text
        assert "đã sửa đề xuất" in page
        assert form_data(page, "decision-form")["answer"] == ["Hay lắm."]
    copy.refresh_from_db()
    assert copy.state == "proposed"
    client.post(*looked_at(client, copy))
    assert m.Role.objects.get(pk=world.cpo.pk).summary_vi == "Chưa ai xem."


def test_what_is_deleted_later_does_not_come_back_unasked(client, world, signed_in, person):
    signed_in("editor")
    Form(client, change(world.vision)).send(statement_vi="Khác", **{"bring-back": "1"})
    copy = WorkingCopy.objects.get()
    client.force_login(person("publisher"))
    assert delete(client, world.vision).status_code == 302
    assert accept(client, copy).status_code == 200
    assert not m.Responsibility.objects.filter(pk=world.vision.pk).exists()


def test_odd_names_of_proposals_are_told(client, world, signed_in):
    signed_in("editor")
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    odd = f"{change(world.cpo)}?preview=vi&proposal=x"
    assert client.post(odd, {"stored": "1"}).status_code == 404
    kept = client.post(reverse("admin:transcribing-keep"), {"copy": str(copy.key), "text": "Bài"})
    assert (kept.status_code, list(kept.json())) == (400, ["message"])
    copy.refresh_from_db()
    assert copy.state == "proposed"


def test_the_words_of_whoever_decides_second_are_told(client, world, signed_in, person):
    signed_in("editor")
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    client.force_login(person("publisher"))
    decide(client, copy, "return")
    accept(client, copy, answer="Hay lắm.")
    assert "Hay lắm." in client.get("/admin/review/").text


def test_the_words_to_the_editor_go_through_a_conflict(client, world, signed_in, person):
    signed_in("editor")
    copy = proposed(client, world.cpo, summary_vi="Mới.")
    client.force_login(person("publisher"))
    Form(client, change(world.cpo)).send(summary_vi="Khác.")
    later = {"answer": "Hay lắm.", "public_at": "2099-01-01T08:00"}
    assert decide(client, copy, "schedule", **later)["Location"] == page_of(copy)
    address, fields = looked_at(client, copy)
    assert fields["answer"] == ["Hay lắm."]
    asked = client.post(address, fields)
    client.post(address, form_data(asked.text, "role_form"))
    copy.refresh_from_db()
    assert (copy.state, copy.answer) == ("applied", "Hay lắm.")
