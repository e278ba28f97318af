"""Logs as lines of JSON, each with the id of the request it belongs to, and without personal data.

A line holds no address, no browser, no cookie, no user and no query string. A database's message
is cut after its first line: the second one ("DETAIL") quotes values.
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

from django.db import Error

REQUEST_ID = ContextVar("request_id", default="")
# What a record may carry besides its message, as in `log.info("…", extra={"route": "role"})`.
EXTRA = ("method", "route", "status", "milliseconds", "cache")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, request, and what is known."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": REQUEST_ID.get(),
            "process": record.process,
        }
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = described(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def described(error):
    """The error and those that led to it, the last one first, each with its place in the code."""
    errors = []
    while error is not None and len(errors) < 5:
        errors.append({"type": type(error).__name__, "message": message(error), "at": at(error)})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return errors


def message(error):
    text = str(error)
    return text.partition("\n")[0] if isinstance(error, Error) or is_driver(error) else text


def is_driver(error):
    return type(error).__module__.partition(".")[0] in ("psycopg", "psycopg_pool", "sqlite3")


def at(error):
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


class QuietProbes(logging.Filter):
    """Leave out what asks only whether we are alive, as long as we are."""

    def filter(self, record):
        probe = getattr(record, "route", "") in ("livez", "healthz")
        return not (probe and getattr(record, "status", 0) < 400)


def logging_settings(as_json, requests):
    """Django's LOGGING: everything to standard error, in JSON or as plain lines.

    `requests` says whether each answered request makes a line.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "execroles.logs.JsonFormatter"},
            "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        },
        "filters": {"probes": {"()": "execroles.logs.QuietProbes"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "json" if as_json else "plain",
                "filters": ["probes"],
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers would write each line a second time, or mail it.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True, "level": "INFO"},
            "requests": {"level": "INFO" if requests else "WARNING"},
        },
    }
