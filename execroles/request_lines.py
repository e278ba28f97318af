"""The line in the log about a kept page: the one that `log_answer` writes, at a tenth of its cost.

Python's logging takes twice as long for a line as it takes to answer from memory.
"""

import logging
import os
import time
from contextlib import suppress
from functools import lru_cache

from .logs import wants_json
from .middleware import log, log_answer

AS_JSON = wants_json()
STDERR = 2
LINE = (
    '{{"time": "{}.{:03}+00:00", "level": "info", "logger": "requests", "message": "answered", '
    '"request": "{}", "process": {}, "method": "{}", "route": "{}", "status": {}, '
    '"milliseconds": {}, "cache": "hit"}}\n'
).format


def log_hit(started, request, method, route, status):
    """Write the line about the request of that id, which came in at `started`, by `perf_counter`.

    Nothing in it is the client's word: method, route and id have been looked at.
    """
    if not AS_JSON:
        log_answer(started, method, route, status, "hit")
    elif log.isEnabledFor(logging.INFO):
        milliseconds = round(1000 * (time.perf_counter() - started), 1)
        text = line(time.time(), request, method, route, status, milliseconds)
        with suppress(OSError):  # nobody reads it any more
            os.write(STDERR, text.encode())


def line(now, request, method, route, status, milliseconds):
    """As `execroles.logs.JsonFormatter` has it."""
    seconds, part = divmod(int(now * 1000), 1000)
    return LINE(second(seconds), part, request, os.getpid(), method, route, status, milliseconds)


@lru_cache(maxsize=2)
def second(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
