import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.environment import made_once

FILES = {
    "roles/__init__.py": "",
    "roles/apps.py": "def ready():\n    from . import triggers\n",
    "roles/triggers.py": "from roles.models import Role\n",
    "roles/models/__init__.py": "from .roles import Role\n",
    "roles/models/roles.py": "import roles.text as text\nclass Role: pass\n",
    "roles/text.py": "",
    "roles/migrations/0001_first.py": "",
    "roles/management/commands/seed.py": "import roles.seeding\n",
    "roles/seeding/__init__.py": "",
    "roles/views.py": "from roles import models\n",
    "execroles/settings.py": "",
    "fixtures/roles/cpo.yaml": "",
    "tests/handbook/roles/cpo.yaml": "",
    "locale/vi/LC_MESSAGES/django.po": "",
}
SCHEMA = {
    "roles/apps.py",
    "roles/triggers.py",
    "roles/models/__init__.py",
    "roles/models/roles.py",
    "roles/text.py",
    "roles/migrations/0001_first.py",
    "execroles/settings.py",
}
CONTENT = SCHEMA | {
    "roles/management/commands/seed.py",
    "roles/seeding/__init__.py",
    "tests/handbook/roles/cpo.yaml",
    "locale/vi/LC_MESSAGES/django.po",
}


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A checkout with these files."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(made_once, "ROOT", tmp_path)
    monkeypatch.setattr(made_once, "KEPT", tmp_path / "var" / "kept")
    return tmp_path


def content_fingerprint():
    return made_once.content_fingerprint(made_once.ROOT / "tests" / "handbook")


@pytest.mark.parametrize(
    ("fingerprint", "expected"),
    [(made_once.schema_fingerprint, SCHEMA), (content_fingerprint, CONTENT)],
)
def test_a_fingerprint_changes_with_each_file_that_matters(house, fingerprint, expected):
    before = fingerprint()
    found = set()
    for name, text in FILES.items():
        (house / name).write_text(f"{text}\n")
        if fingerprint() != before:
            found.add(name)
        (house / name).write_text(text)
    assert found - {"roles/__init__.py"} == expected
    assert fingerprint() == before


@pytest.mark.parametrize("fingerprint", [made_once.schema_fingerprint, content_fingerprint])
def test_another_version_has_another_fingerprint(house, monkeypatch, fingerprint):
    before = fingerprint()
    monkeypatch.setattr(made_once, "versions", lambda: ["Django 99"])
    assert fingerprint() != before


def names_of_schemas():
    return sorted(path.name for path in made_once.KEPT.glob("schema-*"))


def test_it_is_made_once_and_the_former_one_goes(house):
    made = []

    def make(path):
        made.append(path)
        path.write_text("made")

    with ThreadPoolExecutor() as pool:
        paths = set(pool.map(lambda _: made_once.kept("schema", "one", make), range(4)))
    assert len(made) == 1
    assert {path.read_text() for path in paths} == {"made"}
    made_once.kept("schema", "two", make)
    assert names_of_schemas() == ["schema-one", "schema-two"]  # somebody may be reading the first
    yesterday = time.time() - made_once.DAY - 1
    for path in made_once.KEPT.glob("schema-*"):
        os.utime(path, (yesterday, yesterday))
    made_once.kept("schema", "one", make)
    made_once.kept("schema", "three", make)
    assert names_of_schemas() == ["schema-one", "schema-three"]


def test_what_broke_off_is_made_again(house):
    def half(path):
        path.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        made_once.kept("schema", "one", half)
    path = made_once.kept("schema", "one", lambda path: path.write_text("whole"))
    assert path.read_text() == "whole"
