"""Programs written for the API of today go on tomorrow: what it promises stands in docs/."""

from copy import deepcopy

import pytest
from openapi_spec_validator import validate

from roles.api.compatible import bare, incompatible
from roles.api.schema_view import described, written
from roles.management.commands.pin_api import PINNED, read


@pytest.fixture(scope="module")
def given():
    return read(written(described("en"), "yaml"))


@pytest.fixture(scope="module")
def pinned():
    return read(PINNED.read_text())


def test_the_description_is_openapi(given):
    assert given["openapi"].startswith("3.1")
    validate(given)


def test_nothing_that_was_promised_is_gone(pinned, given):
    assert incompatible(pinned, given) == []


def test_what_is_new_is_pinned(pinned, given):
    assert bare(pinned) == bare(given), "Write it down: manage.py pin_api"


def test_each_operation_has_a_name_of_its_own_and_words(given):
    operations = [each for methods in given["paths"].values() for each in methods.values()]
    names = [each["operationId"] for each in operations]
    assert len(names) == len(set(names))
    assert [each["operationId"] for each in operations if not each.get("description")] == []
    parameters = [(o["operationId"], p) for o in operations for p in o.get("parameters", ())]
    silent = [
        (name, p["name"]) for name, p in parameters if p["in"] == "query" and not p["description"]
    ]
    assert silent == []


KIND = {"type": "array", "items": {"type": "string", "enum": ["law", "copy"]}, "maxItems": 20}
API = {
    "paths": {
        "/roles/": {
            "get": {
                "operationId": "list_roles",
                "parameters": [
                    {"in": "query", "name": "kind", "schema": KIND, "style": "form"},
                    {"in": "query", "name": "size", "schema": {"type": "integer", "minimum": 1}},
                ],
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Role"}}
                        }
                    },
                    "404": {"content": {"application/problem+json": {"schema": {}}}},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Role": {
                "type": "object",
                "description": "A role.",
                "properties": {
                    "id": {"type": "string"},
                    "level": {"enum": ["head", "board"]},
                    "manager": {"anyOf": [{"$ref": "#/components/schemas/Role"}, {"type": "null"}]},
                    "seen": {"type": "string", "format": "date"},
                },
                "required": ["id"],
            }
        }
    },
}
ROLE, LIST = ("components", "schemas", "Role"), ("paths", "/roles/", "get")
FIELDS, ASKED = (*ROLE, "properties"), (*LIST, "parameters")
GONE = object()
# (where, what stands there instead, what is said of it)
BREAKING = [
    (("paths", "/roles/"), GONE, "GET /roles/ is gone"),
    (LIST, GONE, "GET /roles/ is gone"),
    ((*LIST, "operationId"), "roles", "operationId"),
    ((*ASKED, 0), GONE, "kind is gone"),
    ((*ASKED, 0, "required"), True, "kind is required"),
    ((*ASKED, 0, "style"), "deepObject", "written otherwise"),
    ((*ASKED, 0, "schema", "items", "enum"), ["law"], "without ['copy']"),
    ((*ASKED, 0, "schema", "maxItems"), 2, "maxItems"),
    ((*ASKED, 0, "schema", "type"), "string", "type was"),
    ((*ASKED, 1, "schema", "minimum"), 2, "minimum"),
    ((*ASKED, 1, "schema", "maximum"), 100, "maximum"),
    ((*ASKED, 1, "schema", "enum"), [1, 2], "values are others"),
    ((*ASKED, 1, "schema", "default"), 7, "default"),
    ((*LIST, "responses", "404"), GONE, "404 is gone"),
    ((*LIST, "responses", "200", "content", "application/json"), GONE, "no longer application"),
    ((*FIELDS, "id"), GONE, "field id is gone"),
    ((*FIELDS, "id", "type"), "integer", "type was"),
    ((*FIELDS, "id", "type"), ["string", "null"], "type was"),
    ((*FIELDS, "level", "enum"), ["head"], "without ['board']"),
    ((*FIELDS, "level", "enum"), GONE, "values are others"),
    ((*FIELDS, "manager", "anyOf", 0), GONE, "never Role"),
    ((*FIELDS, "manager", "anyOf", 1), {"type": "string"}, "may be string"),
    ((*FIELDS, "seen", "format"), "date-time", "format"),
    ((*ROLE, "required"), [], "may be missing"),
]
ADDED = [
    (("paths", "/sources/"), {"get": {"operationId": "list_sources", "responses": {}}}),
    ((*ASKED, 0, "schema", "items", "enum"), ["law", "copy", "vendor"]),
    ((*ASKED, 1, "schema", "minimum"), 0),
    ((*ASKED, 1, "description"), "How many."),
    ((*LIST, "responses", "503"), {}),
    ((*FIELDS, "name"), {"type": "string"}),
    ((*FIELDS, "level", "enum"), ["head", "board", "executive"]),
    ((*FIELDS, "manager", "anyOf", 1), GONE),
    ((*ROLE, "required"), ["id", "seen"]),
    ((*ROLE, "description"), "Another word for it."),
]


def changed(where, what):
    found = deepcopy(API)
    *way, last = where
    place = found
    for name in way:
        place = place[name]
    if what is GONE:
        del place[last]
    else:
        place[last] = what
    return found


@pytest.mark.parametrize(("where", "what", "said"), BREAKING)
def test_what_breaks_programs_is_told(where, what, said):
    [told] = incompatible(API, changed(where, what))
    assert said in told


@pytest.mark.parametrize(("where", "what"), ADDED)
def test_more_is_no_harm(where, what):
    assert incompatible(API, changed(where, what)) == []


def test_a_new_parameter_must_not_be_required():
    new = {"in": "query", "name": "q", "schema": {"type": "string"}}
    before = API["paths"]["/roles/"]["get"]["parameters"]
    assert incompatible(API, changed(ASKED, [*before, new])) == []
    [told] = incompatible(API, changed(ASKED, [*before, new | {"required": True}]))
    assert "q is required" in told


def test_words_alone_need_not_be_pinned():
    assert bare(changed((*ROLE, "description"), "Another word")) == bare(API)
    assert bare(changed((*FIELDS, "description"), {"type": "string"})) != bare(API)
