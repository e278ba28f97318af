"""What somebody wrote, in words, where it can be shown in no form any more."""

import re

from django.core.exceptions import FieldDoesNotExist

from roles.history.describing import label_of

from .sent_form import is_kept

ROW = re.compile(r"(?P<part>.+)-[0-9]+-(?P<name>.+)")
# What the machine needs, and no text.
TECHNICAL = re.compile(r"seen|id|order|only|[A-Z_]+")


def typed_texts(model, fields):
    """[(label, text)] of what has letters in it, as it was typed."""
    found = []
    for name in filter(is_kept, fields):
        row = ROW.fullmatch(name)
        field = row["name"] if row else name.rpartition("-")[2]
        if not TECHNICAL.fullmatch(field):
            label = _label(_model_of(model, row["part"]) if row else model, field)
            found += [
                (label, text) for text in fields[name] if text.strip() and not text.isdecimal()
            ]
    return found


def _model_of(model, part):
    """Whose rows stand in this part of the form."""
    relations = (relation for relation in model._meta.related_objects)
    return next((r.related_model for r in relations if r.get_accessor_name() == part), None)


def _label(model, name):
    try:
        return label_of(model._meta.get_field(name))
    except (AttributeError, FieldDoesNotExist):
        return name
