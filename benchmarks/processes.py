"""Processor time and memory of running servers, with all processes that they started (Linux)."""

import ctypes
import os
import re
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
LIBC = ctypes.CDLL(None)


def family(pid):
    """A process and all that descend from it."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        listed = " ".join((task / "children").read_text() for task in tasks)
    except OSError:
        return []
    return [pid, *(each for child in listed.split() for each in family(int(child)))]


def seconds(*pids):
    """The processor time that these processes and their families have taken."""
    return sum(map(_seconds, {each for pid in pids for each in family(pid)}))


def _seconds(pid):
    """Its own, to the microsecond, and that of children that have ended, to a hundredth."""
    clock = ctypes.c_int()
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        LIBC.clock_getcpuclockid(pid, ctypes.byref(clock))
        own = time.clock_gettime(clock.value)
    except OSError:
        return 0
    return own + sum(map(int, fields[13:15])) / TICKS


def memory(pid):
    """MB of the largest process of a family: its proportional share of what several share."""
    return max(map(_share, family(pid)))


def _share(pid):
    try:
        return (
            int(re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())[1]) / 1e3
        )
    except OSError:
        return 0
