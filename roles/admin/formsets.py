"""Several rows on one page: what holds between them, and where new ones stand."""

from django.db.models import Max, UniqueConstraint
from django.utils.functional import cached_property

from roles.models.content import with_paths

from .forms import FIELD_OF_RULE
from .lines.line_formsets import LineFormSet

STEP = 10


class DistinctFormSet(LineFormSet):
    """Rows that must differ from each other, new and unopened ones too: told beside the field.

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
        unopened = [_key(rule, row) for row in self._unopened_values] if forms else []
        for at, form in enumerate(forms):
            mine = _key(rule, _values(form.instance))
            taken = unopened + [_key(rule, _values(other.instance)) for other in forms[:at]]
            if form.instance.pk:
                # Rows are written in this order, so those below still have their old values then.
                taken += [_key(rule, _stored(other)) for other in forms[at + 1 :] if other.initial]
            if mine and mine in taken and field not in form.errors:
                form.add_error(field, rule.violation_error_message)

    @cached_property
    def _unopened_values(self):
        names = [f.attname for f in self.model._meta.concrete_fields]
        return [_by_field(self.model, row) for row in self.unopened().values(*names)]

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


def _by_field(model, columns):
    return {f.name: columns[f.attname] for f in model._meta.concrete_fields}


def _stored(form):
    values = _values(form.instance)
    return values | {name: value for name, value in form.initial.items() if name in values}


class ClaimFormSet(DistinctFormSet):
    """Claims of one kind; a new one without a number goes to the end."""

    cited = "citations"

    def named(self, rows):
        """Without the row of the page, which is at hand."""
        paths = [*self.model.name_paths(), *self.model.single_relations()]
        others = [path for path in paths if path.partition("__")[0] != self.fk.name]
        return with_paths(rows.select_related(None), others)

    def save_new(self, form, commit=True):
        if not form.instance.order:
            form.instance.order = self._last_order() + STEP
        return super().save_new(form, commit)

    def _last_order(self):
        return max(self._last_stored, *(form.instance.order or 0 for form in self.forms))

    @cached_property
    def _last_stored(self):
        return self.stored.order_by().aggregate(last=Max("order"))["last"] or 0


class LinkFormSet(LineFormSet):
    """Rows of a join table, written through the field itself so that the history sees them.

    Linking again what is linked already (from a pop-up, say) is no mistake.
    """

    owner_field = None  # the join table's field that names the other side
    links = None  # the other side's field that is written

    def validate_unique(self):
        pass

    def told_by(self, row):
        return getattr(row, self.owner_field)

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
