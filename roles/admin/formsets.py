"""Several rows on one page: what holds between them, and where new ones stand."""

from django.db.models import UniqueConstraint
from django.forms import BaseInlineFormSet

from .forms import FIELD_OF_RULE

STEP = 10


class DistinctFormSet(BaseInlineFormSet):
    """Rows that must differ from each other, new ones included: told beside the field.

    Django compares new rows in what is unique without a condition, and tells it above the rows in
    the model's own words; the constraint's message says it in the editor's.
    """

    def validate_unique(self):
        for rule in self.model._meta.constraints:
            if isinstance(rule, UniqueConstraint) and rule.fields:
                self._compare(rule)

    def _compare(self, rule):
        forms = self._kept_forms()
        field = FIELD_OF_RULE.get(rule.name)
        for at, form in enumerate(forms):
            mine = _key(rule, _values(form.instance))
            taken = [_key(rule, _values(other.instance)) for other in forms[:at]]
            if form.instance.pk:
                # Rows are written in this order, so those below still have their old values then.
                taken += [_key(rule, _stored(other)) for other in forms[at + 1 :] if other.initial]
            if mine and mine in taken and field not in form.errors:
                form.add_error(field, rule.violation_error_message)

    def _kept_forms(self):
        deleted = self.deleted_forms
        forms = (form for form in self.forms if form.is_valid() and form not in deleted)
        return [form for form in forms if form.instance.pk or form.has_changed()]


def _key(rule, values):
    """What must be unique among rows with these `values`; None where the rule does not apply."""
    if rule.condition and not rule.condition.check(values):
        return None
    return tuple(values[name] for name in rule.fields)


def _values(row):
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields}


def _stored(form):
    values = _values(form.instance)
    return values | {name: value for name, value in form.initial.items() if name in values}


class ClaimFormSet(DistinctFormSet):
    """Claims of one kind; a new one without a number goes to the end."""

    def save_new(self, form, commit=True):
        if not form.instance.order:
            form.instance.order = self._last_order() + STEP
        return super().save_new(form, commit)

    def _last_order(self):
        return max((f.instance.order for f in self.forms if f.instance.order), default=0)


class LinkFormSet(BaseInlineFormSet):
    """Rows of a join table, written through the field itself so that the history sees them.

    Linking again what is linked already (from a pop-up, say) is no mistake.
    """

    owner_field = None  # the join table's field that names the other side
    links = None  # the other side's field that is written

    def validate_unique(self):
        pass

    def _links(self, row):
        return getattr(getattr(row, self.owner_field), self.links)

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
