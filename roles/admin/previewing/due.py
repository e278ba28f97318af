"""What was accepted for later is written when its time has come, by the right of its publisher.

Once, however many processes look at the same moment: whoever holds the row finds it scheduled,
the others find it decided.
"""

import logging
from functools import partial

from django.db import Error, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from roles.admin.review.accepting import accept, locked
from roles.admin.review.notifying import notify
from roles.models import WorkingCopy
from roles.models.revision import lock_content
from roles.models.working_copies import CopyState

log = logging.getLogger(__name__)


def publish_due(site):
    """Write all that is due; [(WorkingCopy, whether it is written)]."""
    scheduled = WorkingCopy.objects.filter(state=CopyState.SCHEDULED)
    due = scheduled.filter(public_at__lte=timezone.now()).order_by("public_at", "pk")
    found = (publish_one(site, key) for key in list(due.values_list("key", flat=True)))
    return [told for told in found if told]


@transaction.atomic
def publish_one(site, key):
    """(copy, whether it is written); None if somebody else was quicker, or it was put off."""
    lock_content()
    copy = locked(key, [CopyState.SCHEDULED])
    if copy is None or copy.public_at > timezone.now():
        return None
    is_written = is_accepted(site, copy)
    if not is_written:
        hand_back(copy)
    return copy, is_written


def is_accepted(site, copy):
    """Whether it is written now. What keeps it from that is for people to see, not for readers."""
    try:
        with transaction.atomic():
            done = copy.reviewer is not None and accept(site, copy, copy.reviewer)
            transaction.set_rollback(not done)
            return done
    except Error:
        raise
    except Exception:
        log.exception("What was accepted for later could not be written: %s", copy.key)
        return False


def hand_back(copy):
    """Back to the queue, with the reason for both sides."""
    with translation.override(copy.language):
        when = date_format(timezone.localtime(copy.public_at), "DATETIME_FORMAT")
        told = _(
            "It could not be made public at its time (%(when)s): somebody has changed the same "
            "text since, or a rule forbids it by now. It waits for a decision again."
        )
        line = {"who": _("Schedule"), "said": told % {"when": when}}
    copy.refresh_from_db()
    copy.comments = [*(copy.comments or []), line | {"at": timezone.now().isoformat()}]
    copy.state, copy.public_at = CopyState.PROPOSED, None
    copy.save()
    transaction.on_commit(partial(notify, copy))
