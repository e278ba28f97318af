"""What was accepted for later is written when its time has come, by the right of its publisher.

Once, however many processes look at the same moment: whoever holds the row finds it scheduled,
the others find it decided.
"""

import logging
from functools import partial

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.admin.review.accepting import accept, locked
from roles.admin.review.notifying import notify
from roles.models import WorkingCopy
from roles.models.revision import lock_content
from roles.models.working_copies import CopyState

log = logging.getLogger(__name__)
# Why something is back in the queue.
CHANGED = gettext_lazy(
    "It could not be made public at its time (%(when)s): somebody has changed the same "
    "text since, or a rule forbids it by now. It waits for a decision again."
)
FAILED = gettext_lazy(
    "It could not be made public at its time (%(when)s): something went wrong that the log of the "
    "server tells. It waits for a decision again."
)


def publish_due(site):
    """Write all that is due; [(WorkingCopy, whether it is written)]."""
    scheduled = WorkingCopy.objects.filter(state=CopyState.SCHEDULED)
    due = scheduled.filter(public_at__lte=timezone.now()).order_by("public_at", "pk")
    found = (publish_one(site, key) for key in list(due.values_list("key", flat=True)))
    return [told for told in found if told]


def publish_one(site, key):
    """(copy, whether it is written); None if somebody else was quicker, or it was put off.

    A database that cannot be reached or is busy ends the look, and it is tried again. Whatever else
    fails is for people to see, and keeps nothing from being written that is due as well.
    """
    try:
        return written(site, key)
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # the end of the transaction included
        log.exception("What was accepted for later could not be written: %s", key)
        return failed(key)


@transaction.atomic
def written(site, key):
    if not (copy := due(key)):
        return None
    with transaction.atomic():
        is_written = copy.reviewer is not None and accept(site, copy, copy.reviewer)
        transaction.set_rollback(not is_written)
    if not is_written:
        hand_back(copy, CHANGED)
    return copy, is_written


@transaction.atomic
def failed(key):
    if not (copy := due(key)):
        return None
    hand_back(copy, FAILED)
    return copy, False


def due(key):
    """The proposal, which nobody else writes now; None if it is not due (any more)."""
    lock_content()
    copy = locked(key, [CopyState.SCHEDULED])
    return copy if copy and copy.public_at <= timezone.now() else None


def hand_back(copy, told):
    """Back to the queue, with the reason for both sides."""
    with translation.override(copy.language):
        when = date_format(timezone.localtime(copy.public_at), "DATETIME_FORMAT")
        told = str(told)
        line = {"who": _("Schedule"), "said": told % {"when": when}}
    copy.refresh_from_db()
    copy.comments = [*(copy.comments or []), line | {"at": timezone.now().isoformat()}]
    copy.state, copy.public_at = CopyState.PROPOSED, None
    copy.save()
    transaction.on_commit(partial(notify, copy))
