"""All doors of the desk, tried by an editor against a published page: none of them opens it.

The public page and every table of content stay as they are, byte for byte, and the editor is told
why, or their form has become a proposal.
"""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from execroles.environment import choice
from roles import models as m
from roles.models import WorkingCopy
from roles.models.content import content_models
from roles.writing import because
from tests.exchange.uploads import confirm, upload, workbook
from tests.history.forms import form_data

from .pages import Form, add, change, delete, delete_from_list, listing

pytestmark = [pytest.mark.django_db, pytest.mark.once]

REASON = "chỉ người có quyền công bố mới sửa thẳng được"
NO_RIGHT = "không có quyền"


def everything():
    """All rows of content with all their columns and links."""
    found = {}
    for model in content_models():
        tables = [model, *(f.remote_field.through for f in model._meta.many_to_many)]
        found |= {t._meta.label: list(t._base_manager.order_by("pk").values()) for t in tables}
    return found


def save(client, world):
    return Form(client, change(world.cpo)).send(summary_vi="Khác.")


def add_below(client, world):
    form = Form(client, change(world.cpo))
    form.add("responsibilities", statement_vi="Mới", area="product", citations=world.lead.pk)
    return form.send()


def take_out(client, world):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    return form.send(**{f"{row}-DELETE": "on"})


def own_page(client, world):
    return Form(client, change(world.vision)).send(statement_vi="Khác")


def popup(client, world):
    return Form(client, change(world.vision) + "?_popup=1").send(statement_vi="Khác", _popup="1")


def add_statement(client, world):
    fields = {"role": world.cpo.pk, "statement_vi": "Mới", "area": "product"}
    return Form(client, add(m.Responsibility)).send(citations=[world.lead.pk], **fields)


def move_here(client, world):
    """A statement of a draft onto the public page."""
    return Form(client, change(world.uncited)).send(role=world.cpo.pk, citations=[world.lead.pk])


def source(client, world):
    return Form(client, change(world.beacon)).send(title="Khác")


def place(client, world):
    return Form(client, change(world.lead)).send(heading="Khác")


def area(client, world):
    return Form(client, change(m.Area.objects.get(slug="product"))).send(name_vi="Khác")


def delete_page(client, world):
    return delete(client, world.cpo)


def delete_statement(client, world):
    return delete(client, world.vision)


def delete_pages_from_list(client, world):
    return delete_from_list(client, world.cpo, world.ceo)


def delete_from_its_list(client, world):
    return delete_from_list(client, world.vision, world.plan)


def withdraw(client, world):
    data = {"action": "withdraw", "_selected_action": [world.cpo.pk]}
    return client.post(listing(m.Role), data, follow=True)


def edit_in_list(client, world):
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1"}
    rows |= {"form-0-id": world.cpo.pk, "form-0-order": "1", "form-0-status": "draft"}
    return client.post(listing(m.Role), rows)


def restore(client, world):
    history = change(world.cpo).replace("change", "history")
    first = m.Role.history.filter(id=world.cpo.pk).order_by("history_id").first()
    address = reverse("admin:roles_role_restore", args=[world.cpo.pk, first.change])
    assert address in client.get(history).text
    return client.post(address, form_data(client.get(address).text))


def import_sheet(client, world):
    rows = [["key", "statement_vi"], [world.vision.key, "Khác"]]
    return upload(client, workbook(responsibilities=rows))


PROPOSED = (save, add_below, take_out, own_page, popup, add_statement, move_here, source, place)
PROPOSED = (*PROPOSED, area, delete_statement, delete_page, restore)
REFUSED = (delete_pages_from_list, delete_from_its_list, withdraw, edit_in_list, import_sheet)


@pytest.fixture
def public(world, client):
    """A function that returns the pages that readers see, as bytes."""
    with because("edit"):
        world.cpo.summary_en = "Changed once."
        world.cpo.save()

    def read():
        addresses = [world.cpo.get_absolute_url(), world.comparison.get_absolute_url(), "/nguon/"]
        return [client.get(address).content for address in addresses]

    return read


@pytest.mark.parametrize("door", [*PROPOSED, *REFUSED], ids=lambda door: door.__name__)
def test_no_door_opens_a_published_page(client, world, public, signed_in, settings, tmp_path, door):
    settings.VAR_DIR = tmp_path
    signed_in("editor")
    rows, pages = everything(), public()
    answer = door(client, world)
    assert (everything(), public()) == (rows, pages)
    if door in PROPOSED:
        copy = WorkingCopy.objects.get()
        assert answer["Location"] == reverse("admin:proposal", args=[copy.key])
        assert copy.state == "proposed"
    else:
        assert not WorkingCopy.objects.exists()
        assert "<h1" in answer.text, answer


def test_what_was_deleted_meanwhile_comes_back_by_a_proposal(client, world, public, signed_in):
    signed_in("editor")
    form = Form(client, change(world.plan))
    world.plan.delete()
    rows, pages = everything(), public()
    assert form.send(**{"bring-back": "on"}).status_code == 302
    assert (everything(), public()) == (rows, pages)
    assert WorkingCopy.objects.get().state == "proposed"


@pytest.mark.parametrize(
    "door", [delete_from_its_list, delete_pages_from_list], ids=lambda door: door.__name__
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_reason_is_told_in_the_editors_language(
    client, world, public, signed_in, door, language
):
    signed_in("editor", language)
    answer = door(client, world)
    assert answer.status_code == 403
    told = {"vi": REASON, "en": "only those who may publish change it directly"}
    assert told[language] in answer.text


def test_an_import_tells_the_reason_at_its_row(client, world, signed_in, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    signed_in("editor")
    assert "mà nhập tệp thì không gửi duyệt được" in import_sheet(client, world).text


def test_publishers_import_as_before(client, world, signed_in, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    signed_in("publisher")
    confirm(client, import_sheet(client, world))
    assert m.Responsibility.objects.get(pk=world.vision.pk).statement_vi == "Khác"


def test_drafts_and_new_evidence_are_written_as_before(client, world, signed_in):
    signed_in("editor")
    Form(client, change(world.cto)).send(summary_vi="Khác.")
    assert m.Role.objects.get(slug="cto").summary_vi == "Khác."
    told = {"place": "§7", "source": world.beacon.pk, "_popup": "1"}
    assert Form(client, add(m.Citation) + "?_popup=1").send(**told).status_code == 200
    assert m.Citation.objects.filter(place="§7").exists()
    assert not WorkingCopy.objects.exists()


def test_a_setting_that_means_nothing_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="sometimes"):
        choice("REVIEW", ("always", "published", "never"), "published", {"REVIEW": "sometimes"})
