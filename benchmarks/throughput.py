"""Requests a second: nginx, a page from memory, a page made anew, a constant view, Wagtail."""

import os
import shutil
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.environment.programs import Program, free_port, listens, wait_until
from tests.environment.stack import ROOT

from .load import rates
from .report import Row

PAGE = "/chuc-danh/cpo/"
SMALL = "/chuc-danh/cto/"
# Whoever is signed in gets every page made anew.
SIGN_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
user, session = User.objects.get_or_create(username="benchmark")[0], SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session.save()
print(session.session_key)
"""
# With few connections wrk waits for nginx, and both spend their time falling asleep and waking.
APP_CONNECTIONS, NGINX_CONNECTIONS = 16, 64


def measure(stack, folder: Path, wagtail):
    """Rows for the report; `wagtail` is a function that serves a fresh Wagtail, or None.

    All servers stand side by side, and are asked in turn: what else the machine does in the
    meantime hits them alike.
    """
    app, session = stack.apps[0].origin, stack.apps[0].manage("shell", "-v0", "-c", SIGN_IN)
    anew = f"Cookie: sessionid={session.split()[-1]}"
    body, small = (urlopen(app + page).read() for page in (PAGE, SMALL))
    with ExitStack() as ending:
        file = ending.enter_context(static_nginx(stack, folder, body))
        large_view, small_view = (
            ending.enter_context(constant_view(stack, folder, each)) for each in (body, small)
        )
        # Pages made anew come last: what is in work when their turn ends would slow down the next.
        asked = {
            "kept": (app + PAGE,),
            "constant": (f"{large_view}/",),
            "small kept": (app + SMALL,),
            "small constant": (f"{small_view}/",),
            "home kept": (f"{app}/",),
        }
        if wagtail:
            asked["wagtail"] = (f"{ending.enter_context(wagtail())}/",)
        asked |= {
            "made": (app + PAGE, anew),
            "small made": (app + SMALL, anew),
            "home made": (f"{app}/", anew),
        }
        found = rates(asked, APP_CONNECTIONS)
        by_nginx = {"proxied": (stack.origin + PAGE,), "file": (f"{file}/page.html",)}
        found |= rates(by_nginx, NGINX_CONNECTIONS)
    size, small_size = f"{len(body) / 1000:.0f} KB", f"{len(small) / 1000:.0f} KB"
    return [Row(what.format(size, small_size), found[one], found[other], target)
            for what, one, other, target in ROWS if other in found]  # fmt: skip


ROWS = (
    ("nginx: role page ({0}) / the same bytes as a file", "proxied", "file", 0.8),
    ("app: page from memory ({0}) / constant view", "kept", "constant", 0.85),
    ("app: page from memory ({1}) / constant view", "small kept", "small constant", 0.85),
    ("app: page made anew ({0}) / constant view", "made", "constant", 0.15),
    ("app: page made anew ({1}) / constant view", "small made", "small constant", 0.15),
    ("app: home page made anew / home page of a fresh Wagtail", "home made", "wagtail", 1.5),
    ("app: role page ({1}) made anew / home page of a fresh Wagtail", "small made", "wagtail", 1.5),
    ("app: home page from memory / home page of a fresh Wagtail", "home kept", "wagtail", 9),
    ("app: role page ({0}) from memory / home page of a fresh Wagtail", "kept", "wagtail", 9),
)


@contextmanager
def constant_view(stack, folder, body):
    file = folder / f"constant-{len(body)}"
    file.write_bytes(body)
    environment = stack.apps[0].environment | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.constant",
        "CONSTANT_FILE": str(file),
    }
    with gunicorn([sys.executable, "-m", "gunicorn"], ROOT, environment, folder) as origin:
        yield origin


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
