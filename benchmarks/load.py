"""How many requests a second a server answers, by `wrk`."""

import re
import shutil
import subprocess

SECONDS, CONNECTIONS = 5, 16


class NoLoad(RuntimeError):
    """`wrk` is missing, or what it asked for was not answered well."""


def rate(url: str, *headers: str, seconds: int = SECONDS) -> float:
    """Requests a second for `url`, after a second of warming up. Raises NoLoad."""
    if not shutil.which("wrk"):
        raise NoLoad("Install wrk first (apt-get install wrk).")
    run(url, headers, 1)
    return run(url, headers, seconds)


def run(url, headers, seconds):
    options = [f"-H{header}" for header in headers]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout=20s", *options, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise NoLoad(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
