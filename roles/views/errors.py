import errno
import sys
from sqlite3 import SQLITE_FULL, SQLITE_IOERR

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from roles.models import Process, Role, SearchEntry, Source
from roles.spelling import near

# A temporary file fails so where the database would with an error of its own.
DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
# Seconds; a database that restarts is back sooner.
RETRY_AFTER = 5


def not_found(request, exception=None):
    """The 404 page, with the pages whose names come nearest to what was asked for."""
    wanted = request.path.rstrip("/").rsplit("/", 1)[-1]
    match = request.resolver_match
    near_ones = nearest_pages(wanted, names_first=match and match.url_name == "acronym")
    return render(request, "404.html", {"suggestions": near_ones}, status=404)


def nearest_pages(wanted, names_first=False):
    """Up to three pages with a slug, acronym or name like `wanted`.

    Of roles, processes, sources, and of acronyms and ambiguous titles; these come first where
    one of them was asked for.
    """
    pages = [*Role.objects.front(), *Process.objects.published(), *Source.objects.all()]
    called = list(SearchEntry.objects.namings())
    pages = [*called, *pages] if names_first else [*pages, *called]
    names = {}
    for page in pages:
        for name in (
            getattr(page, "slug", ""),
            getattr(page, "title_vi", ""),
            getattr(page, "acronym", ""),
            getattr(page, "name_vi", ""),
            getattr(page, "name_en", ""),
        ):
            if name:
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
    return HttpResponseServerError(loader.get_template("500.html").render({}))


def unavailable(request, error=None):
    """The 503 page, for when the database does not answer, or cannot write."""
    page = loader.get_template("503.html").render({"disk": error and is_of_the_disk(error)})
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)


def is_of_the_disk(error):
    """Whether an error means that the disk is full or broken: waiting is no help then."""
    if isinstance(error, OSError):
        return error.errno in DISK_ERRORS
    cause = getattr(error, "__cause__", None)
    code = getattr(cause, "sqlite_errorcode", None) or 0
    return (code & 0xFF) in (SQLITE_FULL, SQLITE_IOERR) or getattr(cause, "sqlstate", "") == "53100"
