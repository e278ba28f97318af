"""Other sites, served beside ours: each yields its address and the process that answers there."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load import Asked
from tests.environment.programs import Program, free_port, listens, wait_until
from tests.environment.stack import ROOT

# As many as of ours.
WORKERS, THREADS = 2, 4
OPTIONS = [
    *("--interface", "wsgi", "--host", "127.0.0.1", "--port", "PORT", "--no-ws"),
    *("--workers", WORKERS, "--blocking-threads", THREADS),
]
DATASETTE = Path(__file__).with_name("datasette_site")


@contextmanager
def program(command, folder, environment, path="/"):
    """Run a server whose command names `PORT`, until the block ends."""
    port = free_port()
    command = [str(port if part == "PORT" else part) for part in command]
    server = Program(command, log=folder / f"{port}.log", cwd=folder, env=environment)
    try:
        wait_until(lambda: listens(port) or not server.is_running, f"{command[2]} listens")
        if not server.is_running:
            raise RuntimeError(server.messages())
        yield Asked(f"http://127.0.0.1:{port}{path}", (server.pid,))
    finally:
        server.stop()


def wsgi(python, application, folder, **environment):
    """A WSGI application of another project, by the server that ours has."""
    command = [python, "-m", "granian", *OPTIONS, application]
    return program(command, folder, clean() | environment)


def constant_view(folder, name, body):
    """A Django view that answers with these bytes."""
    file = folder / f"{name}.body"
    file.write_bytes(body)
    return wsgi(sys.executable, "benchmarks.peers.constant:application", folder,
                    PYTHONPATH=str(ROOT), CONSTANT_FILE=str(file),
                    DJANGO_SETTINGS_MODULE="benchmarks.peers.constant")  # fmt: skip


def datasette(folder, slug):
    """Datasette with our SQLite file in `folder`; the page of a role, by a template."""
    command = [
        *(sys.executable, "-m", "datasette", "serve", folder / "handbook.sqlite"),
        *("--metadata", folder / "metadata.json", "--port", "PORT"),
        *("--template-dir", DATASETTE / "templates", "--plugins-dir", DATASETTE / "plugins"),
    ]
    return program(command, folder, clean(), f"/handbook/roles/{slug}")


def clean():
    """Our environment without what our site reads."""
    return {name: v for name, v in os.environ.items() if not name.startswith("DJANGO")}
