"""Run the services of compose.yaml from their images, and fetch pages through the proxy."""

import re
import secrets
import subprocess
from contextlib import ExitStack, contextmanager
from shutil import chown
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import yaml

from tests.environment.checks import ROOT
from tests.environment.programs import free_port, listens, wait_until
from tests.environment.suite import title

VARIABLE = re.compile(r"\$\{(\w+):([-?])([^}]*)\}")
# Debian's own PostgreSQL stands for the image that compose.yaml names.
POSTGRES = """
FROM minimal-debian
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql
USER postgres
"""
START_POSTGRES = """
bin=$(echo /usr/lib/postgresql/*/bin); printf %s "$POSTGRES_PASSWORD" > /tmp/password
$bin/initdb -D /tmp/data -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 \
  -E UTF8 --locale=C.UTF-8 > /dev/null
echo "CREATE DATABASE $POSTGRES_DB" | $bin/postgres --single -D /tmp/data postgres > /dev/null
exec $bin/postgres -D /tmp/data -h 127.0.0.1 -p "$PORT" -k /tmp
"""
# Who runs in each image: the app has a user of its own, 33 is Debian's www-data.
USERS = {"app": 10001, "proxy": 33}
PAGES = {
    "/": 200,
    "/en/": 200,
    "/chuc-danh/cpo/": 200,
    "/so-do/": 200,
    "/chia-se.png": 200,
    "/admin/login/": 200,
    "/khong-co/": 404,
}


def services(settings):
    """The services of compose.yaml, its variables filled in; KeyError names one that is missing."""
    text = (ROOT / "compose.yaml").read_text()
    return _filled(yaml.safe_load(text)["services"], settings)


def _filled(value, settings):
    if isinstance(value, dict):
        return {key: _filled(part, settings) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, settings) for part in value]
    return VARIABLE.sub(lambda found: _chosen(settings, *found.groups()), str(value))


def _chosen(settings, name, kind, default):
    return settings.get(name) or (default if kind == "-" else settings[name])


class Composed:
    """The services, each on a free port of 127.0.0.1: these containers share the machine's network.

    `store` is a containers.Store with the images db, app and proxy; `folder` holds their volumes.
    """

    def __init__(self, store, folder):
        self.store = store
        self.ports = {name: free_port() for name in ("db", "app1", "proxy")}
        self.services = services(
            {
                "ALLOWED_HOSTS": "127.0.0.1",
                "SECRET_KEY": secrets.token_urlsafe(50),
                "POSTGRES_PASSWORD": secrets.token_hex(24),
                "PROXIES": "1",
                "WORKERS": "1",
            }
        )
        folder.chmod(0o711)
        self.volumes = {
            "app": (folder / "backups", "/app/var/backups"),
            "proxy": (folder / "cache", "/cache"),
        }
        for image, (here, _) in self.volumes.items():
            here.mkdir(mode=0o700)
            chown(here, USERS[image])

    def environment(self, service):
        """What compose.yaml gives the service, with our ports for its names."""
        addresses = {name: f"127.0.0.1:{port}" for name, port in self.ports.items()}
        given = dict(self.services[service]["environment"])
        if "DATABASE_URL" in given:
            given["DATABASE_URL"] = given["DATABASE_URL"].replace("@db/", f"@{addresses['db']}/")
            given["BIND"] = addresses["app1"]
        return given | {
            "db": {"PORT": self.ports["db"]},
            "proxy": {"LISTEN": addresses["proxy"], "SERVERS": addresses["app1"]},
        }.get(service, {})

    def arguments(self, service):
        image = {"app1": "app", "migrate": "app"}.get(service, service)
        volumes = [self.volumes[image]] if image in self.volumes else []
        return image, {"environment": self.environment(service), "volumes": volumes}

    def run(self, service, *command):
        image, named = self.arguments(service)
        print("+", service, *command, flush=True)
        return self.store.run(image, *command, **named)

    @contextmanager
    def running(self, service, *command):
        image, named = self.arguments(service)
        with self.store.running(image, *command, **named) as program:
            wait_until(lambda: listens(self.ports[service]), f"{service} listens")
            yield program


def try_out(store, folder):
    """Start everything, fetch the pages, back up; return 0 when all is as it should be."""
    title("run")
    site = Composed(store, folder)
    with ExitStack() as running:
        running.enter_context(site.running("db", "sh", "-ec", START_POSTGRES))
        print(site.run("migrate", *site.services["migrate"]["command"]))
        running.enter_context(site.running("app1", *store.default_command("app")))
        running.enter_context(site.running("proxy", *store.default_command("proxy")))
        for service in ("app1", "proxy"):
            print(site.run(service, *site.services[service]["healthcheck"]["test"][1:]))
        faults = [*wrong_users(site), *wrong_pages(site.ports["proxy"]), *wrong_deployment(site)]
    print("\n".join(faults) or "Everything answers as it should.")
    return 1 if faults else 0


def wrong_users(site):
    for image, user in USERS.items():
        found = site.run({"app": "app1"}.get(image, image), "id", "-u").strip()
        if found != str(user):
            yield f"{image} runs as user {found} instead of {user}"


def wrong_pages(port):
    for page, expected in PAGES.items():
        found = status(f"http://127.0.0.1:{port}{page}")
        print(found, page)
        if found != expected:
            yield f"{page}: {found} instead of {expected}"


def status(address):
    try:
        return urlopen(address, timeout=30).status
    except HTTPError as answer:
        return answer.code
    except URLError as error:
        return str(error)


def wrong_deployment(site):
    """Faults that `check --deploy` finds in the image, and a backup that doesn't arrive outside."""
    try:
        print(site.run("app1", "python", "manage.py", "check", "--deploy", "--fail-level=WARNING"))
        print(site.run("app1", "python", "manage.py", "backup", "--keep", "2"))
    except subprocess.CalledProcessError as error:
        yield f"{' '.join(error.cmd[-4:])}: exit {error.returncode}"
    if not list(site.volumes["app"][0].glob("*.jsonl.gz")):
        yield "the backup is not in its volume"
