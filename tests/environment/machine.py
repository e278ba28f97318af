"""The parts of a machine that the tests need and pip cannot bring: find, install, or say how to."""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.environment import browser, office, postgres, stack

APT = "sudo apt-get install --yes --no-install-recommends"
DNF = "sudo dnf install"
# Needs no root. Ubuntu's own package is only a stub, so there Playwright brings its browser, and
# with --with-deps the libraries under it.
PLAYWRIGHT = f"{shlex.quote(sys.executable)} -m playwright install"


@dataclass(frozen=True)
class Part:
    """Something to install: how to see that it is there, and a command for each kind of system."""

    name: str
    purpose: str
    found: Callable[[], object]
    commands: dict[str, str]
    is_needed: bool = True  # or only makes the tests faster: nobody is told that it is missing

    def command(self, system: str) -> str | None:
        """Return the command that brings it on `system` (see `system_kind`), None if unknown."""
        if system == "ubuntu" and "ubuntu" not in self.commands:
            return self.commands["debian"]
        return self.commands.get(system)


def has_page_font() -> bool:
    """Whether pages are drawn in Noto Sans, whose measures tests of widths and heights expect.

    Others with Vietnamese letters are wider. Only Linux can lack one.
    """
    if sys.platform != "linux":
        return True
    if not shutil.which("fc-list"):
        return False
    answer = subprocess.run(["fc-list", "Noto Sans:lang=vi"], capture_output=True, text=True)
    return bool(answer.stdout.strip())


def has_gettext() -> bool:
    return all(shutil.which(tool) for tool in ("xgettext", "msgmerge", "msgfmt"))


DRIVER = Part(
    "a library of Playwright's Node.js",
    "the browser tests",
    browser.driver_runs,
    {
        "debian": f"{APT} libatomic1",
        "fedora": f"{DNF} libatomic",
    },
)
CHROMIUM = Part(
    "Chromium",
    "the browser tests",
    browser.launch_args,
    {
        "debian": f"{APT} {browser.SHELL}",
        "ubuntu": f"{PLAYWRIGHT} --with-deps chromium",
        "fedora": f"{DNF} chromium",
        "macos": f"{PLAYWRIGHT} chromium",
        "other": f"{PLAYWRIGHT} chromium",
    },
)
SHELL = Part(
    "Chromium's headless shell",
    "browser tests in half the time",
    lambda: system_kind() != "debian" or shutil.which(browser.SHELL),
    {"debian": f"{APT} {browser.SHELL}"},
    is_needed=False,
)
POSTGRESQL = Part(
    f"PostgreSQL server {postgres.OLDEST} or later",
    "the run on PostgreSQL",
    postgres.find_binaries,
    {
        "debian": f"{APT} postgresql",
        "fedora": f"{DNF} postgresql-server",
        "macos": "brew install postgresql@17",
    },
)
FONTS = Part(
    "the font Noto Sans",
    "pictures of pages",
    has_page_font,
    {
        "debian": f"{APT} fontconfig fonts-noto-core",
        "fedora": f"{DNF} fontconfig google-noto-sans-fonts",
    },
)
GETTEXT = Part(
    "GNU gettext",
    "the check that every string is in the catalogue",
    has_gettext,
    {
        "debian": f"{APT} gettext",
        "fedora": f"{DNF} gettext",
        "macos": "brew install gettext",
    },
)
NGINX = Part(
    "nginx",
    "the tests of the whole stack and of its faults",
    stack.has_nginx,
    {
        "debian": f"{APT} nginx-light",
        "fedora": f"{DNF} nginx",
        "macos": "brew install nginx",
    },
)
PS = Part(
    "ps",
    "the tests of the whole stack and of its faults",
    lambda: shutil.which("ps"),
    {
        "debian": f"{APT} procps",
        "fedora": f"{DNF} procps-ng",
    },
)
LIBREOFFICE = Part(
    "LibreOffice Writer and Calc",
    "the tests that open documents and tables as their readers do",
    office.runs,
    {
        "debian": f"{APT} libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2",
        "fedora": f"{DNF} libreoffice-writer libreoffice-calc",
        "macos": "brew install --cask libreoffice",
    },
)
CURL = Part(
    "curl",
    "the test of the examples on the page of the data",
    lambda: shutil.which("curl"),
    {
        "debian": f"{APT} curl",
        "fedora": f"{DNF} curl",
    },
)
# The driver first: Playwright's way to a browser needs it.
PARTS = (DRIVER, CHROMIUM, SHELL, POSTGRESQL, FONTS, GETTEXT, NGINX, PS, LIBREOFFICE, CURL)
# Debian starts a server as soon as it is installed, unless this says no. Ours listen where the
# tests tell them.
POLICY = Path("/usr/sbin/policy-rc.d")


def system_kind() -> str:
    """Return "ubuntu", "debian", "fedora", "macos" or "other"."""
    if sys.platform == "darwin":
        return "macos"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    names = [release["ID"], *release.get("ID_LIKE", "").split()]
    return next((name for name in names if name in ("ubuntu", "debian", "fedora")), "other")


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def missing_parts() -> list[Part]:
    return [part for part in PARTS if not part.found()]


def prepare() -> list[Part]:
    """Install what is missing where we may, say how to install the rest, and return that rest."""
    missing = missing_parts()
    if missing and system_kind() in ("debian", "ubuntu") and os.geteuid() == 0:
        install(missing)
        browser.launch_args.cache_clear()
        missing = missing_parts()
    missing = [part for part in missing if part.is_needed]
    for part in missing:
        print(advice(part), flush=True)
    return missing


def install(parts: list[Part]) -> None:
    """Run the commands; whatever fails shows in what is still missing afterwards."""
    commands = [part.command(system_kind()).removeprefix("sudo ") for part in parts]
    with no_service_starts():
        for command in ["apt-get update", *commands]:
            print("+", command, flush=True)
            environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(shlex.split(command), env=environment)


@contextmanager
def no_service_starts(policy: Path = POLICY):
    """Let Debian start nothing that is installed meanwhile; what the machine says itself holds."""
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n")
    try:
        policy.chmod(0o755)
        yield
    finally:
        policy.unlink()


def advice(part: Part) -> str:
    """Return the lines that tell what is missing, what for, and how to install it."""
    command = part.command(system_kind()) or "install it with your system's package manager"
    return f"Missing: {part.name}, for {part.purpose}.\n  {command}"


def require(part: Part) -> None:
    """Skip the running test when `part` is missing; in CI fail it instead."""
    if part.found():
        return
    stop = pytest.fail if in_ci() else pytest.skip
    stop(advice(part))
