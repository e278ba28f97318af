"""The description of the API as a page of the site, for people: the same schema, put together."""

from functools import cache

from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language

from roles.addresses import address
from roles.caching.keys import query_keys

from .compatible import resolved
from .parameters import CURSOR, LANGUAGE, PAGE_SIZE
from .schema_view import described

# Told once for all lists, and not again at each.
EVERYWHERE = (LANGUAGE.name, "fields", "expand", CURSOR.name, PAGE_SIZE.name, "q")
# What any row has.
OF_ALL = ("id", "self", "url", "citations")


@query_keys()
def documentation(request):
    origin = f"{request.scheme}://{request.get_host()}"
    return render(request, "data/api.html", sections(get_language()) | {"api": f"{origin}/api/v1/"})


@query_keys("language")
def by_its_address(request):
    """The page has an address in each language, as all pages; this is where programs name it."""
    language = request.GET.get("language")
    with translation.override(language if language == "en" else "vi"):
        return redirect(address("api-docs"))


by_its_address.media_types = ("text/html", "application/json")


@cache
def sections(language):
    """{"lists": what each tag offers, "common": parameters of all, "statuses": of answers}."""
    schema = described(language)
    found, common, statuses = {}, {}, {}
    for path, methods in schema["paths"].items():
        told = methods["get"]
        parameters = {each["name"]: each for each in told.get("parameters", ())}
        asked = (each for each in parameters.values() if each["in"] != "path")
        own = [each for each in asked if each["name"] not in EVERYWHERE]
        common |= {name: parameters[name] for name in EVERYWHERE if name in parameters}
        section = found.setdefault(told["tags"][0], {"operations": [], "fields": {}})
        section["operations"].append(
            {"path": path, "name": told["operationId"], "says": told["description"]}
            | {"parameters": [words_of(each) for each in own]}
        )
        section["fields"] |= fields_of(told["responses"]["200"], schema)
        statuses |= {code: answer["description"] for code, answer in told["responses"].items()}
    statuses.pop("200")
    return {
        "lists": found,
        "common": [words_of(each) for each in common.values()],
        "statuses": dict(sorted(statuses.items())),
    }


def words_of(parameter):
    """{"name", "says", "values"} of a parameter; no values where their list is one of names."""
    schema = parameter["schema"]
    values = schema.get("items", schema).get("enum", ())
    is_common = parameter["name"] in ("fields", "expand")
    said = {"name": parameter["name"], "says": parameter.get("description", "")}
    return said | {"values": () if is_common else values}


def fields_of(answer, schema):
    """{name: what it says} of the fields of a row, from the answer with one row or a page of it."""
    [form] = answer["content"].values()
    row = resolved(form["schema"], schema)
    if "results" in row.get("properties", {}):
        row = resolved(row["properties"]["results"]["items"], schema)
    fields = row.get("properties", {})
    return {
        name: each.get("description", "") for name, each in fields.items() if name not in OF_ALL
    }
