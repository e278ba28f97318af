"""Rows 10 and 11: `make run` until the first page, and what a worker takes to begin with."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from urllib.request import urlopen

from benchmarks import processes
from benchmarks.report import Part, Row, pair
from benchmarks.trees import in_turn
from tests.environment.programs import free_port, wait_until

PAGE = "/chuc-danh/cpo/"
DONE = 0.02  # seconds between two looks whether the page is there


def measure(bench):
    fresh = in_turn(bench.trees, from_nothing)
    again = in_turn(bench.trees, started, rounds=3)
    imports = in_turn(bench.trees, lambda tree: tree.probe("imports"), rounds=5)
    rows = [
        Row("10", "`make run`, fresh: processor time", "s", *column(fresh, 0), 15, was=24.8),
        Row("10", "`make run`, fresh: wall-clock", "s", *column(fresh, 1)),
        Row("10", "`make run`, unchanged: processor time", "s", *column(again, 0)),
        Row("10", "`make run`, unchanged: wall-clock", "s", *column(again, 1), 3, was=7.9),
        Row("11", "importing the site", "ms", *column(imports, "milliseconds"), 500, was=869),
        Row(
            "11",
            "memory of a process that has imported it",
            "MB",
            *column(imports, "memory"),
            60,
            was=70,
        ),
    ]
    return Part("Starting", rows, SAID)


def column(found, key):
    return pair({name: [run[key] for run in each] for name, each in found.items()})


def from_nothing(tree):
    """Without data, static files and translations; the packages are there."""
    for compiled in tree.code.glob("locale/**/*.mo"):
        compiled.unlink()
    shutil.rmtree(fresh_var(tree), ignore_errors=True)
    return started(tree)


def fresh_var(tree):
    return tree.var / "make-run"


def started(tree):
    """(processor time, wall-clock seconds) of `make run` until a page is answered."""
    port = free_port()
    environment = replace(tree, var=fresh_var(tree)).environment(PORT=str(port), HOST="127.0.0.1")
    for name in ("PRODUCTION", "HTTPS", "ALLOWED_HOSTS", "PROXIES", "SECRET_KEY", "PYTHONPATH"):
        environment.pop(name, None)  # as somebody has it who sets nothing
    began = time.perf_counter()
    run = subprocess.Popen(
        ["make", "run"], cwd=tree.code, env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until(lambda: answers(port) or ended(run), "make run answers", seconds=240)
        return processes.seconds(run.pid), time.perf_counter() - began
    finally:
        os.killpg(run.pid, signal.SIGTERM)
        run.wait()


def answers(port):
    try:
        return urlopen(f"http://127.0.0.1:{port}{PAGE}").read()
    except OSError:
        time.sleep(DONE)
        return None


def ended(run):
    if run.poll() is not None:
        raise RuntimeError("make run has ended")


SAID = """«Fresh» is a checkout with its packages installed: translations, database, content and
static files are made. «Unchanged» is the same command once more, the least of three."""
