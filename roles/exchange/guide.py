"""The first page of a workbook: what each sheet and each column is, and what an import does."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.models import Citation, Claim
from roles.schema.rows import default_of, fields_of, key_names

from .cell_values import NO, YES
from .sheets import sheet_of

LONGEST_EXAMPLE = 80
# What an import does, and what it does not.
RULES = (
    gettext_lazy(
        "Change cells, add rows at the end of a sheet, and import the file. "
        "You see every difference before anything is written."
    ),
    gettext_lazy(
        "All of a file is written, or nothing: "
        "what is wrong is told with its sheet, row and column."
    ),
    gettext_lazy(
        "A row is known by its slug or key: an existing one is changed, an unknown one is new. "
        "Rows that are not in the file stay."
    ),
    gettext_lazy("Nothing is deleted by an import. Delete rows at the desk."),
    gettext_lazy(
        "A column that is not in the file stays as it is; an empty cell empties the text."
    ),
    gettext_lazy("A new row without an order goes to the end of its list."),
    gettext_lazy(
        "A new source, its places and what cites them may stand in one file, in any order."
    ),
    gettext_lazy("Columns are known by their title in Vietnamese or English, or by their name."),
    gettext_lazy(
        "An apostrophe before a text that begins with = + - or @ keeps spreadsheets from "
        "calculating it. It is taken off again."
    ),
)
# Of what is told of each column.
TITLES = (
    gettext_lazy("Column"),
    gettext_lazy("Name in files"),
    gettext_lazy("What it means"),
    gettext_lazy("What may stand there"),
    gettext_lazy("Example"),
)


@dataclass(frozen=True)
class Line:
    """One row of the guide sheet."""

    cells: tuple
    is_heading: bool = False


def guide(tables):
    """The Lines of the guide to these tables."""
    yield Line((_("How to use this workbook"),), is_heading=True)
    for rule in RULES:
        yield Line((str(rule),))
    for table in tables:
        yield Line(("",))
        yield Line(
            (table.sheet.title, table.sheet.name, capfirst(str(table.sheet.model.about))), True
        )
        yield Line(tuple(map(str, TITLES)), True)
        for name in table.columns:
            yield Line(_column(table, name))


def _column(table, name):
    field = fields_of(table.sheet.model)[name]
    example = next((str(row[name]) for _n, row in table.rows if row[name] not in ("", None)), "")
    return (
        table.sheet.title_of(name),
        name,
        str(field.help_text),
        ". ".join(
            filter(None, [_("Must be filled") if is_required(field) else "", allowed(field)])
        ),
        example if len(example) <= LONGEST_EXAMPLE else f"{example[:LONGEST_EXAMPLE]}…",
    )


def is_required(field):
    """Whether a new row needs it."""
    return not field.blank and default_of(field) is None and field.name != "citations"


def values_of(field):
    """{value: what it means} of a closed list; {} for a field that is open."""
    if field.flatchoices:
        return {value: str(label) for value, label in field.flatchoices if value}
    return {YES: "", NO: ""} if isinstance(field, models.BooleanField) else {}


def allowed(field):
    """What may stand in the cells of a field, in words."""
    if values := values_of(field):
        return "; ".join(
            f"{value} ({label})" if label else value for value, label in values.items()
        )
    if field.is_relation:
        return _rows_allowed(field)
    if field.name == "key" and issubclass(field.model, Claim):
        return _("Leave it empty in a new row, which makes its own. It never changes.")
    if isinstance(field, models.DateField):
        return _("A day, as 2026-11-26")
    if isinstance(field, models.IntegerField):
        return _("A whole number")
    if field.max_length:
        return _("Text of at most %(n)s characters") % {"n": field.max_length}
    return _("Any text")


def _rows_allowed(field):
    if field.related_model is Citation:
        return _(
            "Places in sources, as “hrchannels-cpo §2.3; wiindi-cpo §II”: "
            "the slug of the source, a blank, the place; semicolons between several"
        )
    sheet = sheet_of(field.related_model)
    said = {"sheet": sheet.title, "column": sheet.title_of(key_names(sheet.model)[0])}
    if field.many_to_many:
        return (
            _("From the sheet “%(sheet)s”, column “%(column)s”; semicolons between several") % said
        )
    return _("From the sheet “%(sheet)s”, column “%(column)s”") % said
