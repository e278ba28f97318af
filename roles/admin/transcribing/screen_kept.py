"""What stands on the screen, kept for its editor until it is written or dropped: the article, too.

A text of somebody else's: it is in no version, no page and no proposal, and goes with the copy.
"""

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from roles.models import WorkingCopy
from roles.models.working_copies import TooManyCopies

from ..reentry import NOT_KEPT

KIND = "transcribing"
MOST = 2_000_000  # characters


def kept(user, key=None):
    """The copy that the editor may write on: that with `key`, else the newest; None for none."""
    mine = WorkingCopy.objects.writable(user).filter(kind=KIND)
    if not key:
        return mine.first()
    found = WorkingCopy.objects.found(user, key)
    return found if found and found.kind == KIND else None


def keep(user, data):
    """Keep the fields of the screen; (status of the answer, what to tell the editor)."""
    fields = {name: texts for name, texts in data.lists() if name not in NOT_KEPT}
    key = fields.pop("copy", [""])[-1]
    if not any(map(any, fields.values())):
        WorkingCopy.objects.end(user, key)
        return 200, ""
    if sum(len(text) for texts in fields.values() for text in texts) > MOST:
        return 413, _("This is too much to be kept. Save what you have first.")
    title = next(filter(None, fields.get("source-new-title", [])), "")[:300]
    try:
        WorkingCopy.objects.keep(user, KIND, None, fields, key=key, title=title)
    except TooManyCopies as error:
        return 409, str(error)
    except (DataError, IntegrityError, ValidationError, ValueError):  # an odd key, or another's
        return 400, _("This could not be kept.")
    return 200, ""
