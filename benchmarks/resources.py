"""Memory of a worker, and how long the server takes from its start to its first page."""

import re
import time
from pathlib import Path
from urllib.request import urlopen

from tests.environment.stack import App


def memory(app) -> list[float]:
    """MB of each worker after load: its proportional share (PSS) of what workers share."""
    workers = [
        pid for child in [app.program.pid, *app.program.children()] for pid in children(child)
    ]
    return [share(pid) for pid in dict.fromkeys(workers)]


def children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in listed.split()]


def share(pid):
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"Pss:\s+(\d+)", rollup)[1]) / 1000


def cold_start(environment, folder) -> tuple[float, float]:
    """Seconds until the server listens, and until it has answered its first page."""
    started = time.perf_counter()
    app = App(environment, folder / "cold.log").start()
    try:
        app.wait()
        listening = time.perf_counter() - started
        urlopen(f"{app.origin}/chuc-danh/cpo/").read()
        return listening, time.perf_counter() - started
    finally:
        app.stop()
