"""A statement that is filed under another role tells so where it stood: links to it lead on."""

import pytest

from roles.models import FormerPage

from .pages import Form, change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def publisher(signed_in):
    return signed_in()


def move(client, claim, **to):
    names = {name: getattr(row, "pk", row) for name, row in to.items()}
    assert Form(client, change(claim)).send(**names).status_code == 302
    claim.refresh_from_db()


def told(client, address, claim):
    """What stands at the claim's anchor on a page: (its line, how often the anchor is there)."""
    client.logout()
    page = client.get(address).text
    anchor = f'id="{claim.anchor}"'
    return page.partition(anchor)[2].partition("</li>")[0], page.count(anchor)


@pytest.mark.parametrize(
    ("old", "new"),
    [("/chuc-danh/cpo/", "/chuc-danh/ceo/"), ("/en/roles/cpo/", "/en/roles/ceo/")],
)
def test_the_old_anchor_leads_to_the_new_page(client, world, old, new):
    move(client, world.vision, role=world.ceo)
    line, times = told(client, old, world.vision)
    assert times == 1
    assert f'href="{new}#{world.vision.anchor}"' in line
    assert told(client, new, world.vision)[1] == 1


def test_moving_on_and_back_leaves_no_circle(client, world, signed_in):
    move(client, world.vision, role=world.ceo)
    move(client, world.vision, role=world.board)
    move(client, world.vision, role=world.cpo)
    pages = set(FormerPage.objects.values_list("page", flat=True))
    assert pages == {world.board.pk, world.ceo.pk}
    assert "/chuc-danh/cpo/#" in told(client, "/chuc-danh/ceo/", world.vision)[0]
    assert told(client, "/chuc-danh/cpo/", world.vision)[1] == 1


def test_a_line_that_the_old_page_still_shows_is_told_once(client, world):
    line = world.line(world.ceo, world.cpo, kind="works_with")
    move(client, line, subordinate=world.cpo, manager=world.ceo)
    assert told(client, "/chuc-danh/ceo/", line)[1] == 1


def test_nobody_is_led_to_what_is_not_public(client, world):
    move(client, world.vision, role=world.cto)
    assert told(client, "/chuc-danh/cpo/", world.vision)[1] == 0


def test_without_a_move_nothing_is_noted(client, world):
    move(client, world.vision, statement_en="Other words")
    assert FormerPage.objects.count() == 0
