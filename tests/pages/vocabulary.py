"""Check JSON-LD against the part of schema.org that stands in vocabulary.yaml.

That this part is schema.org's own is asked of two libraries: rdflib has a list of all terms,
pydantic2-schemaorg which properties each type has, and what these take.
"""

import re
from importlib import import_module
from inspect import get_annotations, getmro
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from rdflib import SDO

VOCABULARY = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
TERMS = SDO.__annotations__
KEYWORDS = {"@context", "@type", "@id"}
# Any property may hold a text, or the address of what it means, instead of an object.
PLAIN = {"Text", "URL", "Integer", "Boolean"}


def problems(thing, where="$"):
    """Yield what is wrong with a JSON-LD object: «$.skills: a Text is no URL»."""
    kind = VOCABULARY.get(thing.get("@type"))
    if kind is None:
        yield f"{where}: unknown type {thing.get('@type')}"
        return
    for name in kind["required"]:
        if not thing.get(name):
            yield f"{where}: {name} is missing"
    for name, value in thing.items():
        if name not in KEYWORDS:
            yield from _property(kind, name, value, f"{where}.{name}")


def _property(kind, name, value, where):
    if name not in kind["properties"]:
        yield f"{where}: no such property"
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from problems(item, where)
        found = kinds_of(item)
        if not found & set(kind["properties"][name]):
            yield f"{where}: {sorted(found)} where {kind['properties'][name]} belongs"


def kinds_of(value):
    """The names of schema.org's types that a value of JSON may stand for."""
    if isinstance(value, dict):
        return {value.get("@type")}
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int):
        return {"Integer"}
    if not isinstance(value, str) or not value.strip():
        return {"Nothing"}
    parts = urlsplit(value)
    is_address = parts.scheme in ("http", "https") and parts.netloc and " " not in value
    return {"Text", "URL"} if is_address else {"Text"}


def strangers():
    """Yield what schema.org does not say of a type: «Question.answer», «Answer as text»."""
    for kind, told in VOCABULARY.items():
        known = properties_of(kind)
        for name, values in told["properties"].items():
            if name not in known:
                yield f"{kind}.{name}"
            for value in set(values) - PLAIN:
                if not set(lineage(value)) & known.get(name, set()):
                    yield f"{value} as {name}"


def properties_of(kind):
    """{property: names of what it takes} of a type of schema.org and the types above it."""
    annotations = {}
    for each in lineage(kind).values():
        annotations |= get_annotations(each)
    return {name: set(re.findall(r"\w+", str(takes))) for name, takes in annotations.items()}


def lineage(kind):
    """{name: class} of a type of schema.org and of all that are above it."""
    found = getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind)
    return {each.__name__: each for each in getmro(found)}
