"""What takes long to gather and many pages need: each process keeps it for a revision."""

from functools import lru_cache, partial, wraps

from django.conf import settings
from django.utils.translation import get_language

from roles.models import ContentRevision

from .trials import is_kept


def cached_by_revision(gather=None, *, entries=1, by_language=False):
    """Let a function run once for each revision of the content and its arguments.

    Costs a query, for the revision that the database has now: an editor's next page shows the
    edit. What it returns is shared between threads and requests, so nobody may change it. Keeps
    the latest `entries` answers, of each language where the answer is in one (`by_language`);
    what is raised is not kept.
    """
    if gather is None:
        return partial(cached_by_revision, entries=entries, by_language=by_language)

    @lru_cache(maxsize=entries * (len(settings.LANGUAGES) if by_language else 1))
    def remembered(token, language, *args):
        return gather(*args)

    @wraps(gather)
    def read(*args):
        if not is_kept():
            return gather(*args)
        language = get_language() if by_language else None
        return remembered(ContentRevision.current().token, language, *args)

    read.forget = remembered.cache_clear
    return read
