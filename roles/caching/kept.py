"""What takes long to gather and many pages need: each process keeps it for a revision."""

from functools import lru_cache, partial, wraps

from django.conf import settings
from django.utils.translation import get_language

from roles.models import ContentRevision


def kept(gather=None, *, entries=1):
    """Let a function run once for each revision of the content, language and arguments.

    Costs a query, for the revision that the database has now: an editor's next page shows the
    edit. What it returns is shared between threads and requests, so nobody may change it. Keeps
    the latest `entries` answers of each language; what is raised is not kept.
    """
    if gather is None:
        return partial(kept, entries=entries)

    @lru_cache(maxsize=entries * len(settings.LANGUAGES))
    def remembered(token, language, *args):
        return gather(*args)

    @wraps(gather)
    def read(*args):
        if not settings.PAGE_CACHE:
            return gather(*args)
        return remembered(ContentRevision.current().token, get_language(), *args)

    read.forget = remembered.cache_clear
    return read
