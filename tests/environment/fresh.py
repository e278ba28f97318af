"""Both commands of the README on a machine that has only what the README asks for: `make fresh`.

Run: python -m tests.environment.fresh [arguments for pytest]
Takes the last commit, not what is uncommitted. Needs root on Linux, and debootstrap.
"""

import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from tests.environment import debian
from tests.environment.checks import ROOT
from tests.environment.programs import free_port, wait_until
from tests.environment.suite import title

# Python, as the README says; on Debian its venv is a package of its own.
PACKAGES = ("python3", "python3-venv", "make", "git")
CHECKOUT = "root/checkout"
LONGEST_START = 900  # seconds until the first page, on a slow network
PAGES = ("/", "/en/", "/chuc-danh/cpo/", "/admin/login/")


def main(arguments):
    """Make the machine, run the commands, and return the exit status of the tests."""
    title("a minimal Debian")
    try:
        with debian.minimal(PACKAGES) as root:
            clone = ["git", "clone", "--quiet", str(ROOT), str(root / CHECKOUT)]
            subprocess.run(clone, check=True)
            run_site(root)
            return run_tests(root, arguments)
    except debian.CannotMake as problem:
        print(problem)
        return 1


def run_site(root):
    title("make run")
    started = time.monotonic()
    port = str(free_port())
    with running(root, "make", "run", f"PORT={port}") as site:
        for page in PAGES:
            address = f"http://127.0.0.1:{port}{page}"
            wait_until(lambda a=address: answers(a, site), page, LONGEST_START)
    print(f"Served {', '.join(PAGES)} after {time.monotonic() - started:.0f} s", flush=True)


def answers(address, site):
    if site.poll() is not None:
        raise RuntimeError("make run ended by itself")
    try:
        return urlopen(address, timeout=30).status == 200
    except (URLError, ConnectionError):
        return False


def run_tests(root, arguments):
    title("make test")
    words = [f"ARGS={' '.join(arguments)}"] if arguments else []
    with running(root, "make", "test", *words) as tests:
        return tests.wait()


@contextmanager
def running(root, *command):
    """Run `command` in the checkout, with CI=true so that nothing is left out; end it after."""
    whole = debian.inside(root, "env", "-C", f"/{CHECKOUT}", *command)
    program = subprocess.Popen(whole, env=debian.environment(CI="true"))
    try:
        yield program
    finally:
        program.kill()
        program.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
