"""Which Chromium drives the browser tests: the system's, or the one that Playwright brings."""

import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright._impl._driver import compute_driver_executable

from tests.environment.programs import wait_until

# The same engine without windows, menus and services of its own: a page in a new context costs it
# a quarter of the processor time.
SHELL = "chromium-headless-shell"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Root may not use Chromium's sandbox, and a test machine has no use for the rest: our pages come
# from this machine, and nothing that the browser does on its own must reach the network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    # One process for the pages of a context: each would begin in one and go on in another. What a
    # site may do to another is decided as before; only a process taken over could do more.
    "--disable-site-isolation-trials",
    "--process-per-site",
    "--renderer-process-limit=1",
    # No frame is drawn far beyond the window, for a reader who might scroll there.
    "--force-gpu-mem-available-mb=1",
)
# Nothing draws frames then: documents are laid out and measured for two thirds of the processor
# time, and neither requestAnimationFrame nor an observer calls back, so Playwright cannot click.
UNPAINTED = "--disable-threaded-compositing"
# What the first frame brings, for a page without: the mark of the part that is being read.
READ_ON = "document.querySelector('.toc a')?.setAttribute('aria-current', 'location')"
OUR_HOSTS = {"localhost", "127.0.0.1"}
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@cache
def launch_args(*, whole: bool = False) -> dict | None:
    """Return the arguments for Playwright's `launch`, or None when no Chromium runs here.

    With `whole` the browser that readers have is preferred, else its headless shell.
    """
    system = next(filter(runs, candidates(whole)), None)
    if system:
        return {"executable_path": system, "args": list(FLAGS)}
    if playwrights_own():
        return {"args": list(FLAGS)}
    return None


def candidates(whole: bool) -> list[str]:
    browsers = [*map(shutil.which, COMMANDS), *MAC_APPS]
    shell = shutil.which(SHELL)
    return [path for path in ([*browsers, shell] if whole else [shell, *browsers]) if path]


def runs(path: str) -> bool:
    """Ask for the version: a name alone may be a stub that only says where to get the browser."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except OSError:
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def driver_runs() -> bool:
    """Whether Playwright's own Node.js finds the libraries that it needs."""
    node, *_ = compute_driver_executable()
    return subprocess.run([node, "--version"], capture_output=True).returncode == 0


def playwrights_own() -> bool:
    # In a process of its own: Playwright may already be at work in this one.
    answer = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True)
    path = answer.stdout.strip()
    return bool(path) and Path(path).exists() and runs(path)


def wait_for(page, expression: str) -> None:
    """Wait until `expression` is true in the page.

    Playwright's own `wait_for_function` looks again by `eval`, which our pages' policy forbids.
    """
    wait_until(lambda: page.evaluate(expression), expression)


@contextmanager
def stays_at_home(context):
    """Fail when a page of the context asks another host for anything."""
    asked = []
    context.on("request", lambda sent: asked.append(sent.url))
    yield
    assert [url for url in asked if is_foreign(url)] == []


def is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in OUR_HOSTS
