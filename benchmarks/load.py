"""How many requests a second a server answers, by `wrk`."""

import re
import shutil
import subprocess

ROUNDS, SECONDS = 5, 2


class NoLoad(RuntimeError):
    """`wrk` is missing, or what it asked for was not answered well."""


def rates(asked: dict[str, tuple], connections: int) -> dict[str, float]:
    """{name: requests a second} for {name: (address, *headers)}: the best of several rounds.

    The best, because it is what the machine can do when nothing else disturbs it. Raises NoLoad.
    """
    if not shutil.which("wrk"):
        raise NoLoad("Install wrk first (apt-get install wrk).")
    best = dict.fromkeys(asked, 0.0)
    for _ in range(ROUNDS):
        for name, (address, *headers) in asked.items():
            best[name] = max(best[name], run(address, headers, connections))
    return best


def run(url, headers, connections):
    options = [f"-H{header}" for header in headers]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout=20s", *options, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise NoLoad(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
