"""Django set up for a probe: a program that measures one tree of the code from inside.

Probes are run as files, with the tree in PYTHONPATH, so one and the same measures any commit: they
name only what old and new trees have in common. What a probe found is the last line that it
prints, as JSON.
"""

import json
import sys
import time
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402  (needs the set-up)
from django.test import Client  # noqa: E402

from roles.caching import revision_watch  # noqa: E402
from roles.views.public_pages import PublicPages  # noqa: E402

HOST = "127.0.0.1"
# What is gathered for one page, and not for all of them.
OWN = ("first_page", "published_page", "offer_of")
layers = []  # the page caches of this process: one for each client


def client(**cookies):
    found = Client(headers={"host": HOST})
    found.cookies.load(cookies)
    return found


def asked(who, path, **more):
    """The answer to a GET, which must be a good one, with its content read."""
    answer = who.get(path, **more)
    assert answer.status_code == 200, (path, answer.status_code)
    answer.body = answer.getvalue()
    return answer


def forget(shared=True):
    """Let this process forget its pages and what it gathered for them: all, or a page's own."""
    for layer in layers:
        if hasattr(layer, "pages"):
            layer.pages.clear()
        else:  # before there was a way to clear it
            layer.store = type(layer.store)(settings.PAGE_CACHE_BYTES)
    for read in gatherings():
        if shared or read.__name__ in OWN:
            read.forget()


def gatherings():
    """The functions that `cached_by_revision` made, wherever they are imported."""
    modules = [module for name, module in sys.modules.items() if name.startswith("roles.")]
    values = [value for module in modules for value in vars(module).values() if callable(value)]
    found = {id(each): each for each in values if {"forget", "__wrapped__"} <= vars_of(each)}
    return found.values()


def vars_of(value):
    return set(getattr(value, "__dict__", ()))


def see_edits_at_once():
    """Let every request ask for the revision, and not two a second."""
    revision_watch.RECHECK = 0


def edited(slug, sign="."):
    """Add a sign to the summary of a role, as any program may: triggers renew the revision."""
    with connection.cursor() as cursor:
        query = "UPDATE roles_role SET summary_vi = summary_vi || %s WHERE slug = %s"
        cursor.execute(query, [sign, slug])


def milliseconds(work):
    """The processor time of this process that `work()` takes."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def least(work, runs, before=lambda: None):
    times = []
    for _ in range(runs):
        before()
        times.append(milliseconds(work))
    return min(times)


def peak_of_memory():
    """MB that this process has held at most."""
    status = Path("/proc/self/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1000


def tell(found):
    print(json.dumps(found))


def _remembering(layer, get_response, make=PublicPages.__init__):
    layers.append(layer)
    make(layer, get_response)


PublicPages.__init__ = _remembering
