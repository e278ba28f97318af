"""One writer at a time, so that what was checked is still true when it is written."""

from roles.models import ContentRevision
from roles.models.revision import NO_CONTENT_YET


def alone():
    """Let all other writers of content wait until the end of this transaction; readers go on.

    Rules that span rows (no circle of lines, no save over a newer version) hold only so. On
    PostgreSQL every writing statement asks for the row of the content revision first (see
    `roles.triggers`), so whoever locks that row is alone, and nobody can wait in a circle. On
    SQLite a transaction is alone from its beginning (`transaction_mode: IMMEDIATE`).
    """
    revision = ContentRevision.objects.select_for_update()
    if not list(revision):
        # Nobody has written anything yet, and a lock is no change.
        revision.get_or_create(pk=1, defaults=NO_CONTENT_YET._asdict())
