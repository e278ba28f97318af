"""What many pages share and what takes long to gather: each process keeps it for a revision."""

from functools import lru_cache, wraps

from django.conf import settings

from roles.models import ContentRevision


def kept(gather):
    """Let a function without arguments run once for each revision of the content.

    Costs a query, for the revision that the database has now: an editor's next page shows the
    edit. What it returns is shared between threads, so nobody may change it.
    """
    remembered = lru_cache(maxsize=1)(lambda token: gather())

    @wraps(gather)
    def read():
        return remembered(ContentRevision.current().token) if settings.PAGE_CACHE else gather()

    return read
