"""A form opened as it was typed: merged with what others saved, in words where it cannot be."""

import pytest
from django.contrib.auth.models import User

from roles.models import Role, Source, WorkingCopy
from tests.history.forms import form_data

from .keeping import keep
from .pages import Form, add, change, delete, models, undrawn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reviews")]
COPIES = WorkingCopy.objects
EVIL = "<script>alert(1)</script>\"'><b>"


@pytest.fixture
def lan(signed_in):
    return signed_in("editor")


def opened(client, copy, address):
    """The page with the copy, and what it would send."""
    page = client.get(address, {"copy": copy.key})
    assert page.status_code == 200
    return page, form_data(page.text, f"{copy.kind.removeprefix('roles.')}_form")


def test_a_form_is_found_as_typed_new_rows_included(client, world, lan):
    form = Form(client, change(world.cpo))
    row = form.add("responsibilities", statement_vi="Nghe khách", area="")
    old = form.row("responsibilities", world.vision)
    typed = {"summary_vi": "", f"{old}-statement_vi": "Tầm nhìn khác", f"{old}-DELETE": "on"}
    copy = keep(client, lan, form, Role, world.cpo, **typed)
    assert f"?copy={copy.key}" in client.get(change(world.cpo)).text
    page, data = opened(client, copy, change(world.cpo))
    assert data["summary_vi"] == [""]
    assert data[f"{old}-statement_vi"] == ["Tầm nhìn khác"]
    assert data[f"{old}-DELETE"] == ["on"]
    assert data[f"{row}-statement_vi"] == ["Nghe khách"]
    assert data["copy"] == [str(copy.key)]
    assert "errorlist" not in page.text  # half written, and nobody complains
    assert 'class="problems"' not in page.text
    world.vision.refresh_from_db()
    assert world.vision.statement_vi == "Đặt ra tầm nhìn sản phẩm"
    fixed = data | {"summary_vi": ["Ai."], f"{row}-area": ["product"]}
    fixed[f"{row}-citations"] = [str(world.lead.pk)]
    del fixed[f"{old}-DELETE"]
    assert client.post(change(world.cpo), fixed).status_code == 302
    assert not COPIES.exists()
    assert set(world.cpo.responsibilities.values_list("statement_vi", flat=True)) == {
        "Tầm nhìn khác",
        "Lập kế hoạch phát hành",
        "Nghe khách",
    }


def test_a_new_page_is_found_as_typed(client, world, lan):
    form = Form(client, add(Role))
    row = form.add("responsibilities", statement_vi="Giữ tiền")
    copy = keep(client, lan, form, Role, acronym="CFO", name_vi="Giám đốc tài chính")
    other = keep(client, lan, form, Role, name_vi="Một vai khác")
    plain = client.get(add(Role)).text
    assert str(copy.key) in plain
    assert str(other.key) in plain
    _page, data = opened(client, copy, add(Role))
    assert data["name_vi"] == ["Giám đốc tài chính"]
    assert data[f"{row}-statement_vi"] == ["Giữ tiền"]
    assert not Role.objects.filter(acronym="CFO").exists()


def test_what_others_saved_meanwhile_is_merged(client, world, lan):
    form = Form(client, change(world.cpo))
    copy = keep(client, lan, form, Role, world.cpo, name_en="Product boss", summary_en="Mine")
    theirs = Form(client, change(world.cpo))
    theirs.add("responsibilities", statement_vi="Mới", area="product", citations=[world.lead.pk])
    assert theirs.send(summary_vi="Của người khác", summary_en="Theirs").status_code == 302
    page, data = opened(client, copy, change(world.cpo))
    assert (data["name_en"], data["summary_vi"]) == (["Product boss"], ["Của người khác"])
    assert data["summary_en"] == ["Mine"]
    assert "Theirs" in page.text  # beside it, to be taken
    assert client.post(change(world.cpo), data | {"take": ["summary_en"]}).status_code == 302
    world.cpo.refresh_from_db()
    assert (world.cpo.name_en, world.cpo.summary_en) == ("Product boss", "Theirs")
    assert world.cpo.responsibilities.filter(statement_vi="Mới").count() == 1


