"""Errors of the API as problem details (RFC 9457), in the language of whoever asks."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: _("The request cannot be understood"),
    403: _("Not allowed"),
    404: _("There is no such thing here"),
    405: _("This can only be read"),
    406: _("Not to be had in this form"),
    414: _("The address is too long"),
    429: _("Too many requests"),
    500: _("Something went wrong on our side"),
    503: _("Not available at the moment"),
}
DETAILS = {
    400: _("The address or what was sent with it cannot be read."),
    403: _("This is not open to everybody."),
    404: _("Nothing has this address. The index is at /api/v1/."),
    405: _("Use GET, HEAD or OPTIONS."),
    406: _("The answer is JSON; the header Accept does not take it."),
    414: _("Ask for less at once."),
    429: _("Wait for as many seconds as Retry-After says. Answers that are kept cost nothing."),
    500: _("The answer could not be made. Please try again later."),
    503: _("Please try again after as many seconds as Retry-After says."),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong; `errors` are pairs (parameter, what is wrong with it). Texts may be lazy."""

    status: int
    detail: object = ""
    errors: tuple = ()

    def told(self, path):
        """As an object for JSON, in the active language."""
        first = self.errors[0][1] if self.errors else ""
        told = {
            "type": "about:blank",
            "title": str(TITLES.get(self.status) or HTTPStatus(self.status).phrase),
            "status": self.status,
            "detail": str(self.detail or first or DETAILS.get(self.status, "")),
            "instance": escape_uri_path(path),
        }
        if self.errors:
            told["errors"] = [{"parameter": name, "detail": str(why)} for name, why in self.errors]
        return told


class Refused(Exception):
    """Raised where an answer of the API is made: `errors` are pairs (parameter, what is wrong)."""

    def __init__(self, status, detail="", errors=()):
        super().__init__(status)
        self.problem = Problem(status, detail, tuple(errors))


def refusal(problem):
    """An answer that says nothing yet: PublicApi tells the problem in the reader's language."""
    response = HttpResponse(status=problem.status)
    response.problem = problem
    return response


def tell(response, request):
    """Put the problem of an answer, whoever made it, into words; its other headers stay."""
    problem = getattr(response, "problem", None) or Problem(response.status_code)
    language = language_of_reader(request)
    with translation.override(language):
        response.content = json.dumps(problem.told(request.path), ensure_ascii=False)
    response.headers["Content-Type"] = MEDIA_TYPE
    response.headers["Content-Language"] = language
    response.headers["Content-Length"] = str(len(response.content))
    for name in ("Content-Encoding", "ETag", "Last-Modified"):
        response.headers.pop(name, None)
    return response


def language_of_reader(request):
    """As the parameter says, else the browser, else Vietnamese.

    Read from the query itself: request.GET refuses some, and takes another charset for its own.
    """
    asked = dict(parse_qsl(request.META.get("QUERY_STRING", ""))).get("language")
    if asked in dict(settings.LANGUAGES):
        return asked
    return translation.get_language_from_request(request)
