"""Check JSON-LD against the part of schema.org that stands in vocabulary.yaml.

That its words are schema.org's own is asked of rdflib's list of all terms.
"""

from pathlib import Path
from urllib.parse import urlsplit

import yaml
from rdflib import SDO

VOCABULARY = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
TERMS = SDO.__annotations__
KEYWORDS = {"@context", "@type", "@id"}


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
