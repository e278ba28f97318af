import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.environment.checks import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]
RUN = PROJECT["project"]["dependencies"]
ASKED_FOR = {
    "base.txt": RUN,
    "dev.txt": RUN + GROUPS["test"] + GROUPS["lint"],
    "uv.txt": GROUPS["lock"],
}


def locked(name):
    """Return {package: version} from the lock file `name`."""
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements" / name).read_text(), re.M)
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_lock_has_what_the_project_asks_for(name):
    pins = locked(name)
    for wish in map(Requirement, ASKED_FOR[name]):
        assert wish.specifier.contains(pins[canonicalize_name(wish.name)]), wish


def test_tests_run_with_the_versions_that_the_site_runs_with():
    assert locked("base.txt").items() <= locked("dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_address(lock):
    assert re.findall(r"\S*://\S*|.*index-url.*|.*file:.*", lock.read_text()) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_version_has_hashes(lock):
    versions = re.findall(r"^[\w.-]+==.*", lock.read_text(), re.M)
    assert versions
    assert [line for line in versions if not line.endswith("\\")] == []
