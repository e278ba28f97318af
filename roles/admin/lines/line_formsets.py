"""Formsets that have forms for some of the rows of a page only."""

from django.forms import BaseInlineFormSet
from django.utils.functional import cached_property


class LineFormSet(BaseInlineFormSet):
    """Rows of a page; forms for those of `opened` (ids; None: all), numbered from `first`.

    `stored` are all rows of the page, with and without a form; `told_with` is what their lines read
    of other tables.
    """

    told_with = ()

    def __init__(self, *args, opened=None, first=0, new=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.first, self.extra, self.stored = first, new, self.queryset
        if opened is not None:
            self.queryset = self.queryset.filter(pk__in=opened) if opened else self.queryset.none()

    def add_prefix(self, index):
        return super().add_prefix(index + self.first if isinstance(index, int) else index)

    @cached_property
    def empty_form(self):
        """Made once: a page without open rows asks it many times for its scripts."""
        return super().empty_form

    def unopened(self):
        """The stored rows without a form here, as a queryset."""
        return self.stored.exclude(pk__in=[form.instance.pk for form in self.initial_forms])

    @cached_property
    def told(self):
        """All rows of the page for their lines and their number, read once."""
        rows = self.stored.prefetch_related(None).prefetch_related(*self.told_with)
        for row in rows:
            setattr(row, self.fk.name, self.instance)
        return rows

    def told_by(self, row):
        """What the line of a row is about."""
        return row
