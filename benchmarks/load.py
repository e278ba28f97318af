"""How many requests a second servers answer, and what one costs them, by `wrk`."""

import re
import shutil
import subprocess
from dataclasses import dataclass

from . import processes

ROUNDS, SECONDS = 3, 2
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


class NoLoad(RuntimeError):
    """`wrk` is missing, or what it asked for was not answered well."""


@dataclass
class Asked:
    """An address, the processes that answer it, and the headers that it is asked with."""

    address: str
    pids: tuple
    headers: tuple = ()


@dataclass
class Load:
    """Requests a second; microseconds of processor time for each; the 99th percentile in ms."""

    rate: float
    cost: float
    slow: float

    def better(self, other):
        """The best of both rounds: what the machine can do when nothing else disturbs it."""
        return Load(
            max(self.rate, other.rate), min(self.cost, other.cost), min(self.slow, other.slow)
        )


def loads(asked: dict[str, Asked], connections: int) -> dict[str, Load]:
    """{name: Load}: the best of several rounds, in which all servers take turns. Raises NoLoad."""
    if not shutil.which("wrk"):
        raise NoLoad("Install wrk first (apt-get install wrk).")
    best = {}
    for each in asked.values():
        wrk(each, connections, 1)  # so that what it asks for is kept
    for _ in range(ROUNDS):
        for name, each in asked.items():
            found = run(each, connections)
            best[name] = best[name].better(found) if name in best else found
    return best


def run(asked, connections):
    before = processes.seconds(*asked.pids)
    said = wrk(asked, connections, SECONDS)
    spent = processes.seconds(*asked.pids) - before
    number = int(re.search(r"(\d+) requests in", said)[1])
    slow, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    # Of one that answers nothing in this time it is known that it is slower than that.
    number, rate = max(number, 1), max(rate, 1 / SECONDS)
    return Load(rate, spent * 1e6 / number, float(slow) * UNITS[unit])


def wrk(asked, connections, seconds):
    """What `wrk` says; it must have got nothing but good answers."""
    options = [f"-H{header}" for header in asked.headers]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout=20s", "--latency"]
    command += [*options, asked.address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise NoLoad(f"{asked.address}\n{said}")
    return said
