"""How Granian serves the site: by `make run`, in the container, and beside nginx.

`python -m execroles.serving`. One copy of the code for all workers, and a wrong setting stops the
server at once: the site is imported before they are forked.
"""

import multiprocessing
import os
import signal
import time
from threading import Thread

from django.core.exceptions import ImproperlyConfigured
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.mp import MPServer

from execroles.environment import number, text
from execroles.logs import console, formatters

# Pages wait for the database more than for the processor.
THREADS = 4
# So long a connection may take for the head of a request, and lie idle between two: longer than the
# proxy keeps its own, so that it never writes to one that is closing.
HEAD_SECONDS = 60
# Bytes of a request's head: four of nginx's buffers.
HEAD_BYTES = 32 * 2**10
# So long requests under way have when the server is stopped.
GRACE_SECONDS = 30
# Between two looks whether the server is to stop, or a worker has ended.
LOOK_SECONDS = 0.1
# Of each worker, at once; those of who says nothing included.
CONNECTIONS = 1000


def serve():
    """Serve until a signal ends it; requests under way end first."""
    host, port = address(text("BIND", "127.0.0.1:8000"))
    workers = number("WORKERS", multiprocessing.cpu_count(), least=1, most=1000)
    threads = number("THREADS", THREADS, least=1, most=1000)
    from execroles.wsgi import application  # only now: a wrong number is told in no time
    from roles.caching.shared import SHARED

    multiprocessing.set_start_method("fork", force=True)
    server = MPServer(
        "execroles.wsgi",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=threads,
        backlog=2 * CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(HEAD_SECONDS * 1000, max_buffer_size=HEAD_BYTES),
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        log_dictconfig=server_logs(),
    )
    server.main_loop_interrupt = Wake()
    # What a terminal or `make` sends to all of a group is for the server, which tells its workers:
    # one that is told twice at once stands still until it is killed.
    os.register_at_fork(after_in_child=os.setpgrp)
    with SHARED.opened():
        server.serve(target_loader=lambda: loaded(application), wrap_loader=False)


class Wake:
    """What the server's main thread waits for, without the lock that `threading.Event` has.

    A second signal while one is told would wait for itself, and a terminal sends one to all of a
    group, and `make` one more. That Python misses to wake for a signal that another thread got
    happens, too: so we look ourselves.
    """

    told = False

    def set(self):
        self.told = True

    def clear(self):
        self.told = False

    def wait(self):
        while not self.told:
            time.sleep(LOOK_SECONDS)


def address(bind):
    """(host, port) of a BIND such as 127.0.0.1:8000 or [::1]:8000."""
    host, colon, port = bind.rpartition(":")
    if not (colon and host and port.isdecimal()):
        raise ImproperlyConfigured(f"BIND={bind!r} is not understood: give a host and a port.")
    return host.strip("[]"), int(port)


def loaded(application):
    """The application, in a worker of its own."""
    Thread(target=end_with_the_server, name="server", daemon=True).start()
    return application


def end_with_the_server():
    """No worker goes on alone: it would answer beside those of the next server."""
    multiprocessing.parent_process().join()
    os.kill(os.getpid(), signal.SIGTERM)


def server_logs():
    """The server's own lines are like those of the site."""
    own = {"handlers": ["console"], "propagate": False}
    handlers = {"console": console()}
    return {"formatters": formatters(), "handlers": handlers, "loggers": {"_granian": own}}


if __name__ == "__main__":
    serve()
