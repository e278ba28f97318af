"""From a source's page at the desk to the screen where statements are written from it."""

import pytest

from roles import models as m
from tests.desk.pages import change

pytestmark = pytest.mark.django_db

LEADS = "Viết phát biểu từ nguồn này"


def test_the_source_is_chosen_and_nothing_else(client, world, signed_in):
    signed_in("editor")
    address = f"/admin/transcribing/?source={world.beacon.pk}"
    assert f'href="{address}">{LEADS}<' in client.get(change(world.beacon)).text
    start = client.get(address).context["start"]
    assert (start["source"]["id"], start["role"], start["fields"]) == (world.beacon.pk, "", {})


def test_nobody_is_led_where_nothing_may_be_written(client, world, signed_in):
    signed_in("viewer")
    assert LEADS not in client.get(change(world.beacon)).text


def test_a_copy_supports_no_statement(client, world, signed_in):
    signed_in("editor")
    m.Source.objects.filter(pk=world.atlas.pk).update(kind="copy", copy_of=world.beacon)
    assert LEADS not in client.get(change(world.atlas)).text


def test_a_place_and_a_new_source_lead_nowhere(client, world, signed_in):
    signed_in("editor")
    for address in (change(world.skills), "/admin/roles/source/add/"):
        assert LEADS not in client.get(address).text
