"""Serve this tree as it is deployed until the input ends; print where, and by which processes.

python serve.py FOLDER DATABASE_URL
"""

import json
import sys
from pathlib import Path

from tests.environment import stack


def main(folder, database):
    with stack.running(Path(folder), DATABASE_URL=database) as running:
        app = running.apps[0]
        told = {"app": app.origin, "app_process": app.program.pid,
                "proxy": running.origin, "proxy_process": running.proxy.pid}  # fmt: skip
        print(json.dumps(told), flush=True)
        sys.stdin.read()


main(*sys.argv[1:])
