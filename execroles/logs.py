"""Logs as lines of JSON, each with the id of the request it belongs to, and without personal data.

A line holds no address, no browser, no cookie, no user, no query string and no referrer. What a
request may have brought stands in quotes in messages of Python, Django and databases, or is an
address: both are left out, here, for every logger. A database's message is cut after its first
line as well: the second one ("DETAIL") quotes values.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from execroles.environment import choice, is_on

REQUEST_ID = ContextVar("request_id", default="")
# What a record may carry besides its message, as in `log.info("…", extra={"route": "role"})`.
EXTRA = ("method", "route", "status", "milliseconds", "cache")

as_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, request, and what is known."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": said(record),
            "request": REQUEST_ID.get(),
            "process": record.process,
        }
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = described(record.exc_info[1])
        return as_json(line)


class PlainFormatter(JsonFormatter):
    """The same as a line of text for each record, and one for each of its errors."""

    def format(self, record):
        line = json.loads(super().format(record))
        errors = (
            f"\n  {e['type']}: {e['message']} ({e['at'][-1:]})" for e in line.get("error", ())
        )
        return f"{record.levelname} {record.name}: {line['message']}{''.join(errors)}"


def said(record):
    """The message of a record. Those below a warning are about the server itself."""
    text = record.getMessage()
    return discreet(text) if record.levelno >= logging.WARNING else text


# In this order: an address or a query may stand within quotes. Quotes that are not closed hold all
# that follows; the apostrophe in «doesn't» is none.
PERSONAL = re.compile(
    r"""\bb'(?:[^'\\]|\\.)*'(?!\w) | (?<!\w)'(?:[^'\\]|\\.)*'(?!\w) | "(?:[^"\\]|\\.)*" |
    (?<!\w)'.* | ".* |
    \w+://\S+ | (?<=\S)\?\S+ |
    \b\d{1,3}(?:\.\d{1,3}){3}\b | (?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,}[0-9a-fA-F.:]*""",
    re.VERBOSE,
)
# A database does not mark quotes within what it quotes.
QUOTED = re.compile('".*"')


def discreet(text):
    """`text` without what is quoted in it, without queries and without addresses of any kind."""
    return PERSONAL.sub("…", text)


def described(error):
    """The error and those that led to it, the last one first, each with its place in the code."""
    errors = []
    while error is not None and len(errors) < 5:
        errors.append({"type": type(error).__name__, "message": message(error), "at": at(error)})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return errors


def message(error):
    if isinstance(error, ImproperlyConfigured):
        return str(error)  # it quotes a setting, and no reader
    package = type(error).__module__.partition(".")[0]
    if isinstance(error, Error) or package in ("psycopg", "psycopg_pool", "sqlite3"):
        rule = getattr(getattr(error, "diag", None), "constraint_name", None)
        first = QUOTED.sub("…", str(error).partition("\n")[0])
        return discreet(first) + (f" [{rule}]" if rule else "")
    return discreet(str(error))


def at(error):
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


class QuietProbes(logging.Filter):
    """Leave out what asks only whether we are alive, as long as we are."""

    def filter(self, record):
        probe = getattr(record, "route", "") in ("livez", "healthz")
        return not (probe and getattr(record, "status", 0) < 400)


def wants_json():
    default = "json" if is_on("PRODUCTION") else "plain"
    return choice("LOG_FORMAT", ("json", "plain"), default) == "json"


def formatters():
    """Ours, and on one's own machine a plain one that shows everything."""
    plain = {"()": "execroles.logs.PlainFormatter"}
    if not is_on("PRODUCTION"):
        plain = {"format": "%(levelname)s %(name)s: %(message)s"}
    return {"json": {"()": "execroles.logs.JsonFormatter"}, "plain": plain}


def console():
    return {"class": "logging.StreamHandler", "formatter": "json" if wants_json() else "plain"}


def logging_settings(requests):
    """Django's LOGGING: everything to standard error, in JSON or as plain lines.

    `requests` says whether each answered request makes a line.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formatters(),
        "filters": {"probes": {"()": "execroles.logs.QuietProbes"}},
        "handlers": {"console": console() | {"filters": ["probes"]}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers would write each line a second time, or mail it.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True, "level": "INFO"},
            "requests": {"level": "INFO" if requests else "WARNING"},
        },
    }
