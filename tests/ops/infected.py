"""A database in which every text that an editor can write is a payload.

      role-0 … role-199          one payload each, in every text field and both languages
         |
infected (a role), infected-process, and the comparison of infected with role-0:
one statement of each kind for each payload, citing a source with that payload
"""

from itertools import cycle

from django.db import models
from django.utils.text import slugify

from roles.models import FormerSlug, Role, SearchEntry
from roles.models.mandates import OF_TWO
from roles.models.vocabulary import LawStatus, LineKind, MandateKind, SourceKind, Status, Strength
from roles.writing.triggers import content_models

from .payloads import PAYLOADS

# Made from what editors write.
DERIVED = {FormerSlug, SearchEntry}
# For these a related row of the payload's own number; otherwise the infected one is meant.
NUMBERED = {
    "crosswalk.role",
    "mandate.other",
    "manager",
    "covering",
    "right",
    "skill",
    "source",
    "dispute",
}


def written_models():
    """Models whose rows editors write, those that are referred to first."""
    return [m for m in content_models() if not m._meta.auto_created and m not in DERIVED]


def text_fields(model):
    """Columns that take free text; the columns without a language repeat Vietnamese."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField)
        and not field.choices
        and field.editable
    ]


def infect():
    """Fill the database; return {model: rows}."""
    rows = {}
    for model in written_models():
        # One role more, so that each payload's row has a role opposite the first one.
        payloads = [*PAYLOADS, PAYLOADS[0]] if model is Role else PAYLOADS
        rows[model] = model.objects.bulk_create(
            infected(model, number, payload, rows) for number, payload in enumerate(payloads)
        )
        link(model, rows)
    return rows


def infected(model, number, payload, rows):
    row = model()
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            setattr(row, field.name, related(field, number, rows))
        elif isinstance(field, models.SlugField):
            setattr(row, field.name, f"{slugify(model._meta.model_name)}-{number}")
        elif field.choices:
            setattr(row, field.name, field.choices[number % len(field.choices)][0])
    for field in text_fields(model):
        prefix = "https://ours.example/" if isinstance(field, models.URLField) else ""
        unique = f"{number} " if field.max_length and field.max_length > 20 else ""
        text = prefix + payload + (f" {unique}" if prefix else unique)
        setattr(row, field.attname, text[: field.max_length])
    return fit(row, number)


def related(field, number, rows):
    if field.related_model is field.model:
        return None
    if not {field.name, f"{field.model._meta.model_name}.{field.name}"} & NUMBERED:
        return rows[field.related_model][0]
    return rows[field.related_model][number + (field.related_model is Role)]


def fit(row, number):
    """What the rules of some models want besides."""
    if hasattr(row, "status"):
        row.status = Status.PUBLISHED
    if hasattr(row, "is_editorial"):
        row.is_editorial = number % 2 == 0
    fitting = FITTING.get(row._meta.model_name)
    if fitting:
        fitting(row, number)
    return row


def fit_line(row, number):
    row.kind = (LineKind.DOTTED, LineKind.WORKS_WITH)[number % 2]
    row.context = ("", "startup")[number < 1]


def fit_question(row, number):
    kept = ("role", "comparison", "process")[number % 3]
    for name in {"role", "comparison", "process"} - {kept}:
        setattr(row, name, None)


def fit_point(row, number):
    empty = ("common_text",) if row.kind == "difference" else ("left_text", "right_text")
    for name in empty:
        for suffix in ("", "_vi", "_en"):
            setattr(row, name + suffix, "")


def fit_participation(row, number):
    if number % 2:
        row.role = None
    else:
        row.department = row.department_vi = row.department_en = ""


def fit_crosswalk(row, number):
    if row.match == "none":
        row.code = ""


def fit_requirement(row, number):
    if row.strength != Strength.ACCEPTED:
        row.instead_of = None


def fit_usage(row, number):
    row.is_copy, row.own_source = number % 2 == 1, None
    if not row.is_copy:
        row.copy_of = ""


def fit_source(row, number):
    is_law = row.kind == SourceKind.LAW
    row.law_status = LawStatus.values[number // 8 % len(LawStatus.values)] if is_law else ""
    if not is_law or row.law_status == LawStatus.IN_FORCE:
        row.amended_by = ""
    if not is_law:
        row.in_force_since = None


def fit_mandate(row, number):
    if row.kind not in OF_TWO:
        row.other = None
    if row.kind != MandateKind.CHOICE:
        row.choice = ""


FITTING = {
    "mandate": fit_mandate,
    "source": fit_source,
    "roleskill": fit_requirement,
    "titleusage": fit_usage,
    "crosswalk": fit_crosswalk,
    "participation": fit_participation,
    "reportingline": fit_line,
    "question": fit_question,
    "comparisonpoint": fit_point,
}


def link(model, rows):
    """Set the many-to-many fields: every statement cites the place with its own payload."""
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        targets = rows[field.related_model]
        if field.related_model is Role:
            targets = cycle([rows[Role][0]])
        through.objects.bulk_create(
            through(
                **{
                    f"{field.m2m_field_name()}_id": row.pk,
                    f"{field.m2m_reverse_field_name()}_id": target.pk,
                }
            )
            for row, target in zip(rows[model], targets, strict=False)
        )
