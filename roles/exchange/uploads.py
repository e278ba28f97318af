"""Uploaded files between the preview and the decision: in the database, for a day at most."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from roles.models import WaitingFile

KEPT = timedelta(days=1)
# Files of one editor that wait at the same time; one more, and the oldest goes.
MOST_EACH = 3


@transaction.atomic
def keep(data, owner):
    """Store `data` for the user with this id and return the token that finds it again."""
    forget_old()
    own = WaitingFile.objects.filter(owner=owner).order_by("-ends_at", "-pk")
    oldest = own.values_list("pk", flat=True)[MOST_EACH - 1 :]
    WaitingFile.objects.filter(pk__in=list(oldest)).delete()
    token = secrets.token_hex(16)
    WaitingFile.objects.create(token=token, owner=owner, data=data, ends_at=timezone.now() + KEPT)
    return token


def find(token, owner):
    """The bytes behind a token (any text) of this user; None where there are none (any more)."""
    found = _waiting(token, owner).values_list("data", flat=True).first()
    return None if found is None else bytes(found)


def forget(token, owner):
    """Delete the file; return whether it was still there. In a transaction only one gets a yes."""
    return bool(_waiting(token, owner).delete()[0])


def _waiting(token, owner):
    return WaitingFile.objects.filter(token=token, owner=owner, ends_at__gt=timezone.now())


def forget_old():
    WaitingFile.objects.filter(ends_at__lte=timezone.now()).delete()
