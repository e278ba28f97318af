"""The answers described: serializers made from the fields of each collection, for the schema."""

from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from roles.models import Claim, Dispute
from roles.opendata.collections import collection_of

from .belongings import belongings
from .telling import VOICES

NULL = {"type": "null"}
TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def either(*schemas):
    return {"anyOf": list(schemas)}


def listed(schema):
    return {"type": "array", "items": schema}


def object_of(properties, required=(), description=""):
    """An object with these properties; all of them are there unless some are `required`."""
    told = {"type": "object"} | ({"description": description} if description else {})
    return told | {"properties": properties, "required": list(required or properties)}


# A text in both languages, or in the one that was asked for.
BILINGUAL = either(ref("Bilingual"), TEXT, NULL)
PAGES = either(ref("Addresses"), ADDRESS, NULL)


# What is told of a dispute together with its sides.
SIDES = "positions"
SPEAKING = {
    "is_between_sources": {"type": "boolean"},
    "is_within_one_source": {"type": "boolean"},
    "voices": listed(object_of({"name": TEXT, SIDES: listed(TEXT)})),
}


def both(schema, description):
    return object_of({"vi": schema, "en": schema}, description=description)


def citation():
    """What supports a statement (Telling.cited)."""
    texts = ("title", "publisher", "language", "place")
    optional = ("kind", "heading", "fragment")
    properties = {
        "id": TEXT,
        "self": ADDRESS,
        "source": {"type": "string", "description": _("The id of the source.")},
        **dict.fromkeys(texts, TEXT),
        **{name: {"type": ["string", "null"]} for name in optional},
        "external_url": ADDRESS | {"description": _("Where the passage is read.")},
        "url": PAGES,
    }
    described = _("A place in a source that supports the statement.")
    return object_of(properties, description=described)


def problem():
    properties = {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "instance": TEXT,
        "errors": listed(object_of({"parameter": TEXT, "detail": TEXT})),
    }
    about = _("Problem details (RFC 9457), in the language of the reader.")
    return object_of(properties, ("type", "title", "status", "detail"), about)


def shared():
    """{name: schema} of what answers of several kinds hold."""
    text = {"type": ["string", "null"]}
    return {
        "Bilingual": both(text, _("A text in Vietnamese and English; null where there is none.")),
        "Addresses": both(ADDRESS, _("A page of the site in Vietnamese and English.")),
        "Citation": citation(),
        "Problem": problem(),
    }


class Described(serializers.Field):
    """A field with a JSON Schema of its own."""

    def __init__(self, schema, **options):
        super().__init__(**options)
        self.schema = schema


class DescribedExtension(OpenApiSerializerFieldExtension):
    target_class = Described
    match_subclasses = True

    def map_serializer_field(self, auto_schema, direction):
        return dict(self.target.schema)


def described(name, about, properties, required=()):
    """A serializer class whose component is called `name`, from {property: JSON Schema}."""
    fields = {
        key: Described(schema, required=key in required) for key, schema in properties.items()
    }
    return type(name, (serializers.Serializer,), fields | {"__doc__": about})


def row_of(collection):
    """The serializer of a row, with all that may belong to it, in the words of the language."""
    return _row_of(collection, get_language())


@cache
def _row_of(collection, language):
    properties = {"id": TEXT, "self": ADDRESS, "url": PAGES}
    for field in collection.fields[1:]:
        properties[field.name] = schema_of(field) | words_of(field)
    if issubclass(collection.model, Claim):
        properties[VOICES] = {"type": "integer"}
    for name, each in belongings(collection.model).items():
        properties[name] = listed(ref(component(each.collection)))
    if collection.model is Dispute:
        properties |= SPEAKING
    name = component(collection)
    about = str(collection.model._meta.verbose_name)
    return described(name, about, properties, required=("id", "self", "url"))


def component(collection):
    """The name of the component of a row; that of a place in a source is told from a citation."""
    return {"Citation": "Place"}.get(collection.model.__name__, collection.model.__name__)


def page_of(collection):
    properties = {
        "next": ADDRESS | {"type": ["string", "null"], "description": _("The next page.")},
        "next_cursor": {"type": ["string", "null"], "description": _("The same as a cursor.")},
        "results": listed(ref(component(collection))),
    }
    return described(f"{component(collection)}Page", "", properties, required=list(properties))


def schema_of(field):
    match field.kind:
        case "bilingual":
            return dict(BILINGUAL)
        case "one":
            end = either(TEXT, ref(component(collection_of(field.target))))
            return end if field.is_required else {"anyOf": [*end["anyOf"], NULL]}
        case "many":
            return listed(either(TEXT, ref(component(collection_of(field.target)))))
        case "citations":
            return listed(ref("Citation"))
        case "choice":
            values = [value for value in field.choices if value]
            return {"enum": values} if field.is_required else {"enum": [*values, None]}
    kinds = {"flag": "boolean", "number": "integer"}
    schema = {"type": kinds.get(field.kind, "string")}
    if field.kind in ("date", "url"):
        schema["format"] = {"date": "date", "url": "uri"}[field.kind]
    return schema if field.is_required else schema | {"type": [schema["type"], "null"]}


def words_of(field):
    """The label and the help text of a field, and the names of its choices."""
    said = [str(field.label), str(field.help)]
    said += [f"{value}: {name}" for value, name in field.choices.items() if value]
    return {"description": "\n".join(filter(None, said))}
