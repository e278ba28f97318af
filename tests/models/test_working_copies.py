"""What is being written: one copy for each window, nothing lost, and an end to it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DataError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from roles.models import WorkingCopy
from roles.models.working_copies import (
    AT_IT,
    LIFETIME,
    MOST_EACH,
    MOST_WAITING,
    CopyState,
    TooManyCopies,
)

pytestmark = pytest.mark.django_db
COPIES = WorkingCopy.objects
ROLE = ("roles.role", 7)


@pytest.fixture
def lan(db):
    return User.objects.create(username="lan")


@pytest.fixture
def minh(db):
    return User.objects.create(username="minh")


def texts(user):
    return {copy.fields["a"][0]: copy.state for copy in COPIES.filter(editor=user)}


def test_a_window_keeps_one_copy(lan):
    key = uuid4()
    for text in ("m", "mộ", "một"):
        COPIES.keep(lan, *ROLE, {"a": [text]}, key=key)
    assert texts(lan) == {"một": CopyState.TYPING}


def test_another_window_sets_it_aside_and_loses_nothing(lan):
    one, other = uuid4(), uuid4()
    COPIES.keep(lan, *ROLE, {"a": ["một"]}, key=one)
    COPIES.keep(lan, *ROLE, {"a": ["hai"]}, key=other)
    assert texts(lan) == {"một": CopyState.ASIDE, "hai": CopyState.TYPING}
    COPIES.keep(lan, *ROLE, {"a": ["ba"]}, key=one)
    assert texts(lan) == {"ba": CopyState.TYPING, "hai": CopyState.ASIDE}


def test_new_things_stand_beside_each_other(lan):
    for text in ("một", "hai"):
        COPIES.keep(lan, "roles.role", None, {"a": [text]}, key=uuid4())
    assert set(texts(lan).values()) == {CopyState.TYPING}


def test_the_database_holds_one_that_is_typed(lan):
    COPIES.keep(lan, *ROLE, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        COPIES.create(editor=lan, kind=ROLE[0], row=ROLE[1])


def test_nobody_finds_or_changes_the_copy_of_another(lan, minh):
    copy = COPIES.keep(lan, *ROLE, {"a": ["của Lan"]})
    assert COPIES.found(lan, str(copy.key)) == copy
    assert COPIES.found(minh, copy.key) is None
    COPIES.end(minh, copy.key)
    with pytest.raises(IntegrityError), transaction.atomic():
        COPIES.keep(minh, *ROLE, {"a": ["khác"]}, key=copy.key)
    assert texts(lan) == {"của Lan": CopyState.TYPING}


@pytest.mark.parametrize("key", ["", "x", "0" * 33, None])
def test_what_is_no_key_finds_nothing(lan, key):
    assert COPIES.found(lan, key) is None


def test_one_too_many_is_refused_and_an_old_one_goes_on(lan, minh):
    kept = [COPIES.keep(lan, "roles.role", row, {"a": [""]}) for row in range(MOST_EACH)]
    with pytest.raises(TooManyCopies):
        COPIES.keep(lan, "roles.role", None, {})
    COPIES.keep(minh, *ROLE, {"a": ["khác"]})
    COPIES.keep(lan, "roles.role", 3, {"a": ["còn viết"]}, key=kept[3].key)
    COPIES.end(lan, kept[0].key)
    COPIES.keep(lan, "roles.role", None, {"a": ["mới"]})
    assert COPIES.filter(editor=lan).count() == MOST_EACH


def test_what_waits_for_a_decision_has_a_bound_of_its_own(lan):
    COPIES.bulk_create(
        WorkingCopy(editor=lan, kind="roles.role", state=state)
        for state in [CopyState.PROPOSED, CopyState.SCHEDULED] * (MOST_WAITING // 2)
    )
    typed = COPIES.keep(lan, *ROLE, {"a": ["viết tiếp"]})
    with pytest.raises(TooManyCopies, match=str(MOST_WAITING)):
        COPIES.keep(lan, *ROLE, {}, key=typed.key, state=CopyState.PROPOSED)
    assert COPIES.get(pk=typed.pk).state == CopyState.TYPING
    COPIES.filter(state=CopyState.SCHEDULED).first().delete()
    COPIES.keep(lan, *ROLE, {}, key=typed.key, state=CopyState.PROPOSED)


def test_with_many_unfinished_texts_one_may_still_propose(lan):
    COPIES.bulk_create(
        WorkingCopy(editor=lan, kind="roles.role", state=CopyState.ASIDE) for _ in range(MOST_EACH)
    )
    assert COPIES.keep(lan, *ROLE, {}, state=CopyState.PROPOSED).pk


def test_an_account_is_not_deleted_while_its_proposals_wait(lan, minh):
    waiting = COPIES.keep(lan, *ROLE, {}, state=CopyState.PROPOSED)
    COPIES.keep(lan, "roles.role", 8, {})
    COPIES.keep(minh, *ROLE, {})
    for delete in (lan.delete, User.objects.filter(pk=lan.pk).delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    minh.delete()
    COPIES.filter(pk=waiting.pk).update(state=CopyState.APPLIED)
    lan.delete()
    assert not COPIES.exists()


def test_who_else_is_at_it(lan, minh):
    COPIES.keep(minh, *ROLE, {})
    COPIES.keep(lan, *ROLE, {})
    assert COPIES.others_at_it(lan, *ROLE) == ["minh"]
    assert COPIES.others_at_it(lan, "roles.role", 8) == []
    COPIES.filter(editor=minh).update(typed_at=timezone.now() - AT_IT - timedelta(seconds=1))
    assert COPIES.others_at_it(lan, *ROLE) == []


def test_what_a_database_cannot_hold_is_refused_on_both(lan):
    with pytest.raises(DataError):
        COPIES.keep(lan, *ROLE, {"a": ["\0"]})


def test_it_is_forgotten_when_nobody_touches_it_or_waits_for_it(lan):
    for row, (state, age) in enumerate(
        (state, age) for state in CopyState for age in (-timedelta(1), timedelta(1))
    ):
        copy = COPIES.keep(lan, "roles.role", row, {})
        COPIES.filter(pk=copy.pk).update(state=state, typed_at=timezone.now() - LIFETIME - age)
    call_command("forget", verbosity=0)
    left = COPIES.filter(typed_at__lt=timezone.now() - LIFETIME).values_list("state", flat=True)
    assert set(left) == {CopyState.PROPOSED, CopyState.SCHEDULED}
    assert COPIES.count() == len(CopyState) + 2


def test_backups_carry_it(lan, tmp_path):
    copy = COPIES.keep(lan, *ROLE, {"a": ["một", "hai"]}, title="CPO")
    call_command("backup", tmp_path / "backup.gz", verbosity=0)
    COPIES.all().delete()
    call_command("restore", tmp_path / "backup.gz", force=True, verbosity=0)
    found = COPIES.get()
    assert (found.key, found.fields, found.editor_id) == (copy.key, {"a": ["một", "hai"]}, lan.pk)
