"""Start a server program that ends with us, wait for it, stop it, kill it."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.py")
LONGEST = 3600  # seconds that a program may run
PATIENCE = 60  # seconds to wait for anything


class Program:
    """A running program; what it prints goes to the end of `log`."""

    def __init__(self, command, *, log, cwd, env):
        self.log = log
        with log.open("ab") as out:
            self._keeper = subprocess.Popen(
                [sys.executable, KEEPER, str(LONGEST), *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=out,
                cwd=cwd,
                env=env,
                start_new_session=True,  # Ctrl-C is for us
            )
        self.pid = int(self._keeper.stdout.readline())

    @property
    def is_running(self):
        return self._keeper.poll() is None

    def stop(self):
        """Ask it to end as a supervisor would, and wait until it has."""
        self._keeper.stdin.close()
        self._keeper.wait()
        self._keeper.stdout.close()

    def kill(self):
        """End it and its children at once, without asking (kill -9)."""
        for pid in (self.pid, *self.children()):  # a worker may have a group of its own
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.stop()

    def children(self):
        """The ids of the processes that it started."""
        return children(self.pid)

    def messages(self):
        return self.log.read_text(errors="replace")


def children(of):
    """The ids of the processes that the process `of` has started."""
    answer = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True)
    pairs = (map(int, line.split()) for line in answer.stdout.splitlines())
    return [pid for pid, parent in pairs if parent == of]


def wait_until(condition, what, seconds=PATIENCE):
    """Wait until `condition()` is true and return what it returned; TimeoutError names `what`."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not after {seconds} seconds")
        time.sleep(0.02)
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
