"""The whole suite: parts of the machine, the checks, then pytest on SQLite and on PostgreSQL.

Run: python -m tests.environment.suite [arguments for pytest]
With CI=true a missing part ends the run; elsewhere what it was for is left out, and said so.
Two things go on side by side: the run on SQLite, by one process for each processor; and real
servers, which mostly wait, by one process, then the run on PostgreSQL as that on SQLite. Tests that
wait leave room for others, and what is over first leaves all processors to the other. What goes on
beside SQLite is shown after it.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tests.environment import checks, databases, machine, made_once, postgres

SLOWEST = ("--durations=25", "--durations-min=1")
RUNNING: list[subprocess.Popen] = []
LONGEST = 50 * 60


@dataclass
class Run:
    """What one part of the suite came to: its tests, and whether it was all right.

    `tests` counts them by outcome; `failed` says of each that failed its name and its last word.
    """

    name: str
    passed: bool
    tests: Counter = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def __str__(self):
        counts = ", ".join(f"{number} {outcome}" for outcome, number in self.tests.items())
        return f"{self.name}: {'passed' if self.passed else 'FAILED'}{counts and f' ({counts})'}"


def main(arguments: list[str]) -> int:
    """Run everything, also after a failure, and return the exit status."""
    signal.signal(signal.SIGTERM, end)
    started = time.monotonic()
    missing = machine.prepare()
    if missing and machine.in_ci():
        print("With CI=true nothing is left out: install the parts above.")
        return 1
    runs = [check_run(), *database_runs(arguments, with_postgres=machine.POSTGRESQL not in missing)]
    summary(runs, missing, time.monotonic() - started)
    return 0 if all(run.passed for run in runs) else 1


def end(*_) -> None:
    """Stop what runs, so that threads come to their end and the server is stopped, too."""
    for process in RUNNING:
        process.terminate()
    sys.exit(143)


def check_run() -> Run:
    title("checks")
    with ThreadPoolExecutor() as pool:
        pool.submit(databases.prepare)  # meanwhile
        failed = checks.failed_checks()
    return Run(f"checks ({', '.join(failed)})" if failed else "checks", passed=not failed)


def database_runs(arguments: list[str], with_postgres: bool) -> list[Run]:
    rest = ["-m", "not servers", *arguments]
    with ThreadPoolExecutor() as pool:
        beside = pool.submit(runs_beside, arguments, rest, with_postgres)
        title("pytest on SQLite")
        runs = [pytest_run("SQLite", rest), *beside.result()]
    for run in runs[1:]:
        title(f"pytest: {run.name}")
        print(printed_by(run.name).read_text(), flush=True)
    return runs


def runs_beside(arguments: list[str], rest: list[str], with_postgres: bool) -> list[Run]:
    """Real servers, then PostgreSQL: the servers would answer too late with both beside them."""
    servers = pytest_run("servers", ["-m", "servers", *arguments], processes=0, is_shown=False)
    return [servers, postgres_run(rest)] if with_postgres else [servers]


def postgres_run(arguments: list[str]) -> Run:
    binaries = postgres.find_binaries()
    with postgres.temporary_server(binaries) as url:
        databases.prepare(url)
        name = f"PostgreSQL {postgres.version(binaries)}"
        return pytest_run(name, arguments, is_shown=False, DATABASE_URL=url)


PROCESSES = max(2, os.cpu_count() or 2)
NOTHING_CHOSEN = 5  # pytest's status where the arguments leave no test


def pytest_run(
    name: str, arguments: list[str], processes=PROCESSES, is_shown=True, **environment: str
) -> Run:
    """Run pytest with data of its own; what it prints is shown, or kept in `printed_by(name)`."""
    report = data_of(name).with_suffix(".xml")
    report.unlink(missing_ok=True)
    share_static_files(data_of(name))
    browser = f"--output={data_of(name)}/browser"
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", browser]
    with printed_by(name).open("w") as output:
        status = finished(
            [*command, f"--numprocesses={processes}", *SLOWEST, *arguments],
            cwd=checks.ROOT,
            env=checks.environment(VAR_DIR=str(data_of(name)), **environment),
            stdout=None if is_shown else output,
            stderr=None if is_shown else subprocess.STDOUT,
        )
    cases = cases_of(report)
    return Run(
        name,
        passed=status in (0, NOTHING_CHOSEN),
        tests=Counter(map(outcome, cases)),
        failed=[failure(case) for case in cases if outcome(case) == "failed"],
    )


def share_static_files(folder: Path, shared: Path = made_once.KEPT / "static") -> None:
    """The first run to begin collects for all: compressing takes six seconds."""
    for each in (folder, shared):
        each.mkdir(parents=True, exist_ok=True)
    if not (folder / "static").exists():
        (folder / "static").symlink_to(shared)


def data_of(name: str) -> Path:
    return checks.TEST_VAR / name.split()[0].lower()


def printed_by(name: str) -> Path:
    checks.TEST_VAR.mkdir(parents=True, exist_ok=True)
    return data_of(name).with_suffix(".txt")


def finished(command: list[str], **options) -> int | None:
    """Run it to its end and return its exit status, None if it had to be stopped."""
    with subprocess.Popen(command, **options) as process:
        RUNNING.append(process)
        try:
            return process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            print(f"Stopped, because it took more than {LONGEST // 60} minutes.", flush=True)
            return None


def cases_of(report: Path) -> list[ElementTree.Element]:
    """Return the tests in pytest's JUnit report, none when pytest wrote none."""
    return [*ElementTree.parse(report).iter("testcase")] if report.exists() else []


KINDS = {"failure": "failed", "error": "failed", "skipped": "skipped"}


def outcome(case: ElementTree.Element) -> str:
    return next((KINDS[part.tag] for part in case if part.tag in KINDS), "passed")


def failure(case: ElementTree.Element) -> str:
    """Return a line on a test that failed, for who sees no more than the end of the output."""
    message = next(part.get("message", "") for part in case if part.tag in KINDS)
    first, *_ = message.splitlines() or [""]
    return f"{case.get('classname')}::{case.get('name')}: {first[:200]}"


def title(text: str) -> None:
    print(f"\n{f' {text} ':=^80}", flush=True)


def summary(runs: list[Run], missing: list[machine.Part], seconds: float) -> None:
    title("summary")
    for run in runs:
        print(run, *run.failed, sep="\n    ")
    for part in missing:
        print(f"LEFT OUT: {part.purpose}, because {part.name} is missing (see the beginning)")
    total = sum((run.tests for run in runs), Counter())
    failed_runs = sum(not run.passed for run in runs)
    total["failed"] = max(total["failed"], failed_runs)
    counts = ", ".join(
        f"{total[kind]} {kind}" for kind in ("failed", "passed", "skipped") if total[kind]
    )
    print(f"{f' {counts} in {seconds:.1f}s ':=^80}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
