"""What may be asked: the parameters of an address, described for the schema and read from it."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.views.problems import Refused

# As long as the longest address that can be told; there is no list that long.
LONGEST = 200
MOST_VALUES = 20
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
TWICE = _("«{name}» is given more than once.")
TOO_MANY = _("«{name}» takes {most} values at most.")
NONE_OF = _("«{value}» is none of the values of «{name}»: {known}.")
NO_NUMBER = _("«{name}» is a whole number from {least} to {most}.")
NOT_LIKE = _("«{value}» is not how a value of «{name}» is written.")
LENGTH = _("«{name}» has between 1 and {most} characters.")


@dataclass(frozen=True)
class Parameter:
    """`schema` is that of one value, in JSON Schema; of `many`, any number may be given.

    Those of `many` are repeated, `role=ceo&role=cto`, or stand between commas (`by_comma`).
    """

    name: str
    description: Any
    schema: dict = field(default_factory=dict)
    many: bool = False
    by_comma: bool = False

    def read(self, query):
        """The value, or a tuple of `many`; the default of the schema if there is none."""
        given = query.getlist(self.name)
        if self.by_comma:
            given = [value for each in given for value in each.split(",")]
        if not self.many and len(given) > 1:
            self.refuse(TWICE)
        if len(given) > MOST_VALUES and not self.by_comma:
            self.refuse(TOO_MANY, most=MOST_VALUES)
        values = tuple(dict.fromkeys(map(self.value, given)))
        return values if self.many else next(iter(values), self.schema.get("default"))

    def value(self, text):
        schema = self.schema
        if schema.get("type") == "integer":
            return self.number(text)
        if schema.get("type") == "boolean":
            return self.one_of(text, ["true", "false"]) == "true"
        if "enum" in schema:
            return self.one_of(text, schema["enum"])
        if not 1 <= len(text) <= schema.get("maxLength", LONGEST):
            self.refuse(LENGTH, most=schema.get("maxLength", LONGEST))
        if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), text):
            self.refuse(NOT_LIKE, value=text)
        return text

    def number(self, text):
        least, most = self.schema["minimum"], self.schema["maximum"]
        is_number = re.fullmatch(r"-?[0-9]{1,18}", text)
        if not is_number or not least <= int(text) <= most:
            self.refuse(NO_NUMBER, least=least, most=most)
        return int(text)

    def one_of(self, text, known):
        if text not in known:
            self.refuse(NONE_OF, value=text[:LONGEST], known=", ".join(known))
        return text

    def refuse(self, why, status=400, **said):
        raise Refused(status, errors=[(self.name, format_lazy(why, name=self.name, **said))])

    def described(self):
        """As the Parameter Object of OpenAPI."""
        told = {"in": "query", "name": self.name, "description": self.description}
        schema = {"type": "string", "maxLength": LONGEST} | self.schema
        if "enum" in schema or schema["type"] != "string":
            schema.pop("maxLength")
        elif "pattern" not in schema:
            schema["minLength"] = 1
        if not self.many:
            return told | {"schema": schema}
        most = {} if self.by_comma else {"maxItems": MOST_VALUES}
        listed = {"type": "array", "items": schema, "minItems": 1} | most
        return told | {"schema": listed, "style": "form", "explode": not self.by_comma}


WORDS = Parameter("q", _("Only what has all these words, with or without their marks."))
LANGUAGE = Parameter(
    "language",
    _("Texts in one language, as plain strings, instead of objects with both."),
    {"enum": [code for code, _name in settings.LANGUAGES]},
)
PAGE_SIZE = Parameter(
    "page_size",
    _("How many results at most are on a page."),
    {"type": "integer", "minimum": 1, "maximum": 100, "default": 50},
)
# Any text of this form is a place in the list: no cursor is wrong, and none goes out of date.
CURSOR = Parameter(
    "cursor",
    _("Where the page begins: next_cursor of the page before."),
    {"pattern": "^[0-9a-z]{1,12}$", "maxLength": 12},
)


def read(parameters, query):
    """{name: value} of a query; raises Refused with all that is wrong with it."""
    found, errors = {}, []
    for parameter in parameters:
        try:
            found[parameter.name] = parameter.read(query)
        except Refused as refused:
            errors += refused.problem.errors
    if errors:
        raise Refused(400, errors=errors)
    return found


def in_letters(number):
    """A whole number to the base 36; `int(text, 36)` is its reverse."""
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"
