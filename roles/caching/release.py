"""When the code that makes the pages last changed: a page is no older than its template."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("templates", "roles", "execroles", "locale")
KINDS = {".html", ".py", ".mo", ".svg"}


@cache
def released_at():
    """The newest date among templates, code, translations and collected static files."""
    files = [p for folder in FOLDERS for p in (settings.BASE_DIR / folder).rglob("*.*")]
    files.append(Path(settings.STATIC_ROOT) / "staticfiles.json")
    dates = [p.stat().st_mtime for p in files if p.suffix in KINDS | {".json"} and p.exists()]
    return datetime.fromtimestamp(max(dates), UTC)
