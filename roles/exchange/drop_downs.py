"""Lists to choose from in the columns of a workbook. Imported by whoever exports: see openpyxl."""

from itertools import zip_longest

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from roles.schema.rows import fields_of, key_names

from . import bounds
from .guide import values_of
from .sheets import LISTS

LONGEST_FORMULA = LONGEST_PROMPT = 255  # characters
# Rows below those of a sheet that other sheets offer as well, for new ones.
ROOM = 20


class DropDowns:
    """`lists`: those that are too long to stand at their column; they have a page of their own."""

    def __init__(self, tables):
        self.tables, self.lists = {table.sheet.model: table for table in tables}, []

    def rows(self):
        """The rows of that page: a column for each list."""
        return zip_longest(*self.lists, fillvalue="")

    def add_to(self, page, table):
        for at, name in enumerate(table.columns, start=1):
            if rule := self._rule(fields_of(table.sheet.model)[name]):
                letter = get_column_letter(at)
                rule.add(f"{letter}2:{letter}{bounds.MOST_ROWS + 1}")
                page.data_validations.append(rule)

    def _rule(self, field):
        if values := values_of(field):
            return self._closed(values)
        if field.many_to_one and field.related_model in self.tables:
            return self._rows_of(self.tables[field.related_model])
        return None

    def _closed(self, values):
        """One of a few values, and nothing else; what they mean is told beside the cell."""
        told = "\n".join(f"{value}: {label}" for value, label in values.items() if label)
        return DataValidation(
            type="list",
            formula1=self._formula(list(values)),
            allow_blank=True,
            showErrorMessage=True,
            error=_("Choose one of the list."),
            showInputMessage=bool(told),
            prompt=told[:LONGEST_PROMPT] or None,
        )

    def _formula(self, values):
        joined = ",".join(values)
        if len(joined) + 2 <= LONGEST_FORMULA:
            return f'"{joined}"'
        self.lists.append(values)
        letter = get_column_letter(len(self.lists))
        return f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(values)}"

    def _rows_of(self, table):
        """A row of another sheet: one that is there, or a new one of the same file."""
        keys = key_names(table.sheet.model)
        if len(keys) > 1:
            return None
        letter = get_column_letter(table.columns.index(keys[0]) + 1)
        cells = f"${letter}$2:${letter}${len(table.rows) + 1 + ROOM}"
        formula = f"{quote_sheetname(table.sheet.title)}!{cells}"
        return DataValidation(
            type="list", formula1=formula, allow_blank=True, showErrorMessage=False
        )
