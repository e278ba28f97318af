"""Requests a second: nginx, a page from memory, a page made anew, a constant view, Wagtail."""

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.environment.programs import Program, free_port, listens, wait_until
from tests.environment.stack import ROOT

from .load import rate
from .report import Row

PAGE = "/chuc-danh/cpo/"
SMALL = "/chuc-danh/cto/"
# Whoever seems to be signed in gets every page made anew.
ANEW = "Cookie: sessionid=benchmark"


def measure(stack, folder: Path, wagtail):
    """Rows for the report; `wagtail` is a function that serves a fresh Wagtail, or None."""
    app = stack.apps[0].origin
    body = urlopen(app + PAGE).read()
    cached, made = rate(app + PAGE), rate(app + PAGE, ANEW)
    small = urlopen(app + SMALL).read()
    cached_small, made_small = rate(app + SMALL), rate(app + SMALL, ANEW)
    proxied = rate(stack.origin + PAGE)
    with static_nginx(stack, folder, body) as origin:
        file = rate(f"{origin}/page.html")
    constant, constant_small = (constant_rate(stack, folder, each) for each in (body, small))
    size, small_size = f"{len(body) / 1000:.0f} KB", f"{len(small) / 1000:.0f} KB"
    yield Row(f"nginx: role page ({size}) / the same bytes as a file", proxied, file, 0.8)
    yield Row(f"app: page from memory ({size}) / constant view", cached, constant, 0.85)
    yield Row(
        f"app: page from memory ({small_size}) / constant view", cached_small, constant_small, 0.85
    )
    yield Row(f"app: page made anew ({size}) / constant view", made, constant, 0.15)
    yield Row(
        f"app: page made anew ({small_size}) / constant view", made_small, constant_small, 0.15
    )
    if wagtail:
        with wagtail() as origin:
            home = rate(f"{origin}/")
        ours_made, ours = rate(f"{app}/", ANEW), rate(f"{app}/")
        yield Row("app: home page made anew / home page of a fresh Wagtail", ours_made, home, 1.5)
        yield Row("app: role page made anew / home page of a fresh Wagtail", made, home, 1.5)
        yield Row("app: role page from memory / home page of a fresh Wagtail", cached, home, 9)
        yield Row("app: home page from memory / home page of a fresh Wagtail", ours, home, 9)


def constant_rate(stack, folder, body):
    file = folder / f"constant-{len(body)}"
    file.write_bytes(body)
    environment = stack.apps[0].environment | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.constant",
        "CONSTANT_FILE": str(file),
    }
    with gunicorn([sys.executable, "-m", "gunicorn"], ROOT, environment, folder) as origin:
        return rate(f"{origin}/")


@contextmanager
def gunicorn(command, code, environment, folder):
    """Serve some project with our configuration of gunicorn; yield its origin."""
    port = free_port()
    command = [*command, "--config", str(ROOT / "deploy/gunicorn.conf.py")]
    if code != ROOT:
        command += ["mysite.wsgi"]
    env = environment | {"BIND": f"127.0.0.1:{port}"}
    server = Program(command, log=folder / "gunicorn.log", cwd=code, env=env)
    try:
        wait_until(lambda: listens(port) or not server.is_running, "gunicorn listens")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()


@contextmanager
def static_nginx(stack, folder, body):
    """nginx with the same configuration, except that it serves a file."""
    place = folder / "file"
    place.mkdir()
    place.chmod(0o755)
    (place / "page.html").write_bytes(body)
    text = (ROOT / "deploy/nginx.conf").read_text()
    before, _, after = text.partition("location / {")
    (place / "nginx.conf").write_text(
        f"{before}location = /page.html {{ root {place}; }}\n    location / {{{after}"
    )
    shutil.copy(ROOT / "deploy/proxy.sh", place)
    port = free_port()
    env = stack.proxy_environment(stack.apps) | {
        "LISTEN": f"127.0.0.1:{port}",
        "RUN": str(place / "run"),
        "LOG": str(place / "requests.log"),
    }
    server = Program(
        [str(place / "proxy.sh")], log=place / "log", cwd=place, env=dict(os.environ) | env
    )
    try:
        wait_until(lambda: listens(port), "nginx listens")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()
