"""A server for tests that only read: started once for many, on a database that nobody writes to."""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.environment import databases, stack


@dataclass(frozen=True)
class Site:
    url: str


@contextmanager
def serving(static, stage=databases.CONTENT):
    """Yield a Site with the content of a stage; `static` is the folder of collected files."""
    with tempfile.TemporaryDirectory(prefix="reading-") as name:
        folder = Path(name)
        shutil.copyfile(databases.sqlite_file(stage), folder / "db.sqlite3")
        (folder / "static").symlink_to(static)
        app = stack.App(stack.app_environment(folder, {"WORKERS": "1"}), folder / "log")
        try:
            yield Site(app.start().wait().origin)
        finally:
            app.stop()
