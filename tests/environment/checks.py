"""The checks that read the code without running it; `make lint` runs them, and so does the suite.

Run: python -m tests.environment.checks [name of a check] ...
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Away from the data of the site that may be running from this checkout.
TEST_VAR = ROOT / "var" / "test"
# The site's content grows. Tests read a copy that stands still, so they may name rows and count
# them; what must hold of the site's own, whatever it says, is asked in tests/content.
SITE_CONTENT, HANDBOOK = ROOT / "fixtures", ROOT / "tests" / "handbook"

CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "rooms": ["tests.environment.rooms"],
    "types": ["mypy"],
    "djlint": ["djlint", "templates", "--quiet"],
    "system check": ["django", "check", "--fail-level", "WARNING"],
    "missing migrations": ["django", "makemigrations", "--check", "--dry-run"],
    "translations compile": ["babel.messages.frontend", "compile", "-d", "locale", "-D", "django"],
}


def environment(**extra: str) -> dict:
    """Return the environment for a check or a test run: its own data folder, production settings.

    What the caller's shell says about database and debugging must not change a result.
    """
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DEBUG")}
    ours = {"VAR_DIR": str(TEST_VAR), "DJANGO_SETTINGS_MODULE": "execroles.settings"}
    return kept | ours | extra


def failed_checks(names=CHECKS) -> list[str]:
    """Run the checks, print what they say, and return the names of those that failed."""
    return [name for name in names if not passes(name, CHECKS[name])]


def passes(name: str, module: list[str]) -> bool:
    print(f"-- {name}", flush=True)
    answer = subprocess.run([sys.executable, "-m", *module], cwd=ROOT, env=environment())
    return answer.returncode == 0


if __name__ == "__main__":
    failures = failed_checks(sys.argv[1:] or CHECKS)
    sys.exit(f"Failed: {', '.join(failures)}" if failures else 0)
