"""Tools from npm, kept in var/audit/ from one run to the next."""

import shutil
import subprocess

from tests.environment.stack import ROOT

FOLDER = ROOT / "var" / "audit"
# Lighthouse 13 needs a newer Node.js than Debian 12 has.
LIGHTHOUSE, CHECKER = "lighthouse@12", "vnu-jar@26"


class Missing(Exception):
    """A program that the audit needs and cannot bring."""


def program(name):
    """The path of a program on this machine. Raises Missing."""
    if path := shutil.which(name):
        return path
    raise Missing(name)


def installed(package):
    """The folder of an npm package, installed when it is not there yet. Raises Missing."""
    folder = FOLDER / "node_modules" / package.partition("@")[0]
    if not folder.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [program("npm"), "install", "--no-fund", "--no-audit", "--silent", package]
        subprocess.run(command, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    return folder
