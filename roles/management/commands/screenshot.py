"""Draw the pictures of the site that the README shows, from the database as it is."""

import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test.testcases import LiveServerThread

CHROMIUM = ("chromium", "google-chrome", "chromium-headless-shell")
PICTURES = {
    "role.png": ("/chuc-danh/cpo/", 1280, 900, "light"),
    "comparison.png": ("/en/compare/cco/ceo/", 1280, 900, "dark"),
    "phone.png": ("/chuc-danh/cpo/", 390, 844, "light"),
}


class Command(BaseCommand):
    help = "Save pictures of some pages in docs/images/ (needs Chromium and the test packages)."

    def add_arguments(self, parser):
        parser.add_argument("--folder", default=settings.BASE_DIR / "docs" / "images", type=Path)

    def handle(self, *args, folder, **options):
        folder.mkdir(parents=True, exist_ok=True)
        server = serve()
        try:
            for name in draw(f"http://127.0.0.1:{server.port}", folder):
                self.stdout.write(str(folder / name))
        finally:
            server.terminate()


def serve():
    """Start the site on a free loopback port, in this process."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    # WhiteNoise serves the static files, as in production; no handler stands before it.
    server = LiveServerThread("127.0.0.1", lambda application: application)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise CommandError(str(server.error))
    return server


@contextmanager
def chromium():
    """A browser; CommandError where the test packages are missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise CommandError("Install the test packages first: make test does it.") from missing
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, CHROMIUM)), None),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def draw(origin, folder):
    """Yield the name of each picture once it stands in `folder`."""
    with chromium() as browser:
        for name, (path, width, height, scheme) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(origin + path)
            page.screenshot(path=folder / name)
            page.close()
            yield name
