"""What a page of the desk shows of its rows, one by one."""

from dataclasses import dataclass
from itertools import count

from django.contrib.admin.helpers import InlineAdminForm
from django.contrib.admin.utils import flatten_fieldsets
from django.utils.translation import gettext as _

from ..links import headline


@dataclass
class DeskLine:
    """A row of a page: `row` is None of a new one, `form` None of one that is not open.

    `number` is that of its inputs; `about` is what its line tells about.
    """

    number: int
    row: object = None
    about: object = None
    form: object = None

    @property
    def pk(self):
        return self.row.pk if self.row else ""

    @property
    def order(self):
        return getattr(self.row, "order", None)

    @property
    def headline(self):
        return headline(self.about) if self.row else _("New")

    @property
    def n_cited(self):
        """How many places it cites: counted with all rows, or its own where its form is open."""
        counted = getattr(self.row, "n_cited", None)
        return len(self.about.citations.all()) if counted is None else counted


def lines_of(part):
    """[DeskLine] of an InlineAdminFormSet: rows in their order, then new ones."""
    formset, opened = part.formset, opened_lines(part)
    known = {line.row.pk: line for line in opened if line.row}
    numbers = count(formset.first + len(opened))
    lines = [known.get(row.pk) or _closed(formset, row, next(numbers)) for row in formset.told]
    return lines + [line for line in opened if not line.row]


def opened_lines(part):
    """Only the rows whose forms are open."""
    return [_opened(part, form, n) for n, form in enumerate(part.formset.forms, part.formset.first)]


def _closed(formset, row, number):
    return DeskLine(number, row, formset.told_by(row))


def _opened(part, form, number):
    row = form.instance if form.instance.pk else None
    fields = part.readonly_fields
    if row and not part.has_change_permission:
        fields = [*fields, *flatten_fieldsets(part.fieldsets)]
    drawn = InlineAdminForm(
        part.formset,
        form,
        part.fieldsets,
        part.prepopulated_fields,
        row,
        fields,
        model_admin=part.opts,
        view_on_site_url=part.opts.get_view_on_site_url(row),
    )
    return DeskLine(number, row, row and part.formset.told_by(row), drawn)
