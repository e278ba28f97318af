"""Who notes what is read, while something is made that may be kept (`roles/caching/reads.py`)."""

from contextlib import contextmanager
from contextvars import ContextVar

maker = ContextVar("maker", default=None)


@contextmanager
def unnoted():
    """Inside, nothing is noted: what is asked there makes no difference to the value."""
    token = maker.set(None)
    try:
        yield
    finally:
        maker.reset(token)


def note_part(part):
    """Say that a kept value, or what stands for one, goes into what is being made, if anything is.

    A part tells whether it would `hold(token)`, what is `known_here` of it, and its `size`.
    """
    if (outer := maker.get()) is not None:
        outer.parts.append(part)
