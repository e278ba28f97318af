"""nginx with our configuration, changed in one place: before a file, or without a cache."""

import os
import shutil
from contextlib import contextmanager

from benchmarks.load import Asked
from tests.environment.programs import Program, free_port, listens, wait_until
from tests.environment.stack import ROOT

PLACE = "location / {\n      proxy_pass http://app;"
CACHE = "proxy_cache pages;"


def before_file(folder, body):
    """Serve these bytes as a file."""
    place = folder / "nginx-file"
    place.mkdir(mode=0o755)
    (place / "page").write_bytes(body)
    return serving(place, PLACE, f"location = /page {{ root {place}; }}\n    {PLACE}", path="/page")


def without_cache(folder, app, path):
    """Pass every request on to the app server at this origin."""
    place = folder / "nginx-passing"
    place.mkdir(mode=0o755)
    return serving(place, CACHE, "proxy_cache off;", path=path, servers=app.split("//")[1])


@contextmanager
def serving(place, old, new, path, servers="127.0.0.1:1"):
    before, found, after = (ROOT / "deploy/nginx.conf").read_text().partition(old)
    assert found, old
    (place / "nginx.conf").write_text(before + new + after)
    shutil.copy(ROOT / "deploy/proxy.sh", place)
    port = free_port()
    environment = os.environ | {
        "HOSTS": "127.0.0.1",
        "SERVERS": servers,
        "LISTEN": f"127.0.0.1:{port}",
        "SCHEME": "http",
        "RUN": str(place / "run"),
        "LOG": str(place / "requests.log"),
        "PATH": f"{os.environ['PATH']}:/usr/sbin",
    }
    server = Program([str(place / "proxy.sh")], log=place / "log", cwd=place, env=environment)
    try:
        wait_until(lambda: listens(port) or not server.is_running, "nginx listens")
        yield Asked(f"http://127.0.0.1:{port}{path}", (server.pid,))
    finally:
        server.stop()
