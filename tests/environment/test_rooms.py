"""What holds of the rooms of the code besides the layers contract, which `rooms` checks."""

import ast
import tomllib
from collections import Counter

import pytest

from tests.environment.checks import ROOT

CODE = [path for path in (ROOT / "roles").rglob("*.py") if "migrations" not in path.parts]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
TYPED = {package.removeprefix("roles.") for package in SETTINGS["mypy"]["packages"]}
PURE = ("vietnamese", "asking", "evidence", "orgchart", "planning", "composing", "transcribing")


def room(path):
    return path.relative_to(ROOT / "roles").parts[0]


def functions(path):
    found = ast.walk(ast.parse(path.read_text()))
    return [node for node in found if isinstance(node, ast.FunctionDef)]


def has_hints(function):
    arguments = [*function.args.args, *function.args.kwonlyargs]
    return bool(function.returns or any(argument.annotation for argument in arguments))


def test_hints_are_in_all_of_a_room_or_in_none():
    """That typed rooms are typed throughout is what mypy checks."""
    untyped = [path for path in CODE if room(path) not in TYPED]
    hints = [(path, f.name) for path in untyped for f in functions(path) if has_hints(f)]
    assert hints == []


@pytest.mark.parametrize("pure", PURE)
def test_a_pure_room_knows_neither_requests_nor_the_orm(pure):
    texts = [path.read_text() for path in (ROOT / "roles" / pure).glob("*.py")]
    known = ("django.db", "django.http", "django.shortcuts")
    assert [(word, text[:60]) for word in known for text in texts if word in text] == []


def test_no_two_files_have_one_name():
    names = Counter(path.name for path in CODE if path.name != "__init__.py")
    assert [name for name, times in names.items() if times > 1] == []
