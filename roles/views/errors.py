import errno
import logging
import sys
from sqlite3 import SQLITE_FULL, SQLITE_IOERR

from django.db import Error, InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import is_valid_path, reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path

from roles.addresses import API, language_of
from roles.guard.door import Unreadable, Unstorable, blanked
from roles.models import Process, Role, SearchEntry, Source
from roles.vietnamese.spelling import near

from .onward import onward
from .problems import Problem, refusal

log = logging.getLogger(__name__)

# A temporary file fails so where the database would with an error of its own.
DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
# Where one role is described; who misspells it wants to describe another.
COMPOSERS = ("compose", "compose-document")
# Seconds; a database that restarts is back sooner.
RETRY_AFTER = 5
# So long the files of the data may take.
A_MOMENT = 60
# When not even the page about the error can be made: no template, no translation, no static file.
PLAIN = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>Đã có lỗi – Ai làm gì</title></head>
<body><h1>Đã có lỗi ở phía chúng tôi</h1>
<p>Không tạo được trang này. Mời bạn thử lại sau một phút.</p>
<p lang="en">Something went wrong on our side. The page could not be built; please try again in a
minute.</p>
<p><a href="/">Về trang đầu</a> · <a href="/en/" lang="en">To the home page</a></p></body></html>
"""


class Told(Http404):
    """A page that there is not, for a reason that the reader is told: in words of ours only."""


def not_found(request, exception=None):
    """The 404 page, with the pages whose names come nearest to what was asked for.

    An address that is one in small letters leads there: all of ours are.
    """
    if request.path_info.startswith(API):
        return refusal(Problem(404))
    if there := in_small_letters(request.path_info):
        return onward(request, there)
    match = request.resolver_match
    slug = match and match.kwargs.get("slug")
    wanted = slug or request.path.rstrip("/").rsplit("/", 1)[-1]
    if match and match.url_name in COMPOSERS:
        near_ones = nearest(wanted, Role.objects.front())
        suggestions = [(role, reverse("compose", args=[role.slug])) for role in near_ones]
    else:
        near_ones = nearest_pages(wanted, names_first=match and match.url_name == "acronym")
        suggestions = [(page, page.get_absolute_url()) for page in near_ones]
    reason = str(exception) if isinstance(exception, Told) else ""
    context = {"suggestions": suggestions, "asked": blanked(request.path), "reason": reason}
    return within_the_site(request, "404.html", 404, context)


def in_small_letters(path):
    """The path in small letters, with its slash, if that is an address and `path` is none; or None.

    Whether there is a page is for its view to say.
    """
    small = path.lower()
    if small == path:
        return None
    with translation.override(language_of(small)):
        found = next((each for each in (small, f"{small}/") if is_valid_path(each)), None)
    return found and escape_uri_path(found)


def nearest_pages(wanted, names_first=False):
    """Up to three pages with a slug, acronym or name like `wanted`.

    Of roles, processes, sources, and of acronyms and ambiguous titles; these come first where
    one of them was asked for.
    """
    pages = [*Role.objects.front(), *Process.objects.published(), *Source.objects.public()]
    called = list(SearchEntry.objects.namings())
    pages = [*called, *pages] if names_first else [*pages, *called]
    return nearest(wanted, pages)


def nearest(wanted, pages):
    """Up to three of `pages`: those with a slug, acronym or name like `wanted`."""
    names = {}
    for page in pages:
        for field in ("slug", "title_vi", "acronym", "name_vi", "name_en"):
            if name := getattr(page, field, ""):
                names.setdefault(name, page)
    found = (names[name] for name in near(wanted, list(names), limit=6))
    return list(dict.fromkeys(found))[:3]


def server_error(request):
    """The 500 page: no database and no context processor, as either may be what failed.

    When it was the database that failed, it is the 503 page.
    """
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError) or is_of_the_disk(error):
        return unavailable(request, error)
    return standalone("500.html", 500)


def forbidden(request, exception=None):
    return within_the_site(request, "403.html", 403)


def bad_request(request, exception=None):
    """The 400 page. What was wrong is told only in words of ours: no host, no value."""
    told = exception if isinstance(exception, Unreadable | Unstorable) else ""
    return standalone("400.html", 400, {"reason": str(told)})


def within_the_site(request, template, status, context=None):
    """A page as any other; a few lines where it cannot be made, but for the database (503)."""
    try:
        return render(request, template, context, status=status)
    except Error:
        raise
    except Exception:
        log.exception("The page %s could not be made", template)
        return HttpResponse(PLAIN, status=status)


def standalone(template, status, context=None):
    """A page of the template alone: no database, no context processor. It is never an error itself.

    Where the template cannot be rendered either, the answer is a few lines that need nothing.
    """
    try:
        page = loader.get_template(template).render(context or {})
    except Exception:
        log.exception("The page %s could not be made", template)
        page = PLAIN
    return HttpResponse(page, status=status)


def unavailable(request, error=None):
    """The 503 page, for when the database does not answer, or cannot write."""
    return try_again("503.html", 503, RETRY_AFTER, {"disk": error and is_of_the_disk(error)})


def being_made(request):
    """The 503 page, for a file of the data that is being made just now."""
    return try_again("503.html", 503, A_MOMENT, {"is_being_made": True})


def too_many(request, seconds):
    """The 429 page, for whoever asks for more within a minute than we can make."""
    return try_again("429.html", 429, seconds)


def try_again(template, status, seconds, context=None):
    """A page that says when to ask again, and that nobody keeps."""
    response = standalone(template, status, context)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_of_the_disk(error):
    """Whether an error means that the disk is full or broken: waiting is no help then."""
    if isinstance(error, OSError):
        return error.errno in DISK_ERRORS
    cause = getattr(error, "__cause__", None)
    code = getattr(cause, "sqlite_errorcode", None) or 0
    return (code & 0xFF) in (SQLITE_FULL, SQLITE_IOERR) or getattr(cause, "sqlstate", "") == "53100"
