"""The whole content as JSON-LD: our own vocabulary, and roles as occupations of schema.org.

One row a line, so it is written and can be read as a stream. A context of each class says how its
keys are meant; whoever reads plain JSON needs none of it.
"""

import json

from roles.models import Role

from .collections import collections
from .edition import LICENCE_URL
from .linked_names import (
    DESCRIPTIONS,
    NAMES,
    NAMESPACES,
    TYPES,
    first_text,
    in_languages,
    other_names,
)
from .linked_rows import linked_rows
from .linked_terms import PAGE, ROWS, class_term, values_term

IS_REFERENCE = {"@type": "@id"}
# An entry that covers but a part of a role is no category of it.
CATEGORIES = ("exact", "close", "broad")


def write(path, edition):
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(edition))


def lines(edition):
    """Yield the file in pieces."""
    yield f'{{"@context": {dumped(context(edition.origin))},\n"@graph": [\n'
    yield dumped(dataset(edition))
    for collection in collections():
        for linked in linked_rows(collection):
            yield f",\n{dumped(node(linked, edition.origin))}"
    yield "\n]}\n"


def dumped(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def context(origin):
    terms = f"{origin}{PAGE}#"
    classes = {class_term(each): scoped(each, terms) for each in collections()}
    return {"@version": 1.1, "@base": origin + ROWS, "@vocab": terms, **NAMESPACES, **classes}


def scoped(collection, terms):
    """What the keys of a class mean: where their values are no plain ones."""
    meanings = ((field.name, meaning(collection, field, terms)) for field in collection.fields)
    told = {name: meant for name, meant in meanings if meant}
    return {"@id": terms + class_term(collection), "@context": told}


def meaning(collection, field, terms):
    if field.kind == "choice":
        words = {"@vocab": terms + values_term(collection, field)}
        return {"@type": "@vocab", "@context": words}
    if field.kind in ("one", "many", "citations", "url"):
        return IS_REFERENCE
    kinds = {"bilingual": {"@container": "@language"}, "date": {"@type": "xsd:date"}}
    return kinds.get(field.kind)


def dataset(edition):
    return {
        "@id": f"{edition.origin}/en/data/",
        "@type": "schema:Dataset",
        "schema:name": in_both("Ai làm gì", "Who Does What"),
        "schema:license": reference(LICENCE_URL),
        "schema:dateModified": edition.changed_at.date().isoformat(),
        "schema:version": edition.token,
    }


def node(linked, origin):
    kind = class_term(linked.collection)
    data = {"@id": linked.name, "@type": [kind, TYPES[kind]] if kind in TYPES else kind}
    data |= {field.name: plain(field, value) for field, value in linked.facts}
    data["foaf:page"] = [reference(origin + page) for page in linked.pages]
    data["dcterms:source"] = [reference(name) for name in linked.works]
    data["prov:wasDerivedFrom"] = [reference(name) for name in linked.places]
    if kind in TYPES:
        data["schema:name"] = texts(first_text(linked, NAMES))
        data["schema:description"] = texts(first_text(linked, DESCRIPTIONS))
    if linked.collection.model is Role:
        data |= occupation(linked)
    return {key: value for key, value in data.items() if value not in (None, [])}


def plain(field, value):
    return value.isoformat() if field.kind == "date" else value


def occupation(linked):
    facts = linked.role_facts
    return {
        "schema:alternateName": [said(*name) for name in other_names(linked)],
        "schema:responsibilities": [text for pair in facts.duties for text in in_both(*pair)],
        "schema:skills": [text for pair in facts.skills for text in in_both(*pair)],
        "schema:qualifications": [t for pair in facts.qualifications for t in in_both(*pair)],
        "schema:occupationalCategory": [
            category(entry) for entry in facts.entries if entry.match in CATEGORIES
        ],
    }


def category(entry):
    code = {
        "@type": "schema:CategoryCode",
        "schema:codeValue": entry.code,
        "schema:name": said(entry.label, "en") if entry.label else None,
        "schema:url": reference(entry.iri) if entry.iri else None,
        "schema:inCodeSet": {"@type": "schema:CategoryCodeSet", "schema:name": entry.scheme},
    }
    return {key: value for key, value in code.items() if value}


def in_both(vietnamese, english):
    pairs = ((vietnamese, "vi"), (english, "en"))
    return [said(text, language) for text, language in pairs if text]


def texts(value):
    return [said(text, language) for text, language in in_languages(value)]


def said(text, language):
    return {"@value": text, "@language": language} if language else text


def reference(iri):
    return {"@id": iri}
