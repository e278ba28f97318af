"""A program that ends in the middle: a proposal is accepted whole or not at all, and what was left
to be shown is shown after the next write.
"""

from contextlib import contextmanager

import pytest
from django.db.models.signals import post_save, pre_save

from roles import models as m
from roles.writing import Cause, because

from .pages import Form, change
from .proposals import accept, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reviewed(settings):
    settings.REVIEW = "published"


class Ended(BaseException):
    """No handler of errors gets hold of it, as of a process that is killed."""


@contextmanager
def ending(signal, sender):
    def end(**kwargs):
        raise Ended

    signal.connect(end, sender=sender)
    try:
        yield
    finally:
        signal.disconnect(end, sender=sender)


@pytest.mark.parametrize("written", [m.Role, m.Responsibility, m.Acceptance, m.WorkingCopy])
def test_a_proposal_is_accepted_whole_or_not_at_all(client, world, signed_in, written):
    signed_in("editor")
    row = Form(client, change(world.cpo)).row("responsibilities", world.vision)
    copy = proposed(client, world.cpo, name_en="New", **{f"{row}-statement_vi": "Mới"})
    versions = m.Role.history.count(), m.Responsibility.history.count()
    signed_in("publisher")
    with ending(post_save, written), pytest.raises(Ended):
        accept(client, copy)
    assert m.Role.objects.get(pk=world.cpo.pk).name_en != "New"
    assert (m.Role.history.count(), m.Responsibility.history.count()) == versions
    assert not m.Acceptance.objects.exists()
    copy.refresh_from_db()
    assert (copy.state, copy.reviewer) == ("proposed", None)
    assert accept(client, copy).status_code == 302
    assert m.Role.objects.get(pk=world.cpo.pk).name_en == "New"


def test_what_was_left_to_be_shown_is_shown_after_the_next_write(
    world, person, django_capture_on_commit_callbacks
):
    with because(Cause.EDIT, user=person("editor")):
        source = world.source("new", "New")
        place = world.place(source, "§1")
    commits = django_capture_on_commit_callbacks
    with ending(pre_save, m.Source), pytest.raises(Ended), commits(execute=True):
        world.vision.citations.add(place)
    assert not m.Citation.objects.get(pk=place.pk).awaits_review
    assert m.Source.objects.get(pk=source.pk).awaits_review
    with commits(execute=True):
        world.plan.save()
    assert not m.Source.objects.get(pk=source.pk).awaits_review
