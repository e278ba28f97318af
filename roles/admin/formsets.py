"""Several rows on one page: what holds between them, and where new ones stand."""

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _

from roles.models.vocabulary import LineKind

STEP = 10


class ClaimFormSet(BaseInlineFormSet):
    """Claims of one kind; a new one without a number goes to the end."""

    def save_new(self, form, commit=True):
        if not form.instance.order:
            form.instance.order = self._last_order() + STEP
        return super().save_new(form, commit)

    def _last_order(self):
        return max((f.instance.order for f in self.forms if f.instance.order), default=0)


class LineFormSet(ClaimFormSet):
    """Lines upward from one role: one solid line for each company stage, also among new rows."""

    def clean(self):
        super().clean()
        managers = {}
        for form in self.forms:
            line = form.instance
            kept = form.has_changed() or line.pk
            if form in self.deleted_forms or not kept or line.kind != LineKind.SOLID:
                continue
            if line.context in managers and not form.errors:
                message = _("This role has a manager (solid line) in this context.")
                form.add_error("manager", ValidationError(message))
            managers[line.context] = line


class LinkFormSet(BaseInlineFormSet):
    """Rows of a join table, written through the field itself so that the history sees them.

    Linking again what is linked already (from a pop-up, say) is no mistake.
    """

    owner_field = None  # the join table's field that names the other side

    def validate_unique(self):
        pass

    def _links(self, row):
        return getattr(row, self.owner_field).roles

    def save_new(self, form, commit=True):
        self._links(form.instance).add(self.instance)
        return form.instance

    def save_existing(self, form, obj, commit=True):
        if form.initial[self.owner_field] != getattr(obj, f"{self.owner_field}_id"):
            before = self.model._base_manager.get(pk=obj.pk)
            self._links(before).remove(self.instance)
            self._links(obj).add(self.instance)
        return obj

    def delete_existing(self, obj, commit=True):
        self._links(obj).remove(self.instance)
