"""A fresh Wagtail, installed into a folder of its own, to measure beside."""

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial

from tests.environment.stack import ROOT

from .throughput import gunicorn

SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "a measure has no secrets"
ALLOWED_HOSTS = ["127.0.0.1"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""
# The server is the same: the version that is locked for our site.
LOCKED = next(
    line.split()[0]
    for line in (ROOT / "requirements/base.txt").read_text().splitlines()
    if line.startswith("gunicorn==")
)


def installed(folder):
    """A function that serves the project made in `folder`; None where pip cannot install it."""
    venv, site = folder / "venv", folder / "site"
    site.mkdir(parents=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
    environment |= {"DJANGO_SETTINGS_MODULE": "mysite.settings.bench", "WORKERS": "2"}
    run = partial(subprocess.run, check=True, capture_output=True, env=environment)
    try:
        run([sys.executable, "-m", "venv", venv])
        run([venv / "bin/pip", "install", "--quiet", "wagtail", LOCKED])
    except subprocess.CalledProcessError as failed:
        print("Without Wagtail:", failed.stderr.decode()[-300:])
        return None
    run([venv / "bin/wagtail", "start", "mysite", site])
    (site / "mysite/settings/bench.py").write_text(SETTINGS)
    run([venv / "bin/python", "manage.py", "migrate", "-v0"], cwd=site)
    return partial(served, venv, site, environment, folder)


@contextmanager
def served(venv, site, environment, folder):
    command = [str(venv / "bin/python"), "-m", "gunicorn"]
    with gunicorn(command, site, environment, folder) as origin:
        yield origin
