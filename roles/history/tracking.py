"""Which models keep a history, and how its rows are made (django-simple-history).

Registered when all apps are ready, because modeltranslation must have added the columns of the
two languages before: `HistoricalRecords()` on the model itself would copy half of them.
"""

from functools import cache

from django.db import models
from django.db.models.signals import pre_delete
from simple_history import register
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from roles import models as m
from roles.models.content import Content, content_models
from roles.schema import fields
from roles.writing.changes import current, current_cause, current_id


class Versioned(models.Model):
    """What each row of the history tells besides its content."""

    change = models.UUIDField(default=current_id, db_index=True)
    cause = fields.CharField(max_length=10, default=current_cause)

    class Meta:
        abstract = True


OWN_TEXTS = ("history_type", "history_change_reason")


class Manager(HistoryManager):
    @classmethod
    @cache
    def from_queryset(cls, *args):
        """Made once: the library asks for it whenever somebody reads `Model.history`."""
        return super().from_queryset(*args)


class Records(HistoricalRecords):
    """History rows that say to what change they belong, and no permissions of their own."""

    def get_extra_fields(self, model, copied):
        extra = super().get_extra_fields(model, copied)
        return extra | {name: storable(extra[name]) for name in OWN_TEXTS}

    def get_meta_options(self, model):
        return super().get_meta_options(model) | {"default_permissions": ()}

    def get_meta_options_m2m(self, through_model):
        return super().get_meta_options_m2m(through_model) | {"default_permissions": ()}

    def get_history_user(self, instance):
        user = current().user
        return user if user is not None and user.is_authenticated else None

    def get_change_reason_for_object(self, instance, history_type, using):
        return current().reason or None

    def post_save(self, instance, created, using=None, **kwargs):
        """A save that changes nothing is no version; links record themselves."""
        if created or not self._is_on_record(instance):
            super().post_save(instance, created, using, **kwargs)

    def _is_on_record(self, instance):
        newest = type(instance).history.filter(id=instance.pk).order_by("-history_id").first()
        if newest is None or newest.history_type == "-":
            return False
        fields = self.fields_included(instance)
        return all(
            field.to_python(getattr(instance, field.attname)) == getattr(newest, field.attname)
            for field in fields
        )

    def m2m_changed(self, instance, action, attr, pk_set, reverse, **kwargs):
        """Record the row that owns the field, also when its links were set from the other side."""
        if action in ("post_add", "post_remove") and not pk_set:
            return
        if not reverse:
            super().m2m_changed(instance, action, attr, pk_set, reverse, **kwargs)
        elif action == "pre_clear":  # afterwards nobody can tell whom it concerned
            instance._owners = list(self.cls._base_manager.filter(**{attr: instance}))
        elif action.startswith("post_"):
            owners = self.cls._base_manager.filter(pk__in=pk_set or ())
            for owner in instance.__dict__.pop("_owners", owners):
                super().m2m_changed(owner, action, attr, pk_set, False, **kwargs)


def track():
    for model in content_models():
        track_model(model)
    pre_delete.connect(unlink, sender=m.Role, dispatch_uid="history")
    pre_delete.connect(unlink, sender=m.Citation, dispatch_uid="history")


def track_model(model):
    register(
        model,
        app="roles",
        records_class=Records,
        history_manager=Manager,
        bases=[Versioned],
        m2m_fields=[field.name for field in model._meta.many_to_many],
        excluded_fields=computed(model),
    )


def storable(text):
    """The same column as one of our fields."""
    _name, _path, args, options = text.deconstruct()
    return fields.CharField(*args, **options)


def computed(model):
    """Names of the columns that `save()` works out from the others: no news in them."""
    return [f.name for f in model._meta.concrete_fields if not (f.editable or f.primary_key)]


def unlink(instance, **kwargs):
    """Take a row out of those that name it but stay, one by one, so that their history tells.

    Django itself would empty the columns (SET_NULL) and the join tables without a signal.
    """
    for relation in instance._meta.related_objects:
        owner, name = relation.related_model, relation.field.name
        if not issubclass(owner, Content):
            continue
        rows = owner._base_manager.filter(**{name: instance})
        if relation.field.many_to_many:
            for row in rows:
                getattr(row, name).remove(instance)
        elif relation.on_delete is models.SET_NULL:
            for row in rows:
                setattr(row, name, None)
                row.save()
