"""Uploaded files between the preview and the decision: on disk, for a day at most."""

import re
import secrets
import time
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 24 * 60 * 60
_TOKEN = re.compile(r"[0-9a-f]{32}")


def folder():
    return Path(settings.VAR_DIR) / "imports"


def keep(data):
    """Write `data` to a file of its own and return the token that finds it again."""
    forget_old()
    folder().mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(16)
    file = folder() / token
    file.touch(mode=0o600)
    file.write_bytes(data)
    return token


def find(token):
    """The bytes behind a token (any text); None where there are none (any more)."""
    if not _TOKEN.fullmatch(token):
        return None
    try:
        return (folder() / token).read_bytes()
    except FileNotFoundError:
        return None


def forget(token):
    if _TOKEN.fullmatch(token):
        (folder() / token).unlink(missing_ok=True)


def forget_old():
    for file in folder().glob("*"):
        if file.stat().st_mtime < time.time() - KEPT_SECONDS:
            file.unlink(missing_ok=True)
