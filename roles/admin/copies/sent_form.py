"""What the desk's script sends while somebody types: the state of a form, as JSON.

As JSON and not as a form, since of a form with too many fields nothing could be told.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.admin.reentry import NOT_KEPT
from roles.models.working_copies import DELETION, RESTORATION, WINDOW
from roles.schema.characters import unstorable

MOST_BYTES = 2 * 2**20
MOST_FIELDS = 20_000
# Not texts of the form: buttons and pop-ups (as Django names them), and answers to a conflict.
BUTTON = "_"
OF_A_CONFLICT = ("theirs-",)
NO_FIELDS = {"copy", "take", "bring-back", DELETION, RESTORATION}


class NotKept(Exception):
    """Why a form is not stored: a status of HTTP, a word for the script and a sentence."""

    def __init__(self, status, reason, sentence):
        super().__init__(sentence)
        self.status, self.reason, self.sentence = status, reason, sentence


@dataclass
class SentForm:
    """`user`: whose page it was; `kind`, `row` and `key` as in WorkingCopy; `fields` cleaned.

    `after`: when it was kept before, as far as the page knows; "" for never.
    """

    user: int
    kind: str
    row: int | None
    key: uuid.UUID
    after: datetime | str
    fields: dict


def read(request):
    """The form in a request's body. Raises NotKept."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise _too_large()
    try:
        sent = json.loads(request.body)
        return SentForm(
            int(sent["user"]),
            str(sent["kind"]),
            row_id(sent["row"]),
            uuid.UUID(sent["key"]),
            sent["after"] and datetime.fromisoformat(sent["after"]),
            _fields([(name, text) for name, text in sent["fields"]]) | _window(sent),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise unreadable() from None


def _window(sent):
    return {WINDOW: [uuid.UUID(sent["window"]).hex, str(int(sent["at"]))]}


def _fields(pairs):
    if len(pairs) > MOST_FIELDS:
        raise _too_large()
    fields = {}
    for name, text in pairs:
        if not (isinstance(name, str) and isinstance(text, str)):
            raise TypeError
        if code := unstorable(name + text):
            told = _("The text contains a character that cannot be stored (%(code)s).")
            raise NotKept(400, "unstorable", told % {"code": code})
        if is_kept(name):
            fields.setdefault(name, []).append(text)
    return fields


def is_kept(name):
    """Whether a field of a form is part of what somebody has written."""
    if name in NO_FIELDS or name.startswith((BUTTON, *OF_A_CONFLICT)) or "__prefix__" in name:
        return False
    return not any(word in name for word in NOT_KEPT)


def unreadable():
    return NotKept(400, "unreadable", _("This form could not be read."))


def _too_large():
    sentence = _("This form is too large to be kept while you write. Save it in smaller steps.")
    return NotKept(413, "large", sentence)
