"""What is tried and taken back must not be remembered: it never was."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_trial = ContextVar("trial", default=False)


@contextmanager
def nothing_kept():
    """Inside, whatever processes remember about the content is made anew and kept by nobody."""
    token = _trial.set(True)
    try:
        yield
    finally:
        _trial.reset(token)


def is_kept():
    """Whether what is gathered now may be remembered."""
    return settings.PAGE_CACHE and not _trial.get()
