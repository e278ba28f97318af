"""Formsets that have forms for some of the rows of a page only."""

from django.db.models import Count
from django.forms import BaseInlineFormSet, Form
from django.utils.functional import cached_property


class LineFormSet(BaseInlineFormSet):
    """Rows of a page; forms for those of `opened` (ids; None: all), numbered from `first`.

    `stored` are all rows of the page, with and without a form; `cited` leads from one to the places
    that its line counts, if it does.
    """

    cited = None

    def __init__(self, *args, opened=None, first=0, new=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.first, self.extra, self.stored, self.opened = first, new, self.queryset, opened
        if opened:
            self.queryset = self.queryset.filter(pk__in=opened)

    def get_queryset(self):
        return super().get_queryset() if self.opened is None or self.opened else []

    def add_prefix(self, index):
        return super().add_prefix(index + self.first if isinstance(index, int) else index)

    @cached_property
    def empty_form(self):
        """What Django asks for the scripts of new rows. None is shown: their forms are fetched."""
        form = Form()
        form.fields = self.form.base_fields
        return form

    @property
    def new_form(self):
        return super().empty_form

    def unopened(self):
        """The stored rows without a form here, as a queryset."""
        return self.stored.exclude(pk__in=[form.instance.pk for form in self.initial_forms])

    @cached_property
    def told(self):
        """All rows of the page for their lines and their number, read once."""
        rows = self.named(self.stored.prefetch_related(None))
        rows = rows.annotate(n_cited=Count(self.cited)) if self.cited else rows
        for row in rows:
            setattr(row, self.fk.name, self.instance)
        return rows

    def named(self, rows):
        """Rows with what their headlines need."""
        return rows

    def told_by(self, row):
        """What the line of a row is about."""
        return row
