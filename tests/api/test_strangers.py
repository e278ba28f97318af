"""Others' tools read the description of the API and use it as it says: a fuzzer, a typed client."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from roles.models import Responsibility

HERE = Path(__file__).parent
TOOLS = Path(sys.executable).parent  # of this environment
# Each kind of values has its own time: on a busy machine the first would leave none to the last.
PHASES = {"coverage,fuzzing": 12, "stateful": 10}  # seconds
TIMES_AS_LONG = int(os.environ.get("FUZZING", "1"))  # for a long search: FUZZING=20

pytestmark = [pytest.mark.django_db, pytest.mark.strict]


def run(*command, cwd):
    return subprocess.run(map(str, command), cwd=cwd, capture_output=True, text=True)


def test_a_fuzzer_finds_nothing(api, tmp_path):
    """All checks of schemathesis: every operation with values that it takes and that it refuses.

    Its time is bounded. Each run tries other values; what it prints says how to repeat one.
    PostgreSQL is asked where it is there: much that breaks it does not break SQLite.
    """
    config = HERE / "strangers.toml"
    bounds = ("--checks=all", "--no-color", "--continue-on-failure")
    fuzzer = (TOOLS / "schemathesis", "--config-file", config, "run", f"{api}schema/")
    for phases, seconds in PHASES.items():
        these = (f"--phases={phases}", f"--max-time={seconds * TIMES_AS_LONG}")
        said = run(*fuzzer, *bounds, *these, cwd=tmp_path)
        assert said.returncode == 0, said.stdout + said.stderr
        first = phases.partition(",")[0].capitalize()  # what comes after it may find no time left
        assert re.search(rf"✅\s+{first} \(in", said.stdout), said.stdout


def test_a_typed_client_made_of_the_description_finds_duties_and_sources(api, seeded, tmp_path):
    """Made of docs/openapi.yaml, as somebody makes it who has read only that."""
    described = HERE.parents[1] / "docs" / "openapi.yaml"
    maker = ("generate", "--path", described, "--output-path", tmp_path / "handbook")
    made = run(TOOLS / "openapi-python-client", *maker, "--meta", "none", cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    (tmp_path / "task.py").write_text((HERE / "budget_task.py").read_text())
    site = api.removesuffix("/api/v1/")
    found = run(sys.executable, "task.py", site, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    told = [line.split("\t") for line in found.stdout.splitlines()]
    duties = Responsibility.objects.shown().filter(statement_vi__icontains="ngân sách")
    expected = {
        (duty.key, place.source.title)
        for duty in duties.prefetch_related("citations__source")
        for place in duty.citations.all()
    }
    assert expected
    assert expected <= {(name, title) for name, _role, _said, title, _address in told}
    assert all(address.startswith("http") for *_rest, address in told)
