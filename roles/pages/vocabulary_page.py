"""What the page of the vocabulary tells: each class, property and value of the linked data."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roles.opendata.collections import collections
from roles.opendata.linked_terms import Use, class_term, properties

# What a property holds, by the kind of PublicField.
HOLDS = {
    "id": _("Stable identifier"),
    "text": _("Text"),
    "bilingual": _("Text in Vietnamese and English"),
    "choice": _("One of:"),
    "flag": _("Yes or no"),
    "number": _("Whole number"),
    "date": _("Day"),
    "url": _("Address"),
    "one": _("One:"),
    "many": _("Any number of:"),
    "citations": _("Any number of:"),
}


@dataclass(frozen=True)
class Row:
    """A property of a class."""

    use: Use

    @property
    def field(self):
        return self.use.field

    @property
    def label(self):
        return capfirst(self.field.label)

    @property
    def holds(self):
        return HOLDS[self.field.kind]

    @property
    def target(self):
        """The term of the class that it leads to, and what that is called; or None."""
        model = self.field.target
        return model and (model.__name__, capfirst(model._meta.verbose_name))


@dataclass(frozen=True)
class Class:
    term: str
    label: Any
    about: Any
    rows: list


def vocabulary_page():
    found = collections()
    classes = [
        Class(
            class_term(each),
            capfirst(each.model._meta.verbose_name),
            each.model.about,
            [Row(Use(each, field)) for field in each.fields],
        )
        for each in found
    ]
    indexed = {
        name: [class_term(use.collection) for use in uses] for name, uses in properties().items()
    }
    return {"classes": classes, "properties": indexed}
