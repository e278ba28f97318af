"""Everything that docs/benchmarks.md tells: `make bench`, six minutes on a quiet machine.

python -m benchmarks [throughput] [companies] [chart]     without names, all
"""

import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.environment import postgres, stack

from . import orgchart, resources, wagtail
from .companies import companies, seconds_to_seed, seeded_site
from .report import Report, Row, table
from .throughput import measure


def main():
    chosen = sys.argv[1:] or list(PARTS)
    binaries = postgres.find_binaries()
    if not (binaries and stack.has_nginx()):
        sys.exit("This needs PostgreSQL and nginx on this machine.")
    report = Report()
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        folder.chmod(0o711)
        url = ending.enter_context(postgres.temporary_server(binaries))
        for name in chosen:
            PARTS[name](report, folder, url)
    if chosen == list(PARTS):
        report.write()


def served(report, folder, url):
    other = wagtail.installed(folder / "wagtail")
    seeded_site(folder, url)
    with stack.running(folder, DATABASE_URL=url, LOG_REQUESTS="0") as running:
        report.ratios("Requests a second", list(measure(running, folder, other)), SERVED)
        parts = json.loads(stack_command(running.apps[0].environment, "benchmarks.parts"))
        report.section("Where the time of a page made anew goes", anatomy(parts))
        memory = resources.memory(running.apps[0])
        environment = running.apps[0].environment
    listening, first = resources.cold_start(environment, folder)
    report.section(
        "Memory and start",
        f"- Memory of a worker after this load (PSS): {statistics.mean(memory):.0f} MB, "
        f"{len(memory)} workers\n"
        f"- Cold start: listens after {listening:.1f} s, first page after {first:.1f} s",
    )


def stack_command(environment, module):
    command = [sys.executable, "-m", module]
    return subprocess.run(
        command, cwd=stack.ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def anatomy(parts):
    rows = [(name, f"{ms:.1f} ms") for name, ms in parts.items()]
    return f"{table(('the page of the CPO', 'processor time'), rows)}\n\n{WHY}"


def scaled(report, folder, url):
    made = companies(folder, url)
    for kind in ("PostgreSQL", "SQLite"):
        few, many = in_turn([made[kind, size] for size in (12, 10_000)])
        rows = [
            (
                name,
                f"{few[name][0]:.0f} ms, {few[name][1]:.0f} KB",
                f"{many[name][0]:.0f} ms, {many[name][1]:.0f} KB",
                f"{many[name][0] / few[name][0]:.2f}",
                f"{many[name][2]:.0f} ms",
            )
            for name in few
        ]
        head = ("page", "12 roles", "10,000 roles", "ratio (≤ 1.5)", "first after an edit")
        report.section(f"Pages among 10,000 roles and 100,000 claims, {kind}", table(head, rows))
    searched(report, made)
    report.section("Writing a company", "\n".join(written(made, folder)))


def in_turn(companies):
    """The pages of each company, timed in turns: what slows the machine down hits them alike."""
    rounds = [[company.timed("pages") for company in companies] for _ in range(3)]
    by_company = zip(*rounds, strict=True)
    return [{page: min(run[page] for run in runs) for page in runs[0]} for runs in by_company]


def written(made, folder):
    for kind in ("SQLite", "PostgreSQL"):
        company = made[kind, 10_000]
        yield f"- {company.said} in bulk, with the search index, {kind}: {company.seconds:.0f} s"
    company = made["SQLite", 1_000]
    yield (
        f"- {company.said} by `manage.py seed`, from fixtures, each row checked, with history and "
        f"search index, SQLite: {seconds_to_seed(company, folder):.0f} s"
    )


def searched(report, made):
    rows, plan = [], []
    for kind in ("PostgreSQL", "SQLite"):
        few, many = (made[kind, size].timed("search") for size in (1_000, 10_000))
        plan = plan or many["plan"]
        what = f"{kind}: median of 30 searches, 10,000 roles / 1,000 roles"
        rows.append(Row(what, many["median"], few["median"], 3, "ms", at_most=True))
        what = f"{kind}: median at 10,000 roles / 50 ms"
        rows.append(Row(what, many["median"], 50, 1, "ms", at_most=True))
    steps = "\n".join(dict.fromkeys(plan))
    note = f"Whole pages. What PostgreSQL reads for «giám đốc sản phẩm»:\n\n```\n{steps}\n```"
    report.ratios("Search", rows, note)


def drawn(report, folder, url):
    found = orgchart.measure([1_000, 10_000, 100_000], 5)
    times = {size: min(each) for size, each in found.items()}
    per_role = [ms / size for size, ms in times.items()]
    rows = [
        Row("10,000 roles laid out and drawn / 500 ms", times[10_000], 500, 1, "ms", at_most=True),
        Row("slowest time per role / fastest, 1,000 to 100,000 roles",
            max(per_role) * 1000, min(per_role) * 1000, 1.3, "µs", at_most=True),
    ]  # fmt: skip
    report.ratios("The chart", rows)


SERVED = """gunicorn as deployed (two workers of four threads), PostgreSQL, nginx with
deploy/nginx.conf; 16 connections (64 to nginx), uncompressed. The constant view answers with the
bytes of the page from a new Django project with its default middleware. «Made anew»: with a
session cookie, as editors get pages: the template is rendered each time, from content that the
process keeps for a revision. Before each kept page nginx reads, parses and checks its twenty
headers, which a file does not have: 46 µs of processor time a page, and 30 µs a file; the bytes
themselves leave by sendfile either way."""
WHY = """Only the first page of a role after an edit asks the database, once in each process and
language; the others start from the content as it was gathered. What is left is Django's template
engine, at 3 to 15 µs for each of about three thousand variables, tags and tests: the evidence that
readers come for. A page made anew would have to cost less than seven constant answers, four
milliseconds in all. Keeping parts of pages as text would get there, but that is what the page cache
does with whole pages: they come from memory, and are made anew once for each revision."""
PARTS = {"throughput": served, "companies": scaled, "chart": drawn}

if __name__ == "__main__":
    main()
