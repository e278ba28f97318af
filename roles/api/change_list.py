"""What changed on the pages since a time, stretch by stretch, the newest first."""

import re
from datetime import UTC, datetime, timedelta

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from roles.views.change_views import YEARS, stretch

from .change_answers import Change
from .endpoint import Endpoint, page_of
from .parameters import CURSOR, Parameter, in_letters

START = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC) for year in (YEARS[0], YEARS[-1]))
NO_MOMENT = _(
    "«{name}» is a moment with its time zone, like 2026-11-30T08:00:00Z or "
    "2026-11-30T15:00:00+07:00."
)
# A plus sign in an address is read as a space.
LOST_PLUS = re.compile(r" (?=\d\d:?\d\d$)")
LEAP_SECOND = re.compile(r"(?<=:\d\d):60")


class Moment(Parameter):
    """A time of ISO 8601 with its zone; years that nothing is kept of are the first or last."""

    def value(self, text):
        text = LEAP_SECOND.sub(":59", LOST_PLUS.sub("+", text.strip()))
        try:
            found = parse_datetime(text.upper()) if text.isascii() else None
        except ValueError:
            found = None
        if found is None or not is_aware(found):
            self.refuse(NO_MOMENT)
        return within(found)


def within(moment):
    if moment.year not in YEARS:
        return FIRST if moment.year < YEARS[0] else LAST
    return moment


SINCE = Moment(
    "since",
    _("Only what changed at this moment or later: with its time zone, like 2026-11-30T08:00:00Z."),
    {"format": "date-time"},
)


class ChangeList(Endpoint):
    operation, tag = "list_changes", "changes"
    summary = _("What changed")
    description = _(
        "What was added, taken out or put differently on the pages, the newest first. To follow "
        "the site, ask for what changed since you asked last, and go on while there is a next "
        "page; a page may be empty and have one."
    )
    answer = page_of(Change)

    def parameters(self):
        return (SINCE, CURSOR)

    def told(self, given):
        since, before = given["since"], given["cursor"] and moment_of(given["cursor"])
        if before and since and before <= since:
            return self.page(None, [])
        with override("vi"):  # kept for both: what is told of it is put into words here
            entries, older = stretch(before)
        shown = [entry for entry in entries if since is None or entry.at >= since]
        cursor = in_letters(micros(older)) if older and (not since or older > since) else None
        context = {"telling": self.telling(given)}
        return self.page(cursor, Change(shown, many=True, context=context).data)


def micros(moment):
    return (moment - START) // timedelta(microseconds=1)


def moment_of(cursor):
    """The moment that a cursor names, whatever it says."""
    try:
        return within(START + timedelta(microseconds=int(cursor, 36)))
    except OverflowError:
        return LAST
