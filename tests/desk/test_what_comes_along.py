"""What waits for a review and is cited by a proposal: its page shows it, and it stays as it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from roles import models as m
from roles.models import WorkingCopy
from roles.reviewing.rules import writes_directly

from .pages import Form, add, change, delete, delete_from_list
from .proposals import accept, decide, page_of, proposed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def publisher(person):
    return person("publisher")


@pytest.fixture
def source(client, world, signed_in):
    """A source that an editor, who is signed in, has added on the way."""
    signed_in("editor")
    told = {"title": "Bài mới", "publisher": "Báo", "kind": "training", "language": "vi"}
    Form(client, add(m.Source)).send(url="https://new.example/", **told)
    return m.Source.objects.get(title="Bài mới")


@pytest.fixture
def place(client, source):
    Form(client, add(m.Citation)).send(place="§1", heading="Mục", source=source.pk)
    return source.places.get()


@pytest.fixture
def copy(client, world, place):
    """A proposal that cites the place."""
    return proposed(client, world.vision, citations=[place.pk])


def waits(*rows):
    return [type(row).objects.get(pk=row.pk).awaits_review for row in rows]


def test_the_page_shows_what_would_become_public_too(client, source, place, copy, publisher):
    client.force_login(publisher, BACKEND)
    page = client.get(page_of(copy)).text
    assert "Cũng được công khai theo" in page
    for told in ("https://new.example/", "Bài mới", "Mục", change(source), change(place)):
        assert told in page
    client.cookies["desk_language"] = "en"
    assert "Becomes public with it" in client.get(page_of(copy)).text


def test_what_names_nothing_new_says_nothing_of_it(client, world, signed_in):
    signed_in("editor")
    page = client.get(page_of(proposed(client, world.cpo, summary_vi="Khác."))).text
    assert "Cũng được công khai theo" not in page


@pytest.mark.parametrize("which", ["source", "place"])
def test_it_is_changed_by_a_proposal_only(
    client, source, place, copy, publisher, which, django_capture_on_commit_callbacks
):
    row, field = {"source": (source, "title"), "place": (place, "heading")}[which]
    page = client.get(change(row)).text
    assert 'value="Đề xuất"' in page
    assert "sẽ công khai theo một đề xuất đang chờ" in page
    other = proposed(client, row, remark="Sửa", **{field: "Chưa ai xem"})
    client.force_login(publisher, BACKEND)
    with django_capture_on_commit_callbacks(execute=True):
        accept(client, copy)
    assert waits(source, place) == [False, False]
    assert getattr(type(row).objects.get(pk=row.pk), field) != "Chưa ai xem"
    accept(client, other)
    assert getattr(type(row).objects.get(pk=row.pk), field) == "Chưa ai xem"


def test_it_is_not_deleted_by_another_way(client, source, place, copy):
    assert delete_from_list(client, place).status_code == 403
    delete(client, place)
    assert m.Citation.objects.filter(pk=place.pk).exists()
    kinds = WorkingCopy.objects.filter(state="proposed").values_list("kind", flat=True)
    assert sorted(kinds) == ["roles.citation", "roles.responsibility"]


def test_while_it_is_scheduled_it_stays_as_well(client, source, copy, publisher):
    client.force_login(publisher, BACKEND)
    at = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    decide(client, copy, "schedule", public_at=at)
    copy.refresh_from_db()
    assert copy.state == "scheduled"
    assert not writes_directly(copy.editor, source)


def test_returned_or_taken_back_it_is_its_editors_again(client, source, copy, publisher):
    editor = copy.editor
    assert not writes_directly(editor, source)
    decide(client, copy, "back")
    assert writes_directly(editor, source)
    Form(client, change(source)).send(title="Sửa rồi")
    assert m.Source.objects.get(pk=source.pk).title == "Sửa rồi"
    assert waits(source) == [True]


def test_a_proposal_for_what_waits_itself_shows_all_of_it(client, source, copy, publisher):
    """It may be the last one left, when the one that cites it has been returned."""
    other = proposed(client, source, title="Khác", remark="Sửa")
    client.force_login(publisher, BACKEND)
    decide(client, copy, "return")
    assert not writes_directly(other.editor, source)
    assert "https://new.example/" in client.get(page_of(other)).text
