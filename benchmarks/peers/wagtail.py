"""A fresh Wagtail, as `wagtail start` makes it: rendered, and with Django's page cache."""

from functools import partial
from importlib.metadata import version

from benchmarks import trees

from .serving import clean, wsgi

SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "a measure has no secrets"
ALLOWED_HOSTS = ["127.0.0.1"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""
CACHED = """
from .bench import *

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
"""


def made():
    """Python with the newest Wagtail, and with the server that ours has."""
    server = f"granian=={version('granian')}"
    return trees.made_once(trees.KEPT / f"wagtail-{server}", "wagtail", server)


def installed(folder):
    """Functions that serve the project made in `folder`: {how: context manager of an Asked}."""
    python, site = made(), folder / "wagtail"
    site.mkdir()
    environment = clean() | {"DJANGO_SETTINGS_MODULE": "mysite.settings.bench"}
    start = "from wagtail.bin.wagtail import main; main()"
    trees.run([python, "-c", start, "start", "mysite", str(site)], folder, environment)
    for name, text in (("bench", SETTINGS), ("cached", CACHED)):
        (site / f"mysite/settings/{name}.py").write_text(text)
    trees.run([python, "manage.py", "migrate", "-v0"], site, environment)
    serve = partial(wsgi, python, "mysite.wsgi:application", site)
    return {
        "rendered": partial(serve, DJANGO_SETTINGS_MODULE="mysite.settings.bench"),
        "with its page cache": partial(serve, DJANGO_SETTINGS_MODULE="mysite.settings.cached"),
    }
