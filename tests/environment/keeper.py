"""Run a program until our input closes, and for so many seconds at most; leave nothing behind.

Run: python keeper.py SECONDS COMMAND… (prints the program's process id)
Input closes when whoever started us ends in whatever way, kill -9 too. So no server outlives the
tests that started it.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time

GRACE = 15  # seconds between asking a program to stop and killing what is left of it


def main(seconds, *command):
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    print(program.pid, flush=True)
    deadline = time.monotonic() + float(seconds)
    while program.poll() is None and time.monotonic() < deadline:
        if select.select([sys.stdin], [], [], 0.1)[0]:
            break
    stop(program)
    return program.returncode


def stop(program):
    if program.poll() is None:
        program.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(GRACE)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


if __name__ == "__main__":
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_IGN)  # ours is to stop when our starter has finished
    sys.exit(abs(main(*sys.argv[1:])))
