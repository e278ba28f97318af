"""The site with its own content and production settings, on this machine only."""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds


@contextmanager
def site():
    """Yield the origin of the served site, `http://127.0.0.1:…`."""
    with TemporaryDirectory(prefix="audit-") as folder:
        port = free_port()
        environment = settings(folder, port)
        for command in (["migrate", "-v0"], ["seed"], ["collectstatic", "--no-input", "-v0"]):
            manage(environment, *command)
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def settings(folder, port):
    """The environment of a production server that speaks plain HTTP to its own machine."""
    ours = {
        "PRODUCTION": "1",
        "HTTPS": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "LOG_REQUESTS": "0",
        "VAR_DIR": folder,
        "BIND": f"127.0.0.1:{port}",
        "WORKERS": "2",
    }
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DEBUG")}
    return kept | ours


def manage(environment, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def wait_for(origin):
    for _ in range(PATIENCE * 10):
        try:
            urlopen(f"{origin}/livez").close()
            return origin
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"The site does not answer at {origin}.")
