"""Sheets as resources of django-import-export: rows by natural keys, saved through our own door."""

from copy import deepcopy

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from import_export import fields, resources

from roles.evidence.assembling import FRONT
from roles.models import Claim
from roles.models.vocabulary import Status
from roles.schema.normalizing import composed, spelled
from roles.schema.rows import fields_of, translated
from roles.vietnamese.folding import exact

from .cell_values import widget_for
from .sheets import columns_of

CITED = "citations"
STEP = 10
HIGHEST_ORDER = 32_767


class SheetResource(resources.ModelResource):
    """Rows of one sheet. `may_publish`: whether the status may become another."""

    def __init__(self, sheet, may_publish=True):
        super().__init__()
        self.sheet, self.may_publish = sheet, may_publish

    def rows(self):
        """Objects in an order that does not depend on the database, with what they refer to."""
        keys = self.sheet.identities[0]
        objects = self.Meta.model.objects.order_by(*keys)
        joins = [f.name for f in self.Meta.model._meta.fields if f.is_relation]
        if issubclass(self.Meta.model, Claim):
            objects = objects.prefetch_related("citations__source")
        return objects.select_related(*joins) if joins else objects

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        """An empty key keeps the one that a row has, or lets a new row make its own."""
        if field.attribute != "key" or row.get("key"):
            super().import_field(field, instance, row, is_m2m, **kwargs)

    def import_instance(self, instance, row, **kwargs):
        """Set every field whose column is there; raise ValidationError by field name."""
        instance.before = content(instance) if instance.pk else None
        faults = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            faults |= error.error_dict
        if CITED in self.fields and CITED in row:
            try:
                instance.cited = self.fields[CITED].clean(row)
            except ValueError as error:
                faults[CITED] = ValidationError(str(error))
        if instance.before is None and "order" in self.fields and not said(row.get("order")):
            instance.order = next_order(instance)
        if not self.may_publish and self._changes_status(instance):
            faults["status"] = ValidationError(_("You may not publish or withdraw."))
        if faults:
            raise ValidationError(faults)

    def _changes_status(self, instance):
        status = instance.before["status"] if instance.before else Status.DRAFT
        return getattr(instance, "status", status) != status

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """A row that changes nothing is not written, and makes no version."""
        unchanged = instance.before is not None and content(instance) == instance.before
        return unchanged and not import_validation_errors

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """All that is wrong with a row at once: its cells, the rules, its support."""
        faults = dict(import_validation_errors or {})
        rules = [lambda: instance.full_clean(exclude=list(faults))]
        if isinstance(instance, Claim) and CITED not in faults:
            rules.append(lambda: instance.check_support(cited_by(instance)))
        found = {}
        for rule in rules:
            try:
                rule()
            except ValidationError as error:
                found |= error.error_dict
            except ObjectDoesNotExist:  # what the row is about; told as a fault of that column
                continue
        if faults := _by_column(type(instance), faults | found):
            raise ValidationError(faults)

    def save_instance(self, instance, is_create, row, **kwargs):
        # The columns that repeat a bilingual text hold Vietnamese, in whatever language one reads.
        with translation.override(settings.LANGUAGE_CODE):
            if isinstance(instance, Claim):
                instance.keep(list(cited_by(instance)))
            else:
                instance.save()

    def save_m2m(self, instance, row, **kwargs):
        """Done by `Claim.keep()`."""


def said(value):
    """Whether a cell says anything."""
    return value is not None and bool(str(value).strip())


def next_order(instance):
    """Where a new row stands: after those of the same subject; a role at the end of the menus."""
    rows = type(instance)._base_manager.all()
    if isinstance(instance, Claim):
        names = [n for n in instance.subject_fields() if getattr(instance, f"{n}_id")]
        if not names:
            return 0
        rows = rows.filter(**{names[0]: instance.subject})
    else:
        rows = rows.filter(order__lt=FRONT - STEP)
    last = rows.aggregate(last=Max("order"))["last"]
    return min((last or 0) + STEP, HIGHEST_ORDER)


def _by_column(model, faults):
    """The column that repeats a bilingual text fails with it: told once, where it is typed."""
    named = {}
    for name, errors in faults.items():
        if name in translated(model):
            name = f"{name}_vi"
        if name not in named:
            named[name] = errors
    return named


def content(instance):
    """{field: value} of an object, comparable: line ends and an empty text do not count."""
    values = {
        name: _tidied(getattr(instance, field.attname))
        for name, field in fields_of(type(instance)).items()
        if not field.many_to_many
    }
    if isinstance(instance, Claim):
        values[CITED] = {row.pk for row in cited_by(instance)}
    return {name: value or None for name, value in values.items()}


def cited_by(claim):
    """The citations that a claim is to have, or has."""
    if hasattr(claim, "cited"):
        return claim.cited
    return claim.citations.all() if claim.pk else ()


def _tidied(value):
    return composed(value).replace("\r\n", "\n").strip() if isinstance(value, str) else value


def resource(sheet, may_publish=True):
    """The SheetResource of a sheet: a column for each field that fixtures know."""
    found = fields_of(sheet.model)
    columns = {
        name: fields.Field(name, name, widget_for(found[name], spelled, composed))
        for name in columns_of(sheet)
    }
    options = {"model": sheet.model, "fields": list(columns), "use_bulk": False, "skip_diff": True}
    options |= {"store_instance": True}
    meta = type("Meta", (), options | {"import_id_fields": list(sheet.identities[0])})
    kind = type(f"{sheet.model.__name__}Resource", (SheetResource,), {**columns, "Meta": meta})
    return kind(sheet, may_publish)


class Known:
    """Finds the object of a row by the first identity whose cells are filled."""

    def __init__(self, found):
        self.resource = found
        self.objects = list(found.rows())
        self.indexes = {
            names: {self._key_of(row, names): row for row in self.objects}
            for names in found.sheet.identities
        }

        self.told = {}  # {(subject, wording): key}
        if issubclass(found.Meta.model, Claim) and len(found.sheet.identities) == 1:
            self.told = {_says(row): row.key for row in self.objects}

    def twin(self, claim):
        """The key of a statement that says what this new one does, and was there before it."""
        if not isinstance(claim, Claim) or len(self.resource.sheet.identities) > 1:
            return None
        key = self.told.setdefault(_says(claim), claim.key)
        return key if key != claim.key else None

    def _key_of(self, row, names):
        values = (self.resource.fields[name].export(row) for name in names)
        return tuple(str(value) for value in values)

    def key(self, row):
        """(columns, values) that name a row of the file; None where it has no name."""
        for names in self.resource.sheet.identities:
            values = tuple(self._cell(row, name) for name in names)
            if values[0]:
                return names, values
        return None

    def _cell(self, row, name):
        """The cell as it would be exported; what is no value there names no row."""
        try:
            field = self.resource.fields[name]
            return str(field.widget.render(field.widget.clean(row.get(name))))
        except ValueError:
            return ""

    def get_instance(self, row):
        key = self.key(row)
        found = key and self.indexes[key[0]].get(key[1])
        # A copy: a row that is refused must not leave its values behind.
        return deepcopy(found) if found else None


def _says(claim):
    """What a claim states about what, whatever the case, the spaces and the place of tones."""
    wording = getattr(claim, f"{claim.wording_field}_vi") or ""
    return claim.subject and claim.subject.pk, exact(wording)
