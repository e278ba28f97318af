"""Threads of one server speak their readers' languages without waiting for each other."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from django.utils import translation
from django.utils.translation import gettext

from tests.environment import checks

THREADS = 4
CODE = """
import threading
from asgiref.local import Local
from django.utils.translation import activate, trans_real

assert type(trans_real._active) is type(Local()), "Is there still a lock that wsgi.py has to avoid?"
import execroles.wsgi
assert type(trans_real._active) is threading.local
activate("en")
assert trans_real._active.value.language() == "en", "Django keeps the language elsewhere now."
"""
WORDS = {"vi": "Chức danh", "en": "Roles"}


def test_each_thread_keeps_its_language():
    together = threading.Barrier(THREADS)

    def speak(language):
        with translation.override(language):
            together.wait()
            said = {gettext("Roles") for _ in range(1000)}
            together.wait()
            return said

    with ThreadPoolExecutor(THREADS) as pool:
        languages = ["vi", "en"] * (THREADS // 2)
        assert list(pool.map(speak, languages)) == [{WORDS[each]} for each in languages]


def test_the_server_asks_for_the_language_without_a_lock():
    """In a process of its own: tests that change the languages have Django keep them anew."""
    subprocess.run([sys.executable, "-c", CODE], cwd=checks.ROOT, check=True)
