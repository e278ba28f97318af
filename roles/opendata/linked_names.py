"""Other people's vocabularies that both files of linked data use, and which terms of them."""

NAMESPACES = {
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What a kind of content is in the words of schema.org.
TYPES = {"Role": "schema:Occupation", "Source": "schema:CreativeWork"}

# What a row is called by, and the text that says what it is: the first field that it has.
NAMES = ("name", "term", "title")
DESCRIPTIONS = ("summary", "definition")


def first_text(linked, names):
    """The first of these fields that is filled: {"vi", "en"} or a text; None without."""
    return next((value for name in names if (value := linked.value(name))), None)


def in_languages(value):
    """[(text, language)]; the language is None where we know none."""
    if isinstance(value, dict):
        return [(text, language) for language, text in value.items() if text]
    return [(value, None)] if value else []


def other_names(linked):
    """[(text, language)] of a role's other names: its acronym and what sources call it."""
    name = linked.value("name") or {}
    acronym = linked.value("acronym")
    found = dict.fromkeys([*([(acronym, None)] if acronym else []), *linked.role_facts.titles])
    return [(text, language) for text, language in found if text != name.get(language)]
