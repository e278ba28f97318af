"""One address, one source: told at the field, with the way to the source that has it."""

import pytest
from django.core.exceptions import ValidationError

from roles import models as m

from .pages import Form, add, change, errors

pytestmark = pytest.mark.django_db

SPELLINGS = [
    "https://beacon.example/bai",
    "http://www.beacon.example/bai/",
    "HTTPS://Beacon.Example/bai#muc-2",
    "https://beacon.example:443/bai?utm_source=x&fbclid=y",
]


def another(**more):
    plain = {"slug": "twin", "title": "T", "publisher": "P", "language": "vi", "kind": "employer"}
    return m.Source(**plain | {"url": "https://other.example/"} | more)


@pytest.mark.parametrize("url", SPELLINGS)
def test_it_is_refused_however_it_is_spelled(world, url):
    with pytest.raises(ValidationError, match="Beacon: Ngọn hải đăng") as refused:
        another(url=url).full_clean()
    assert list(refused.value.message_dict) == ["url"]


def test_a_copy_has_an_address_of_its_own(world):
    with pytest.raises(ValidationError):
        another(url=world.beacon.url, kind="copy", copy_of=world.beacon).full_clean()


@pytest.mark.parametrize(
    "url",
    ["https://beacon.example/Bai", "https://beacon.example/bai?id=2", "https://b.example/bai"],
)
def test_another_page_is_not(world, url):
    another(url=url).full_clean()


@pytest.mark.parametrize(
    "url", ["", "nowhere", "http://[", "http:///x", "ftp://beacon.example/bai"]
)
def test_what_is_no_address_is_no_twin(world, url):
    assert another(url=url).twin() in (None, world.beacon)
    assert another(url=url, kind="law").twin() is None


def test_a_law_may_stand_on_the_page_of_an_article(world):
    """The law speaks in its own name, wherever it was read; but two laws are read at two places."""
    law = {"url": world.beacon.url, "kind": "law", "law_status": "in_force"}
    world.keep(another(**law))
    with pytest.raises(ValidationError):
        another(slug="third", **law).full_clean()


def test_a_pair_from_before_the_rule_can_still_be_saved(world):
    pair = world.keep(another())
    m.Source.objects.filter(pk=pair.pk).update(url=world.beacon.url)
    pair.refresh_from_db()
    pair.title = "Another title"
    pair.full_clean()
    pair.url = "http://beacon.example/bai"
    with pytest.raises(ValidationError):
        pair.full_clean()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_form_leads_to_the_other_one(client, world, signed_in, language):
    signed_in("publisher", language)
    form = Form(client, add(m.Source))
    sent = {"title": "T", "publisher": "P", "language": "vi", "kind": "employer"}
    answer = form.send(url="http://www.beacon.example/bai/", **sent)
    found = errors(answer)
    assert list(found) == ["url"]
    assert f'<a href="{change(world.beacon)}">' in found["url"][0]
    assert f'<a href="{change(world.beacon)}">' in answer.text
    assert 'value="http://www.beacon.example/bai/"' in answer.text  # nothing typed is lost


def test_what_is_shown_of_the_other_one_is_dead(client, world, signed_in):
    signed_in("publisher")
    m.Source.objects.filter(pk=world.beacon.pk).update(title="<script>alert(1)</script>")
    answer = Form(client, change(world.atlas)).send(url=world.beacon.url)
    assert list(errors(answer)) == ["url"]
    assert "<script>alert" not in answer.text
