"""The index follows the knowledge base: what is saved or deleted is stored anew at the commit.

A transaction's changes are gathered, so that a form with sixty statements, or a whole seed, costs
one pass. What is written past the signals (`QuerySet.update()`, `bulk_create()`) needs
`manage.py rebuild_search`.
"""

import threading
from collections.abc import Iterable
from contextlib import contextmanager
from operator import attrgetter

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_save

from roles import models as m
from roles.models.search import Kind

from .documents import ORIGINS, all_documents, documents_of, usage_documents
from .indexing import entry_of, rebuild, replace

# {model: (field, indexed model)}: rows that are part of another's document.
PARTS = {
    m.RoleTitle: ("role_id", m.Role),
    m.TitleUsage: ("role_id", m.Role),
    m.RoleSkill: ("skill_id", m.Skill),
    m.ComparisonPoint: ("comparison_id", m.Comparison),
    m.ProcessPart: ("process_id", m.Process),
    m.ProcessContrast: ("process_id", m.Process),
    m.Position: ("dispute_id", m.Dispute),
}


class Pending(threading.local):
    """What this thread has changed and not stored yet: {model: ids}, usages under TitleUsage."""

    def __init__(self):
        self.ids = {}


pending = Pending()


def mark(model, *ids) -> None:
    """Have the documents of these rows stored anew when the transaction commits."""
    pending.ids.setdefault(model, set()).update(ids)
    transaction.on_commit(flush, robust=True)


def catch_up() -> None:
    """Before a search: store what its own transaction has written.

    Outside of one, whatever is pending was rolled back; a reader's search writes nothing.
    """
    if connection.in_atomic_block:
        flush()
    else:
        pending.ids = {}


def flush() -> None:
    """Store what is pending.

    When a good part of everything has changed (a seed, an import), all is made anew: it takes no
    longer, and counts the words again.
    """
    changed, pending.ids = pending.ids, {}
    if not changed:
        return
    if sum(map(len, changed.values())) * 4 > m.SearchEntry.objects.count():
        rebuild(all_documents())
        return
    for model, ids in with_dependents(changed).items():
        if model is m.TitleUsage:
            keys = m.SearchEntry.objects.filter(kind=Kind.ACRONYM).values_list("key", flat=True)
            replace(Kind.ACRONYM, keys, usage_documents())
        elif ids:
            origin, rows = ORIGINS[model], model._default_manager.filter(pk__in=ids)
            replace(origin.kind, map(origin.key, ids), documents_of(rows))


def with_dependents(changed: dict) -> dict:
    """Add what tells the name, the address or the state of something changed."""
    found = {model: set(ids) for model, ids in changed.items()}

    def add(model, condition) -> None:
        rows = model._default_manager.filter(condition).values_list("pk", flat=True)
        found.setdefault(model, set()).update(rows)

    if roles := with_new_identity(found.get(m.Role, ())):
        add(m.Responsibility, Q(role__in=roles))
        add(m.Question, Q(role__in=roles))
        add(m.Comparison, Q(left__in=roles) | Q(right__in=roles))
        add(m.Dispute, Q(roles__in=roles))
        add(m.Skill, Q(requirements__role__in=roles))
        found.setdefault(m.TitleUsage, set())
    if comparisons := found.get(m.Comparison):
        add(m.Question, Q(comparison__in=comparisons))
    if processes := found.get(m.Process):
        add(m.Question, Q(process__in=processes))
    return found


# What of a role stands in the documents of others, as long as it is published.
IDENTITY = ("title_vi", "title_en", "about_vi", "address_vi", "address_en", "function", "place")


def with_new_identity(roles: Iterable) -> set:
    """Those of the roles (ids) that the index has under another identity, or not as published."""
    rows = m.SearchEntry.objects.filter(kind=Kind.ROLE, key__in=roles)
    now = map(entry_of, documents_of(m.Role.objects.filter(pk__in=roles)))
    stored, new = ({e.key: attrgetter(*IDENTITY)(e) for e in entries} for entries in (rows, now))
    return {pk for pk in roles if stored.get(str(pk)) != new.get(str(pk))}


def row_changed(sender, instance, **kwargs) -> None:
    if sender in ORIGINS:
        mark(sender, instance.pk)
    if sender is m.TitleUsage:
        mark(sender)
    if sender in PARTS:
        part_changed(sender, [getattr(instance, PARTS[sender][0])])


def part_changed(sender, owners: Iterable) -> None:
    mark(PARTS[sender][1], *(owner for owner in owners if owner))


def part_changing(sender, instance, **kwargs) -> None:
    """It may be about to move: then what it leaves changes, too."""
    if instance.pk:
        column, _ = PARTS[sender]
        before = sender._default_manager.filter(pk=instance.pk)
        part_changed(sender, before.values_list(column, flat=True))


@contextmanager
def many(model, ids):
    """Around a write of many rows without signals: of these ids, and of those that it adds."""
    ids = list(ids)
    rows_changed(model, ids)  # what they are about to leave
    yield ids
    rows_changed(model, ids)


def rows_changed(model, ids) -> None:
    if model in ORIGINS:
        mark(model, *ids)
    if model is m.TitleUsage:
        mark(model)
    if model in PARTS:
        rows = model._default_manager.filter(pk__in=ids)
        part_changed(model, rows.values_list(PARTS[model][0], flat=True))


def links_changed(sender, instance, action, pk_set, reverse, model, **kwargs) -> None:
    if action.startswith("post_"):
        ids = (pk_set or ()) if reverse else [instance.pk]
        changed = model if reverse else type(instance)
        if changed in PARTS:
            rows = changed._default_manager.filter(pk__in=ids)
            part_changed(changed, rows.values_list(PARTS[changed][0], flat=True))
        else:
            mark(changed, *ids)


def fill_if_empty(using, **kwargs) -> None:
    """After a migration: content that is older than the index gets into it."""
    tables = connections[using].introspection.table_names()
    if m.SearchPosting._meta.db_table not in tables:
        return  # an older schema, on the way back or forth
    if m.Role.objects.exists() and not m.SearchEntry.objects.exists():
        rebuild(all_documents())


def follow() -> None:
    """Connect to the signals of every model that the index tells of."""
    post_migrate.connect(fill_if_empty, sender=apps.get_app_config("roles"), dispatch_uid="search")
    for model in {*ORIGINS, *PARTS}:
        post_save.connect(row_changed, sender=model, dispatch_uid="search")
        post_delete.connect(row_changed, sender=model, dispatch_uid="search")
    for model in PARTS:
        pre_save.connect(part_changing, sender=model, dispatch_uid="search")
    for through in (
        m.Responsibility.citations.through,
        m.Question.citations.through,
        m.RoleSkill.citations.through,
        m.RoleTitle.citations.through,
        m.Position.citations.through,
        m.Dispute.roles.through,
    ):
        m2m_changed.connect(links_changed, sender=through, dispatch_uid="search")
