"""The whole content as Turtle: our own vocabulary, and names and catalogues in the words of SKOS.

Built as ESCO is: what has a name of its own is a concept with preferred and alternative labels.
One row after the other is written, so it takes no more memory than a chunk of rows.
"""

import re

from rdflib import Literal

from roles.addresses import in_each_language
from roles.models import Role, Source

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
from .linked_terms import PAGE, ROWS, class_term, properties, uses_with_values, value_term

# How well an entry of a catalogue fits; of no match nothing is claimed.
MATCHES = {
    "exact": "skos:exactMatch",
    "close": "skos:closeMatch",
    "broad": "skos:broadMatch",
    "narrow": "skos:narrowMatch",
}
# What is told of a work in the terms of Dublin Core.
OF_WORKS = {
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "author": "dcterms:creator",
    "published_on": "dcterms:issued",
}
# What a prefixed name may hold without escapes.
PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def write(path, edition):
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces(edition))


def pieces(edition):
    """Yield the file in pieces."""
    terms = f"{edition.origin}{PAGE}#"
    yield f"@base <{edition.origin}{ROWS}> .\n"
    prefixes = {"ai": terms, **NAMESPACES}
    yield from (f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    yield block(f"<{edition.origin}/en/data/>", dataset(edition))
    yield from (block(subject, facts) for subject, facts in terms_told(terms))
    for collection in collections():
        for linked in linked_rows(collection):
            yield block(f"<{linked.name}>", about(linked, terms, edition.origin))


def block(subject, facts):
    """What is said of a subject: (predicate, object) pairs, both in Turtle."""
    said = {}
    for predicate, thing in facts:
        said.setdefault(predicate, []).append(thing)
    told = (f"{predicate} {', '.join(dict.fromkeys(found))}" for predicate, found in said.items())
    return "\n{} {} .\n".format(subject, " ;\n    ".join(told))


def dataset(edition):
    yield "a", "schema:Dataset"
    yield from texts("schema:name", {"vi": "Ai làm gì", "en": "Who Does What"})
    yield "schema:license", f"<{LICENCE_URL}>"
    yield "schema:dateModified", f'"{edition.changed_at.date().isoformat()}"'
    yield "schema:version", Literal(edition.token).n3()


def terms_told(terms):
    """The vocabulary itself: (subject, facts) of each of its terms."""
    for collection in collections():
        meta = collection.model._meta
        facts = [("a", "rdfs:Class"), *labels(meta.verbose_name)]
        facts += [("skos:closeMatch", kind) for kind in in_schema_org(collection)]
        yield term(class_term(collection), terms), facts
        if is_of_concepts(collection):
            named = labels(meta.verbose_name_plural)
            yield f"<{collection.name}/>", [("a", "skos:ConceptScheme"), *named]
    for name, uses in properties().items():
        domains = [("schema:domainIncludes", f"ai:{class_term(u.collection)}") for u in uses]
        labelled = [pair for use in uses for pair in labels(use.field.label)]
        yield term(name, terms), [("a", "rdf:Property"), *labelled, *domains]
    for use in uses_with_values():
        for value in use.values:
            facts = [("a", "skos:Concept"), *labels(value.label, "skos:prefLabel")]
            yield term(value.term, terms), facts


def in_schema_org(collection):
    """[the type of schema.org that comes close to a kind of content]; [] where none does."""
    return [kind for name, kind in TYPES.items() if name == class_term(collection)]


def labels(text, predicate="rdfs:label"):
    """A text of the interface in both languages."""
    yield from texts(predicate, in_each_language(lambda: str(text)))


def about(linked, terms, origin):
    """Everything that is said of a row."""
    yield "a", term(class_term(linked.collection), terms)
    yield from (("a", kind) for kind in in_schema_org(linked.collection))
    for field, value in linked.facts:
        for thing in things(linked.collection, field, value, terms):
            yield term(field.name, terms), thing
    yield from (("foaf:page", f"<{origin}{page}>") for page in linked.pages)
    yield from (("dcterms:source", f"<{name}>") for name in linked.works)
    yield from (("prov:wasDerivedFrom", f"<{name}>") for name in linked.places)
    yield from concept(linked)
    if linked.collection.model is Source:
        yield from work(linked)


def things(collection, field, value, terms):
    """The value of a field as objects in Turtle."""
    if field.kind == "bilingual":
        return [thing for _, thing in texts("", value)]
    if field.kind == "choice":
        return [term(value_term(collection, field, value), terms)]
    if field.kind in ("one", "url"):
        return [f"<{value}>"]
    if field.is_plural:
        return [f"<{name}>" for name in value]
    return [plain(value)]


def plain(value):
    """A flag, a number, a day or a text."""
    if isinstance(value, bool | int):
        return str(value).lower()
    return Literal(value).n3().replace("<http://www.w3.org/2001/XMLSchema#date>", "xsd:date")


def term(name, terms):
    return f"ai:{name}" if PLAIN.fullmatch(name) else f"<{terms}{name}>"


def texts(predicate, value):
    for text, language in in_languages(value):
        yield predicate, Literal(text, lang=language).n3()


def is_of_concepts(collection):
    """Whether its rows have names in both languages: those are concepts of SKOS."""
    return any(field.name in NAMES and field.kind == "bilingual" for field in collection.fields)


def concept(linked):
    if not is_of_concepts(linked.collection):
        return
    yield "a", "skos:Concept"
    yield "skos:inScheme", f"<{linked.collection.name}/>"
    yield from texts("skos:prefLabel", first_text(linked, NAMES))
    yield from texts("skos:definition", first_text(linked, DESCRIPTIONS))
    if linked.collection.model is Role:
        for text, language in other_names(linked):
            yield "skos:altLabel", Literal(text, lang=language).n3()
        for entry in linked.role_facts.entries:
            if entry.iri:
                yield MATCHES[entry.match], f"<{entry.iri}>"


def work(linked):
    yield "a", "dcterms:BibliographicResource"
    for field, value in linked.facts:
        if predicate := OF_WORKS.get(field.name):
            yield predicate, plain(value)
