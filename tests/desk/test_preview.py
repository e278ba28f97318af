"""What a form would make of the public page, shown before anything is saved; it leaves no trace."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from roles import models as m
from roles.admin.previewing import trying_out
from roles.admin.review.proposal_page import address
from roles.models.content import content_models
from tests.history.test_races import together

from .pages import Form, add, change, listing
from .proposals import page_of, proposed

CPO = "/chuc-danh/cpo/"
NEW = "Giám đốc thử nghiệm"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def preview(client, address, language="vi", **fields):
    form = Form(client, address)
    return client.post(f"{address}?preview={language}", form.data | fields)


def everything():
    """{model: its rows} of all that the database holds."""
    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if model._meta.label != "sessions.Session"]
    return {model: list(model._base_manager.order_by("pk").values()) for model in kept}


def test_the_page_is_that_of_readers_and_nothing_is_saved(client, world, signed_in):
    signed_in("publisher")
    before = everything()
    page = preview(client, change(world.cpo), name_vi=NEW, name_en="Trial officer")
    english = preview(client, change(world.cpo), "en", name_en="Trial officer")
    assert (page.status_code, english.status_code) == (200, 200)
    assert NEW in page.text
    assert "Xem trước, chưa công khai" in page.text
    assert "Trial officer" in english.text
    assert "Preview, not public yet" in english.text
    assert ".js" not in page.text  # the frame would refuse to run it, and say so
    assert 'class="draft-banner"' in page.text
    assert everything() == before
    public = Client().get(CPO).text
    assert NEW not in public
    assert "Xem trước" not in public
    # Nobody is told of a save that there was not.
    assert "messagelist" not in client.get(change(world.cpo)).text


def test_only_the_desk_may_frame_it_and_frames_nothing_else(client, world, signed_in):
    signed_in("publisher")
    page = preview(client, change(world.cpo))
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in page["Cache-Control"]
    form = client.get(change(world.cpo))
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in form["Content-Security-Policy"]
    assert form["X-Frame-Options"] == "DENY"
    for other in (listing(m.Role), CPO):
        assert "frame-src" not in client.get(other)["Content-Security-Policy"]


def test_drafts_and_new_rows_are_shown_as_if_published(client, world, signed_in):
    signed_in("editor")
    page = preview(client, change(world.cto), name_vi=NEW)
    assert NEW in page.text
    assert "Chọn công nghệ" not in page.text  # without a citation readers don't see it
    form = Form(client, add(m.Source))
    given = {"title": "Bài mới", "publisher": "Báo mới", "kind": "training", "language": "vi"}
    page = client.post(
        f"{add(m.Source)}?preview=vi", form.data | given | {"url": "https://x.example/"}
    )
    assert "Bài mới" in page.text
    assert not m.Source.objects.filter(title="Bài mới").exists()
    world.comparison.status = "draft"
    world.comparison.save()
    page = preview(client, change(world.comparison), question_vi="Ai hơn ai?")
    assert "Ai hơn ai?" in page.text


@pytest.mark.parametrize("name", ["vision", "beacon", "lead", "process", "comparison"])
def test_what_stands_on_a_page_shows_that_page(client, world, signed_in, name):
    signed_in("publisher")
    assert "Xem trước, chưa công khai" in preview(client, change(getattr(world, name))).text


def test_what_is_wrong_is_told_with_a_way_to_the_field(client, world, signed_in):
    signed_in("publisher")
    page = preview(client, change(world.cpo), name_vi="", level="nonsense")
    assert page.status_code == 200
    assert 'href="#id_name_vi"' in page.text
    assert 'href="#id_level"' in page.text
    assert "Chưa thể lưu như thế này" in page.text


def test_whoever_may_not_change_it_gets_no_preview(client, world, groups, signed_in):
    reader = User.objects.create(username="reader", is_staff=True)
    address = change(world.cpo)
    signed_in("publisher")
    data = Form(client, address).data
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"{address}?preview=vi", data).status_code == 403
    client.logout()
    away = client.post(f"{address}?preview=vi", data)  # asked to sign in, which no frame shows
    assert (away.status_code, away["X-Frame-Options"]) == (403, "DENY")


def test_a_proposal_is_shown_as_it_was_sent(client, world, signed_in, person):
    """To its editor and to those who decide on it, and to nobody else."""
    signed_in("editor")
    copy = proposed(client, world.cpo, name_vi=NEW)
    assert "frame-src 'self'" in client.get(page_of(copy))["Content-Security-Policy"]
    there = f"{address(copy)}&preview=vi"
    assert NEW in client.post(there, {"stored": "1"}).text
    for who, status in ((person("publisher"), 200), (person("editor", "another"), 404)):
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        answer = client.post(there, {"stored": "1"})
        assert (answer.status_code, NEW in answer.text) == (status, status == 200)
    assert NEW not in Client().get(CPO).text


@pytest.mark.page_cache
def test_nothing_tried_is_remembered(client, world, signed_in):
    """Neither pages nor what processes know of one state of the content."""
    signed_in("publisher")
    term = m.GlossaryTerm(term_vi="tầm nhìn", definition_vi="Điều ta muốn.")
    term.keep([world.lead])
    preview(client, change(term), spellings_vi="phát hành", term_vi="thử")
    preview(client, change(world.cpo), name_vi=NEW)
    preview(client, change(m.Function.objects.get(slug="product")), colour_light="#123456")
    page = Client().get(CPO).text
    assert NEW not in page
    assert 'class="term"' in page
    assert "phát hành</a>" not in page
    assert "#123456" not in Client().get("/functions.css").text


@pytest.mark.django_db(transaction=True)
def test_readers_get_the_old_page_meanwhile(client, world, signed_in, monkeypatch):
    """Asked from another connection, in the middle of it; and afterwards it left nothing."""
    signed_in("publisher")
    form = Form(client, change(world.cpo))
    seen, make = [], trying_out.page_of

    def meanwhile(*arguments):
        assert trying_out.ONE_AT_A_TIME.locked()
        seen.extend(together(lambda: Client().get(CPO).text))
        return make(*arguments)

    monkeypatch.setattr(trying_out, "page_of", meanwhile)
    before = everything()
    page = client.post(f"{form.address}?preview=vi", form.data | {"name_vi": NEW})
    assert everything() == before
    assert NEW in page.text
    assert "Giám đốc sản phẩm" in seen[0]
    assert NEW not in seen[0]
    assert not trying_out.ONE_AT_A_TIME.locked()


@pytest.mark.django_db(transaction=True)
def test_previews_and_a_save_at_once_all_end_well(client, world, signed_in):
    """Each has a connection of its own; what was saved stands, and nothing of what was tried."""
    signed_in("publisher")

    def post(name, query=""):
        one = Client()
        one.force_login(User.objects.get(username="publisher"))
        form = Form(one, change(world.cpo))
        return lambda: one.post(form.address + query, form.data | {"name_vi": name}).status_code

    for number in range(2):
        tried = [post(NEW, "?preview=vi") for _ in range(3)]
        assert together(post(f"Tên {number}"), *tried) == [302, 200, 200, 200]
        assert m.Role.objects.get(pk=world.cpo.pk).name_vi == f"Tên {number}"


def test_all_kinds_of_content_with_a_page_offer_it(client, world, signed_in):
    signed_in("publisher")
    kinds = [kind for kind in content_models() if trying_out.has_page(kind)]
    assert {m.Role, m.Comparison, m.Process, m.Source, m.Dispute, m.Responsibility} <= set(kinds)
    assert 'id="preview"' in client.get(change(world.cpo)).text
    assert 'id="preview"' not in client.get("/admin/auth/user/add/").text
