"""The code that is measured: as it stands here, and as it was at a commit before.

Each tree is unpacked into a folder of its own, with files and databases of its own beside it, and
measured by the same probes.
"""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from tests.environment.stack import ROOT, app_environment

PROBES = Path(__file__).with_name("probes")
KEPT = ROOT / "var" / "bench"  # what is made once and serves every run
DAY = 24 * 60 * 60  # seconds
KEY = secrets.token_urlsafe(50)


class Failed(RuntimeError):
    """A program that measures ended badly; the message holds what it said last."""


@dataclass
class Tree:
    """One state of the code; `name` is «before» or «now»."""

    name: str
    code: Path
    python: str
    var: Path
    databases: dict = field(default_factory=dict)  # {what is in it: URL}, of this tree alone

    def environment(self, database="", **settings):
        url = {"DATABASE_URL": database} if database else {}
        always = {"SECRET_KEY": KEY, "PYTHONPATH": str(self.code),
                  "DJANGO_SETTINGS_MODULE": "execroles.settings"}  # fmt: skip
        kept = app_environment(self.var, always | url | settings)
        return {name: v for name, v in kept.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(self, *command, database="", **settings):
        """What a program of Python prints, in this tree and on one of its databases."""
        return run(
            [self.python, *map(str, command)], self.code, self.environment(database, **settings)
        )

    def manage(self, *command, database="", **settings):
        return self.run("manage.py", *command, database=database, **settings)

    def probe(self, name, *arguments, database="", **settings):
        """What the probe of this name has found."""
        settings = {"LOG_REQUESTS": "0"} | settings
        said = self.run(PROBES / f"{name}.py", *arguments, database=database, **settings)
        return json.loads(said.splitlines()[-1])

    @contextmanager
    def serving(self, database, **settings):
        """The tree as it is deployed: origins and process ids of the app and of nginx."""
        command = [self.python, PROBES / "serve.py", self.var, database]
        env = self.environment(database, **settings)
        server = subprocess.Popen(
            command, cwd=self.code, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            told = server.stdout.readline()
            if not told:
                raise Failed(f"{self.name}: no server")
            yield SimpleNamespace(**json.loads(told))
        finally:
            server.stdin.close()
            server.wait()
            server.stdout.close()

    def last_migration(self):
        """The number of its newest migration, such as 42."""
        return max(int(each.name[:4]) for each in self.code.glob("roles/migrations/0*.py"))


def run(command, folder, environment):
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise Failed(f"{command}\n{answer.stdout[-1500:]}\n{answer.stderr[-3000:]}")
    return answer.stdout


def unpacked(name, commit, folder):
    """The Tree of a commit, or of what is tracked here and perhaps not committed (None).

    Code, translations and static files of a commit are kept for later runs.
    """
    commit = commit or git("stash", "create") or "HEAD"
    place, var = KEPT / "trees" / digest_of(commit), folder / f"{name}-var"
    var.mkdir(mode=0o711)
    python = unpack(commit, place) if not place.exists() else environment_for(place / "code")
    (var / "static").symlink_to(place / "static")
    os.utime(place)
    return Tree(name, place / "code", python, var)


def digest_of(commit):
    """Of all that a commit holds, but for what is not measured."""
    listed = git("ls-tree", commit).splitlines()
    measured = [line for line in listed if line.split("\t")[1] not in ("benchmarks", "docs")]
    return hashlib.sha256("\n".join(measured).encode()).hexdigest()[:16]


def unpack(commit, place):
    new = place.with_suffix(f".{os.getpid()}")
    code = new / "code"
    code.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", code], input=packed.stdout, check=True)
    python = environment_for(code)
    (code / ".venv").symlink_to(Path(python).parents[1])
    tree = Tree("", code, python, new)
    run(["make", "compile-messages"], code, tree.environment())
    tree.manage("collectstatic", "--no-input", "-v0")
    if place.exists():  # another run was faster
        shutil.rmtree(new)
    else:
        new.rename(place)
    return python


def without_old():
    """Remove the trees that no run has used for a day; another may be using a newer one."""
    for each in (KEPT / "trees").iterdir():
        if each.stat().st_mtime < time.time() - DAY:
            shutil.rmtree(each)


def environment_for(code):
    """Python with the packages that a tree locks: ours where they are the same."""
    locked = code / "requirements/base.txt"
    for each in locked.parent.iterdir():  # so that make takes what is installed for newer
        os.utime(each, (0, 0))
    if locked.read_bytes() == (ROOT / "requirements/base.txt").read_bytes():
        return sys.executable
    digest = hashlib.sha256(locked.read_bytes()).hexdigest()[:12]
    return made_once(KEPT / f"packages-{digest}", "--require-hashes", "-r", locked)


def made_once(venv, *packages):
    """The Python of a virtual environment that is kept for later runs."""
    python, done = venv / "bin/python", venv / ".run"
    if not done.exists():
        shutil.rmtree(venv, ignore_errors=True)
        uv = [sys.executable, "-m", "uv"]
        run([*uv, "venv", "--quiet", "--seed", "--python", sys.executable, venv], ROOT, os.environ)
        run([*uv, "pip", "install", "--quiet", "--python", python, *packages], ROOT, os.environ)
        for stamp in (venv / ".uv", venv / ".dev", done):
            stamp.touch()
    return str(python)


def git(*command):
    return run(["git", *command], ROOT, os.environ).strip()


def in_turn(trees, work, rounds=1):
    """{name of a tree: [what `work(tree)` returned in each round]}; the trees take turns."""
    found = {tree.name: [] for tree in trees}
    for _ in range(rounds):
        for tree in trees:
            found[tree.name].append(work(tree))
    return found
