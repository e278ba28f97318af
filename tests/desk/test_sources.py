"""What a source says of itself at the desk: its kind, the state of a law, what a place leads to."""

import pytest

from roles.models import Source

from .pages import Form, change, errors
from .test_rules import language, refused

__all__ = ["language"]
pytestmark = pytest.mark.django_db


def test_a_statement_cites_no_copy(client, world, language):
    copy = world.place(world.keep(stranger(kind="copy")), "§1")
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    refused(
        form.send(**{f"{row}-citations": [copy.pk, world.lead.pk]}),
        f"{row}-citations",
        vi="hãy dẫn bản gốc thay cho stranger §1",
        en="cite the original instead of stranger §1",
    )


def stranger(**more):
    address = "https://stranger.example/"
    plain = {"title": "S", "publisher": "S", "url": address, "language": "vi", "kind": "training"}
    return Source(slug="stranger", **plain | more)


def test_what_is_cited_becomes_no_copy(client, world, language):
    refused(
        Form(client, change(world.beacon)).send(kind="copy"),
        "kind",
        vi="các phát biểu sau đang dẫn nguồn này: «",
        en="these cite this source: «",
    )


def test_a_source_says_its_kind_when_it_is_saved(client, world, language):
    """Those from before there were kinds as well."""
    old = world.keep(stranger(kind=""))
    assert list(errors(Form(client, change(old)).send())) == ["kind"]
    assert Form(client, change(old)).send(kind="copy").status_code == 302
    old.refresh_from_db()
    assert old.kind == "copy"


LAW = {"kind": "law", "law_status": "in_force"}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": "law"}, "law_status"),
        ({"law_status": "repealed"}, "law_status"),
        ({"in_force_since": "2021-01-01"}, "in_force_since"),
        ({"amended_by": "76/2025/QH15"}, "in_force_since"),
        (LAW | {"amended_by": "76/2025/QH15"}, "amended_by"),
        (LAW | {"law_status": "amended"}, "amended_by"),
        (LAW | {"amended_by": "Luật số 76"}, "amended_by"),
        ({"url": "ftp://stranger.example/"}, "url"),
    ],
)
def test_the_state_of_a_law_is_told_where_it_belongs(client, world, signed_in, typed, field):
    signed_in("publisher")
    source = world.keep(stranger())
    assert list(errors(Form(client, change(source)).send(**typed))) == [field]
    assert Form(client, change(source)).send(**LAW).status_code == 302


def test_a_place_has_an_address_and_a_few_words(client, world, signed_in):
    signed_in("publisher")
    form = Form(client, change(world.beacon))
    row = form.row("places", world.lead)
    words = {f"{row}-fragment": "một hai ba bốn năm sáu bảy"}
    assert list(errors(form.send(**words))) == [f"{row}-fragment"]
    assert list(errors(form.send(**{f"{row}-url": "javascript:alert(1)"}))) == [f"{row}-url"]
    assert form.send(**{f"{row}-fragment": "một, hai"}).status_code == 302
    world.lead.refresh_from_db()
    assert world.lead.address == "https://beacon.example/bai#:~:text=m%E1%BB%99t%2C%20hai"
