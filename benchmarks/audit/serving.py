"""The site with its own content and production settings, on this machine only."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.environment.stack import App, app_environment


@contextmanager
def site():
    """Yield the origin of the served site, `http://127.0.0.1:…`."""
    with TemporaryDirectory(prefix="audit-") as name:
        folder = Path(name)
        database = f"sqlite:///{folder}/db.sqlite3"
        settings = {"DATABASE_URL": database, "LOG_REQUESTS": "0"}
        app = App(app_environment(folder, settings), folder / "log")
        for command in (["migrate", "-v0"], ["seed"], ["collectstatic", "--no-input", "-v0"]):
            app.manage(*command)
        try:
            yield app.start().wait().origin
        finally:
            app.stop()
