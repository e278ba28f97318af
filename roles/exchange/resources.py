"""Sheets as resources of django-import-export: rows by natural keys, saved through our own door."""

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from import_export import fields, resources

from roles.evidence.assembling import FRONT
from roles.models import Claim
from roles.models.vocabulary import Status
from roles.schema.normalizing import composed
from roles.schema.rows import fields_of, key_names, translated
from roles.writing import together

from .reference_cells import widget_for
from .sheets import columns_of

CITED = "citations"
STEP = 10
HIGHEST_ORDER = 32_767


class SheetResource(resources.ModelResource):
    """Rows of one sheet. `may_publish`: whether the status may become another."""

    def __init__(self, sheet, may_publish=True):
        super().__init__()
        self.sheet, self.may_publish = sheet, may_publish
        # Whether a claim needs a citation is a rule of its own.
        many = self.Meta.model._meta.many_to_many
        self.needed = [field.name for field in many if not field.blank and field.name != CITED]

    def rows(self):
        """Objects in an order that does not depend on the database, with what they refer to."""
        model = self.Meta.model
        objects = model.objects.order_by(*self.sheet.identities[0])
        joins = model.single_relations()
        objects = objects.prefetch_related(*map(with_key, model._meta.many_to_many))
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
        faults |= self.link(instance, row)
        if instance.before is None and "order" in self.fields and not said(row.get("order")):
            instance.order = next_order(instance)
        if not self.may_publish and self._changes_status(instance):
            faults["status"] = ValidationError(_("You may not publish or withdraw."))
        if faults:
            raise ValidationError(faults)

    def link(self, instance, row):
        """Note the many rows that an object is to be tied to; return {field: what is wrong}."""
        instance.linked, faults = {}, {}
        for name in many_of(self.Meta.model):
            try:
                if name in row:
                    instance.linked[name] = self.fields[name].clean(row)
                if name in self.needed and not linked(instance, name):
                    raise ValueError(_("Name one at least."))
            except ValueError as error:
                faults[name] = ValidationError(str(error))
        return faults

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
            rules.append(lambda: instance.check_support(linked(instance, CITED)))
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
        """Write it with all that it is tied to, or nothing of it."""
        # The columns that repeat a bilingual text hold Vietnamese, in whatever language one reads.
        with transaction.atomic(), together(), translation.override(settings.LANGUAGE_CODE):
            links = {name: list(linked(instance, name)) for name in many_of(type(instance))}
            if isinstance(instance, Claim):
                instance.keep(links.pop(CITED))
            else:
                instance.save()
            for name, rows in links.items():
                getattr(instance, name).set(rows)
        for field in self.fields.values():
            if is_reference(field.widget) and field.widget.rows.model is type(instance):
                field.widget.rows.add(instance)

    def save_m2m(self, instance, row, **kwargs):
        """Done by `save_instance()`."""


def is_reference(widget):
    return hasattr(widget, "rows")


def many_of(model):
    """Names of the fields that tie a row to many others."""
    return [field.name for field in model._meta.many_to_many]


def with_key(field):
    """The way through a field to many rows to all that these are named by."""
    keys = [
        name
        for name in key_names(field.related_model)
        if field.related_model.field(name).is_relation
    ]
    return "__".join([field.name, *keys])


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
    many = {name: {row.pk for row in linked(instance, name)} for name in many_of(type(instance))}
    return {name: value or None for name, value in (values | many).items()}


def linked(instance, name):
    """The rows that an object is to be tied to by this field, or is."""
    if name in getattr(instance, "linked", ()):
        return instance.linked[name]
    return getattr(instance, name).all() if instance.pk else ()


def _tidied(value):
    return composed(value).replace("\r\n", "\n").strip() if isinstance(value, str) else value


def resource(sheet, may_publish=True):
    """The SheetResource of a sheet: a column for each field that fixtures know."""
    found = fields_of(sheet.model)
    columns = {
        name: fields.Field(name, name, widget_for(found[name])) for name in columns_of(sheet)
    }
    options = {"model": sheet.model, "fields": list(columns), "use_bulk": False, "skip_diff": True}
    options |= {"store_instance": True}
    meta = type("Meta", (), options | {"import_id_fields": list(sheet.identities[0])})
    kind = type(f"{sheet.model.__name__}Resource", (SheetResource,), {**columns, "Meta": meta})
    return kind(sheet, may_publish)
