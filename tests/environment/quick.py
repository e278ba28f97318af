"""What a change should pass every few minutes: style, and the tests that need no database.

Run: python -m tests.environment.quick [room]
With a room, as in `search`, all tests of that folder follow, on SQLite.
"""

import os
import subprocess
import sys

from tests.environment import checks

CHECKS = [name for name in checks.CHECKS if name.startswith(("ruff", "types", "rooms"))]
TESTS = checks.ROOT / "tests"


def main(room: str = "") -> int:
    """Run everything, also after a failure, and return the exit status."""
    if room and room not in rooms():
        print(f"There is no room {room!r}. Rooms: {', '.join(rooms())}.")
        return 2
    failed = checks.failed_checks(CHECKS)
    runs = [["-m", "quick"], *([["-m", "not quick", str(TESTS / room)]] if room else [])]
    statuses = [pytest(arguments) for arguments in runs]
    return 1 if failed or any(statuses) else 0


def rooms() -> list[str]:
    return sorted(path.parent.name for path in TESTS.glob("*/__init__.py"))


def pytest(arguments: list[str]) -> int:
    workers = f"--numprocesses={os.cpu_count() or 2}"
    command = [sys.executable, "-m", "pytest", "-q", workers, *arguments]
    return subprocess.run(command, cwd=checks.ROOT, env=checks.environment()).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:2]))
    except KeyboardInterrupt:
        sys.exit(130)
