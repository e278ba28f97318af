"""A kind of claim that no code of the site knows: what it takes, and its removal afterwards."""

import importlib
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.urls import clear_url_caches
from modeltranslation.translator import translator
from simple_history import models as histories

import execroles.urls
from roles import models as m
from roles import translation
from roles.admin import desk
from roles.admin.claim_admin import inlines_of, register_claims
from roles.history.tracking import Records, track_model
from roles.models.search import Kind
from roles.schema import fields
from roles.search import keeping
from roles.writing import triggers


def declared():
    """The model; everything else that a new kind needs follows from it."""

    class Pitfall(m.Claim):
        """A mistake that holders of a role are warned of."""

        owners = ("role",)
        wording_field = "statement"
        texts = ("statement", "detail")
        sheet = "pitfalls"
        search_kind = Kind.RESPONSIBILITY

        role = models.ForeignKey(m.Role, on_delete=models.CASCADE, related_name="pitfalls")
        statement = fields.CharField("statement", max_length=300)
        detail = fields.TextField("detail", blank=True)

        class Meta(m.Claim.Meta):
            app_label = "roles"
            verbose_name = "pitfall"
            verbose_name_plural = "pitfalls"

    return Pitfall


@contextmanager
def new_kind():
    """Within, the kind is part of the site as if `roles.models` declared it."""
    known = set(apps.all_models["roles"])
    model = declared()
    translation.bilingual(model)
    track_model(model)
    new = [apps.all_models["roles"][name] for name in apps.all_models["roles"] if name not in known]
    tables = [table for table in new if not table._meta.auto_created]
    with connection.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)
    _start()
    try:
        yield model
    finally:
        _forget(model, [table._meta.model_name for table in new])
        with connection.schema_editor() as editor:
            for table in reversed(tables):
                editor.delete_model(table)
        _start()
        assert set(apps.all_models["roles"]) == known


def _start():
    """What starting the site does when all models are known."""
    apps.clear_cache()
    keeping.parts.cache_clear()
    keeping.follow()
    triggers.install()
    register_claims()
    role_page = desk.get_model_admin(m.Role)
    role_page.inlines = [*inlines_of(m.Role), role_page.inlines[-1]]
    importlib.reload(execroles.urls)
    clear_url_caches()
    ContentType.objects.clear_cache()


def _forget(model, names):
    desk.unregister(model)
    del translator._registry[model]
    for field in model._meta.many_to_many:
        Records.m2m_models.pop(field)
    histories.registered_models.pop(model._meta.db_table)
    for name in names:
        del apps.all_models["roles"][name]
    del m.Role.pitfalls
    del m.Citation.pitfall_set
