"""What execroles/wsgi.py does for servers, done for tests, too: a plugin of pytest."""

import gc
import threading

from django.utils.translation import trans_real


def pytest_collection_finish(session):
    """Look for garbage less often than Python does: a fifth of the suite's time went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_runtest_setup(item):
    """Ask which language is spoken without a lock: some 2 % of the time of a page went there.

    Before each test: one that has changed the languages has had Django keep them anew.
    """
    if not isinstance(trans_real._active, threading.local):
        trans_real._active = threading.local()
