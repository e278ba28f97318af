"""Whoever may not publish publishes nothing, whatever way a status takes into the database.

Also where nobody reviews, and an editor changes all else of a public page.
"""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from roles import models as m
from roles.history.tokens import token
from roles.writing import because
from tests.exchange.uploads import problems, upload, workbook
from tests.history.forms import form_data

from .pages import Form, add, change, listing

pytestmark = pytest.mark.django_db

RESTORE = re.compile(r'href="([^"]*/restore/)"')
PUBLISHABLE = ("cpo", "comparison", "process")


@pytest.fixture
def editor(world, signed_in, nobody_reviews):
    world.process.status = "published"
    world.process.save()
    return signed_in("editor")


def published(world):
    """The slugs of all that is public."""
    models = (m.Role, m.Comparison, m.Process)
    return {row.slug for model in models for row in model.objects.published()}


def delete(row):
    with because("edit"):
        row.delete()


def restore(client, address):
    link = RESTORE.search(client.get(address).text).group(1)
    return client.post(link, form_data(client.get(link).text), follow=True)


@pytest.mark.parametrize("name", PUBLISHABLE)
def test_what_was_deleted_comes_back_by_a_save_as_a_draft(client, world, editor, name):
    row = getattr(world, name)
    form = Form(client, change(row))
    delete(row)
    assert form.send(**{"bring-back": "on"}).status_code == 302
    assert row.slug not in published(world)
    assert type(row).objects.filter(slug=row.slug).exists()


def test_its_comparisons_come_back_as_drafts_too(client, world, editor):
    form = Form(client, change(world.cpo))
    delete(world.cpo)
    form.send(**{"bring-back": "on"})
    assert m.Comparison.objects.get().status == m.Role.objects.get(slug="cpo").status == "draft"
    assert m.ComparisonPoint.objects.count() == 1


def test_a_plain_post_brings_nothing_back_into_the_public(client, world, editor):
    address, seen = change(world.cpo), token(m.Role, world.cpo.pk)
    delete(world.cpo)
    for sent in ({}, {"seen": seen}, {"seen": "nonsense"}, {"status": "published"}):
        client.post(address, {"bring-back": "on"} | sent)
        assert published(world) == {"board", "ceo", "s-op"}


@pytest.mark.once
@pytest.mark.parametrize("name", PUBLISHABLE)
def test_what_was_deleted_is_restored_as_a_draft_and_the_editor_told(client, world, editor, name):
    row = getattr(world, name)
    kind = type(row)
    delete(row)
    answer = restore(client, reverse(f"admin:roles_{kind._meta.model_name}_deleted"))
    assert kind.objects.get(slug=row.slug).status == "draft"
    assert published(world).isdisjoint({row.slug, "ceo-cpo" if name != "process" else ""})
    assert "Nay là bản nháp" in answer.text


def test_an_older_version_changes_no_status(client, world, editor):
    """Neither to published nor to draft; and what would only change it changes nothing."""
    pages = [world.cpo, world.cto]
    for row in pages:
        with because("edit"):
            row.status = "draft" if row.is_published else "published"
            row.save()
    before = published(world)
    for row in pages:
        link = RESTORE.search(client.get(change(row).replace("change", "history")).text).group(1)
        assert "digest" not in client.get(link).text
        client.post(link, {"digest": "x"})
        with because("edit"):
            row.summary_vi = "Khác."
            row.save()
        restore(client, change(row).replace("change", "history"))
        row.refresh_from_db()
        assert row.summary_vi.endswith("là ai.")
    assert published(world) == before


@pytest.mark.once
@pytest.mark.parametrize(
    "sent",
    [
        {"status": "published"},
        {"take": ["status"], "theirs-status": "published", "seen": "old"},
        {"status": "published", "_saveasnew": "1"},
        {"status": "published", "_popup": "1"},
    ],
)
def test_a_forged_form_publishes_nothing(client, world, editor, sent):
    before = published(world)
    world.uncited.delete()
    Form(client, change(world.cto)).send(**sent)
    client.post(add(m.Role) + "?_popup=1&status=published", {"name_vi": "Giả", **sent})
    form = Form(client, add(m.Role) + "?_popup=1&status=published")
    form.send(name_vi="Giả", summary_vi="Ai.", level="head", function="sales", **sent)
    assert m.Role.objects.get(name_vi="Giả").status == "draft"
    assert published(world) == before


def test_a_forged_list_publishes_nothing(client, world, editor):
    before = published(world)
    rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1"}
    rows |= {"form-0-id": world.cto.pk, "form-0-status": "published"}
    client.post(listing(m.Role), rows)
    for action in ("publish", "withdraw"):
        chosen = [world.cto.pk, world.cpo.pk]
        client.post(listing(m.Role), {"action": action, "_selected_action": chosen})
    assert published(world) == before


def test_an_import_publishes_nothing(client, world, editor, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    rows = [["slug", "status"], ["cto", "published"]]
    assert problems(upload(client, workbook(roles=rows))) == [("roles", 2, "status")]


def test_the_door_stands_where_all_writes_go_through(world, editor):
    """Also for code that asks nobody: a row saved in an editor's request keeps its status."""
    before = published(world)
    roles = m.Role.objects.filter(pk=world.cto.pk)
    with because("edit", user=editor):
        for row, status in ((world.cto, "published"), (world.cpo, "draft")):
            row.status = status
            row.save()
        world.role("new", "Mới", "New", status="published")
        m.Role.objects.create(
            slug="x", function_id="plant", name_vi="X", summary_vi="X", status="published"
        )
        for write in (
            lambda: roles.update(status="published"),
            lambda: roles.update(status=F("level")),
            lambda: m.Role.objects.bulk_update([world.cpo], ["status"]),
            lambda: m.Role.objects.bulk_create(
                [m.Role(slug="y", function_id="plant", status="published")]
            ),
        ):
            with pytest.raises(PermissionDenied), transaction.atomic():
                write()
        m.Role.objects.bulk_create(
            [m.Role(slug="z", function_id="plant", name_vi="Z", status="draft")]
        )
        roles.update(order=7)
    assert published(world) == before


def test_publishers_bring_back_what_was_public_as_public(client, world, signed_in):
    signed_in("publisher")
    form = Form(client, change(world.cpo))
    delete(world.cpo)
    form.send(**{"bring-back": "on"})
    assert {"cpo", "ceo-cpo"} <= published(world)
