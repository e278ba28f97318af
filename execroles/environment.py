"""Settings from the environment, read strictly: a value that means nothing stops the site.

A variable that is empty counts as not set, since compose files and unit files pass empty ones on.
"""

import os
import re

from django.core.exceptions import ImproperlyConfigured

ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", re.ASCII)
ON, OFF = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def text(name, default="", environ=os.environ):
    return environ.get(name, "").strip() or default


def is_on(name, default=False, environ=os.environ):
    """Whether a switch is on: 1, true, yes, on or 0, false, no, off, in any case of letters."""
    given = text(name, environ=environ).casefold()
    if given and given not in ON + OFF:
        raise wrong(name, given, f"Set it to {', '.join(ON)} or to {', '.join(OFF)}.")
    return given in ON if given else default


def number(name, default, least=0, most=10**9, environ=os.environ):
    """A whole number in digits, from `least` to `most`."""
    given = text(name, environ=environ)
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and least <= int(given[:20]) <= most):
        raise wrong(name, given, f"Set it to a whole number from {least} to {most}.")
    return int(given)


def choice(name, choices, default, environ=os.environ):
    given = text(name, environ=environ).casefold()
    if given and given not in choices:
        raise wrong(name, given, f"Set it to {' or '.join(choices)}.")
    return given or default


def names(name, default="", environ=os.environ):
    """What stands between commas, without empty parts."""
    return [part.strip() for part in text(name, default, environ).split(",") if part.strip()]


def origin(name, hosts, is_encrypted, environ=os.environ):
    """Scheme, host and port, without a slash; of the first of `hosts` unless it is set."""
    given = text(name, environ=environ)
    if not given:
        named = (host.lstrip(".") for host in hosts if host != "*")
        return f"{'https' if is_encrypted else 'http'}://{next(named, 'localhost')}"
    if not ORIGIN.fullmatch(given):
        raise wrong(name, given, "Set it to scheme and host, as in https://www.example.org")
    return given


def wrong(name, given, remedy):
    return ImproperlyConfigured(f"{name}={given[:40]!r} is not understood. {remedy}")
