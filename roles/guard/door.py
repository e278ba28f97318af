"""The one door for all that a request says: the address, a form, cookies, headers, any other body.

Control characters in an address count as blanks: they come along when somebody pastes a search.
All else may say what it likes, and forms answer in their own words; but what no database can store
gets into no query. PostgreSQL refuses it with an error, SQLite stores NUL and cuts texts there.
"""

import re

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import connection
from django.http import QueryDict
from django.utils.translation import gettext as _

from execroles.content_type import is_readable
from roles.schema.characters import unstorable

_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")


class Unstorable(SuspiciousOperation):
    """A value with a character that no database can store; says which, in the reader's language.

    Sessions take it for a key that nobody has, and all others for a bad request (400).
    """


class Unreadable(BadRequest):
    """A body that cannot be read; says why, in the reader's language."""


class Door:
    """Stands before everything that asks the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any(map(_CONTROLS.search, _texts(request.GET))):
            request.GET = with_blanks(request.GET)
        if not is_readable(request) and request.method not in ("GET", "HEAD"):
            raise Unreadable(_("What was sent is not in UTF-8."))
        with connection.execute_wrapper(keep_out):
            return self.get_response(request)


def with_blanks(query):
    """A QueryDict with a blank in place of each control character and each half of a pair."""
    clean = query.copy()
    clean.clear()
    for name, values in query.lists():
        clean.setlist(blanked(name), [blanked(value) for value in values])
    return QueryDict(clean.urlencode())  # one that cannot be changed, as Django's own


def blanked(text):
    return _CONTROLS.sub(" ", text)


def keep_out(execute, sql, params, many, context):
    """For `execute_wrapper`. Raises Unstorable before a query with such a parameter is sent."""
    for row in (params or ()) if many else (params,):
        _check(row.values() if isinstance(row, dict) else row or ())
    return execute(sql, params, many, context)


def _check(values):
    for value in values:
        if isinstance(value, str) and (code := unstorable(value)):
            told = _("This holds a character that no text can be stored with (%(code)s).")
            raise Unstorable(told % {"code": code})


def _texts(query):
    for name, values in query.lists():
        yield name
        yield from values
