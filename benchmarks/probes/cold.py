"""A role page of which nothing is kept but what all pages share: its queries and its template."""

import cProfile
import pstats
import sys
import time
from contextlib import contextmanager

import ready
from django.db import connection
from django.template.backends.django import Template

PAGES = ("/chuc-danh/cpo/", "/chuc-danh/cto/", "/chuc-danh/ceo/", "/en/roles/cpo/")
RUNS, ENTRIES = 9, 12
spent = {"database": 0.0, "template": 0.0}


def main():
    who = ready.client()
    found = {page: parts(who, page) for page in PAGES}
    ready.tell({"pages": found, "profile": profile(who, PAGES[0])})


def parts(who, page):
    """Milliseconds of processor time; of the run that took the least in all."""
    runs = []
    for _ in range(RUNS):
        ready.forget(shared=False)
        spent.update(dict.fromkeys(spent, 0.0))
        total = ready.milliseconds(lambda: ready.asked(who, page))
        runs.append({"all": total, **{name: 1000 * each for name, each in spent.items()}})
    return min(runs, key=lambda run: run["all"])


def profile(who, page):
    """The functions that take the most time of their own: [[calls, ms, where]]."""
    ready.forget(shared=False)
    profiler = cProfile.Profile()
    profiler.runcall(ready.asked, who, page)
    rows = sorted(pstats.Stats(profiler).stats.items(), key=lambda item: -item[1][2])
    return [[row[1], 1000 * row[2], place(*where)] for where, row in rows[:ENTRIES]]


def place(file, line, name):
    for root in sys.path:
        file = file.removeprefix(root + "/")
    return name if file == "~" else f"{file}: {name}"


@contextmanager
def taken(what):
    started = time.process_time()
    try:
        yield
    finally:
        spent[what] += time.process_time() - started


def asking(execute, sql, params, many, context):
    with taken("database"):
        return execute(sql, params, many, context)


def rendering(template, context=None, request=None, render=Template.render):
    before = spent["database"]
    with taken("template"):
        told = render(template, context, request)
    spent["template"] -= spent["database"] - before  # what it asked for is counted there
    return told


Template.render = rendering
with connection.execute_wrapper(asking):
    main()
