"""What is private in Django and other libraries is left alone, but for names that tests hold."""

import ast

import pytest

from .checks import ROOT

# Documented, public by custom, or our own on others' objects.
PUBLIC = {
    "_asdict",
    "_base_manager",
    "_default_manager",
    "_fields",
    "_meta",
    "_owners",
    "_replace",
    "_state",
}
# {(file, name): the tests that fail when it means something else}; why stands at its place.
HELD = {
    ("execroles/content_type.py", "_set_content_type_params"): "tests/ops/test_door.py",
    ("execroles/wsgi.py", "_active"): "tests/ops/test_threads.py",
    ("roles/admin/forms.py", "_prefetched_objects_cache"): "tests/desk/test_lists.py",
}
OURS = {"self", "cls"}
DYNAMIC = {"getattr", "setattr", "hasattr", "delattr"}


def private_names(source):
    """Names with one underscore that are asked of something else than the object itself."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner not in OURS:
                yield name
            case ast.Attribute(value=value, attr=name) if not isinstance(value, ast.Name):
                yield name
            case ast.Call(func=ast.Name(id=call), args=[_, ast.Constant(value=name), *_]):
                yield from [name] if call in DYNAMIC else []
            case ast.ImportFrom(names=names, level=0):
                yield from (alias.name for alias in names)


def is_private(name):
    return name.startswith("_") and not name.startswith("__") and name not in PUBLIC


def test_private_names_are_those_that_tests_hold():
    files = [path for folder in ("execroles", "roles") for path in (ROOT / folder).rglob("*.py")]
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in files
        for name in filter(is_private, private_names(path.read_text("utf-8")))
        if "migrations" not in path.parts
    }
    assert found == set(HELD)
    assert all((ROOT / test).exists() for test in HELD.values())


@pytest.mark.parametrize(
    "source",
    [
        "request._files = {}",
        "queryset.filter()._raw_delete('default')",
        "site.sites[0]._registry",
        "self.instance._loaded",
        "getattr(row, '_cache', {})",
        "from playwright._impl import _driver",
    ],
)
def test_every_way_of_asking_is_seen(source):
    assert any(map(is_private, private_names(source)))
