"""What takes long to gather and many pages need: each process keeps it while it stays the same."""

from functools import partial, wraps

from django.conf import settings
from django.utils.translation import get_language

from roles.models import ContentRevision
from roles.models.noting import unnoted

from .memory import Memory, revision_in_use
from .revision_watch import watch
from .trials import is_kept

MEMORIES = []  # of all functions of this process


def cached_by_revision(gather=None, *, entries=1, by_language=False, as_known=False):
    """Let a function run once for as long as what it reads stays the same, for its arguments.

    Inside of a page that is being made it is as of the page's revision; elsewhere it costs a
    query, for the revision that the database has now: an editor's next page shows the edit. What
    it returns is shared between threads and requests, so nobody may change it. Keeps the latest
    `entries` answers, of each language where the answer is in one (`by_language`); what is raised
    is not kept. What every page needs, also one that tells that the database is away, costs no
    query and is as new as what the process knows (`as_known`).
    """
    if gather is None:
        options = {"entries": entries, "by_language": by_language, "as_known": as_known}
        return partial(cached_by_revision, **options)

    memory = Memory(entries * (len(settings.LANGUAGES) if by_language else 1))
    MEMORIES.append(memory)

    @wraps(gather)
    def read(*args):
        token = current_token(as_known) if is_kept() else None
        if token is None:
            return gather(*args)
        language = get_language() if by_language else None
        return memory.get((language, *args), token, partial(gather, *args))

    read.forget = memory.clear
    return read


def current_token(as_known):
    """Of the revision in use; or else of the one that is known, if any, or that there is now."""
    if (token := revision_in_use()) is not None:
        return token
    if as_known:
        known = watch.current()
        return known and known.token
    with unnoted():
        return ContentRevision.current().token