def test_while_a_conflict_waits_the_copy_stands_on_its_old_base(client, world, lan):
    form = Form(client, change(world.cpo))
    Form(client, change(world.cpo)).send(summary_vi="Của người khác")
    page = form.send(summary_vi="Của tôi")
    assert page.status_code == 200
    assert f'data-seen="{form.data["seen"]}"' in page.text
    assert 'data-seen=""' in client.get(change(world.cpo)).text


def test_what_was_deleted_meanwhile_can_be_brought_back(client, world, signed_in):
    lan = signed_in("publisher")
    form = Form(client, change(world.cto))
    copy = keep(client, lan, form, Role, world.cto, name_en="Chief Technology Officer")
    delete(client, world.cto)
    assert not Role.objects.filter(pk=world.cto.pk).exists()
    page, data = opened(client, copy, change(world.cto))
    assert data["name_en"] == ["Chief Technology Officer"]
    assert 'name="bring-back"' in page.text
    assert not Role.objects.filter(pk=world.cto.pk).exists()
    assert client.post(change(world.cto), data | {"bring-back": ["on"]}).status_code == 302
    assert Role.objects.get(pk=world.cto.pk).name_en == "Chief Technology Officer"


def test_what_one_may_not_change_any_more_is_shown_in_words(client, world, lan):
    form = Form(client, change(world.cpo))
    row = form.add("responsibilities", statement_vi=EVIL)
    copy = keep(client, lan, form, Role, world.cpo, name_vi=EVIL, summary_vi=EVIL)
    lan.groups.clear()
    lan.groups.add(*User.groups.rel.model.objects.filter(name="viewer"))
    page = client.get(change(world.cpo), {"copy": copy.key})
    assert page.status_code == 200
    assert "không còn quyền sửa" in page.text
    assert EVIL not in page.text
    assert page.text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3, row
    assert COPIES.exists()


def test_of_what_never_was_the_text_is_shown(client, world, lan):
    form = Form(client, change(world.cpo))
    copy = keep(client, lan, form, Role, world.cpo, name_vi="Còn chữ")
    COPIES.update(row=987654)
    page = client.get(f"/admin/roles/role/987654/change/?copy={copy.key}").text
    assert "Còn chữ" in page
    assert client.get("/admin/").text.count(str(copy.key)) == 2


def test_nobody_opens_the_copy_of_another_or_at_another_place(client, world, lan, signed_in):
    copy = keep(client, lan, Form(client, change(world.cpo)), Role, world.cpo, name_en="Lan’s")
    wrong = [(change(world.ceo), copy.key), (change(world.cpo), "x"), (add(Role), copy.key)]
    signed_in("publisher")
    for address, key in [*wrong, (change(world.cpo), copy.key)]:
        answer = client.get(address, {"copy": key})
        assert (answer.status_code, answer["Location"]) == (302, address)
    assert str(copy.key) not in client.get(change(world.cpo)).text
    assert str(copy.key) not in client.get("/admin/").text


def test_html_in_kept_fields_stays_text(client, world, lan):
    form = Form(client, add(Role))
    form.add("responsibilities", statement_vi=EVIL, area=EVIL, citations=[EVIL])
    copy = keep(client, lan, form, Role, name_vi=EVIL, level=EVIL, **{EVIL: EVIL})
    for address in (f"{add(Role)}?copy={copy.key}", add(Role), "/admin/"):
        text = client.get(address).text
        assert EVIL not in text
        assert "<script>alert" not in text


def test_dropping_ends_it_and_leads_back_here_only(client, world, lan):
    for back, wanted in ((change(world.cpo), change(world.cpo)), ("https://x.example/", "/admin/")):
        copy = keep(client, lan, Form(client, change(world.cpo)), Role, world.cpo, name_en="a")
        address = f"/admin/copies/{copy.key}/drop/"
        assert client.get(address).status_code == 405
        assert client.post(address, {"next": back})["Location"] == wanted
        assert not COPIES.exists()


@pytest.mark.once
def test_every_form_keeps_but_those_of_people(client, world, signed_in):
    signed_in("administrator")
    kept = {m for m in models() if undrawn(client, add(m)).get("keeping")}
    assert set(models()) - kept == {User, User.groups.rel.model}
    assert "copy" in form_data(client.get(change(Source.objects.first())).text, "source_form")
