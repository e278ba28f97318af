"""The index follows the knowledge base: what is saved or deleted is stored anew at the commit.

A transaction's changes are gathered, so that a form with sixty statements, or a whole seed, costs
one pass. What is written past the signals (`QuerySet.update()`, `bulk_create()`) needs
`manage.py rebuild_search`.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, reduce
from operator import attrgetter, or_
from typing import Any

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_save

from roles import models as m
from roles.models.content import fields_along
from roles.models.search import Kind
from roles.writing.many import created

from .documents import all_documents, documents_of, key_of, searched
from .indexing import entry_of, rebuild, replace
from .usage_documents import usage_documents


def steps(model: Any) -> Iterator[tuple]:
    """Yield (way, its last field) for each step from a searched model to what it tells of."""
    for path in (*model.name_paths(), *model.search_paths):
        names = path.split("__")
        for number, field in enumerate(fields_along(model, path), start=1):
            yield "__".join(names[:number]), field


@cache
def parts() -> dict:
    """{model: (column, searched model)}: rows that are part of another's document."""
    found = ((model, field) for model in searched() for way, field in steps(model))
    return {f.related_model: (f.field.attname, model) for model, f in found if f.one_to_many}


class Pending(threading.local):
    """What this thread has changed and not stored yet: {model: ids}, usages under TitleUsage."""

    def __init__(self) -> None:
        self.ids: dict[Any, set] = {}


pending = Pending()


def mark(model: Any, *ids: Any) -> None:
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
    """Store what is pending, all or nothing: what tells of a role follows what is stored of it."""
    changed, pending.ids = pending.ids, {}
    if changed:
        with transaction.atomic():
            store(changed)


def store(changed: dict) -> None:
    """Store {model: ids} anew, with all that tells of them.

    When a good part of everything has changed (a seed, an import), all is made anew: it takes no
    longer, and counts the words again.
    """
    if sum(map(len, changed.values())) * 4 > m.SearchEntry.objects.count():
        rebuild(all_documents())
        return
    for model, ids in with_dependents(changed).items():
        if model is m.TitleUsage:
            keys = m.SearchEntry.objects.filter(kind=Kind.ACRONYM).values_list("key", flat=True)
            replace(Kind.ACRONYM, keys, usage_documents())
        elif ids:
            rows = model._default_manager.filter(pk__in=ids)
            replace(model.search_kind, [key_of(model, pk) for pk in ids], documents_of(rows))


def with_dependents(changed: dict) -> dict:
    """Add what tells the name, the address or the state of something changed."""
    found = {model: set(ids) for model, ids in changed.items()}
    told = found | {m.Role: with_new_identity(found.get(m.Role, ()))}
    for model in searched():
        ways = {way: told.get(field.related_model) for way, field in steps(model)}
        named = [Q(**{f"{way}__in": ids}) for way, ids in ways.items() if ids]
        if named:
            rows = model._default_manager.filter(reduce(or_, named)).values_list("pk", flat=True)
            found[model] = found.get(model, set()) | set(rows)
    if told[m.Role]:
        found.setdefault(m.TitleUsage, set())
    return found


# What of a role stands in the documents of others, as long as it is published.
IDENTITY = ("title_vi", "title_en", "about_vi", "address_vi", "address_en", "function", "place")


def with_new_identity(roles: Iterable) -> set:
    """Those of the roles (ids) that the index has under another identity, or not as published."""
    rows = m.SearchEntry.objects.filter(kind=Kind.ROLE, key__in=roles)
    now = map(entry_of, documents_of(m.Role.objects.filter(pk__in=roles)))
    stored, new = ({e.key: attrgetter(*IDENTITY)(e) for e in entries} for entries in (rows, now))
    return {pk for pk in roles if stored.get(str(pk)) != new.get(str(pk))}


def row_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    if sender.search_kind:
        mark(sender, instance.pk)
    if sender is m.TitleUsage:
        mark(sender)
    if sender in parts():
        part_changed(sender, [getattr(instance, parts()[sender][0])])


def part_changed(sender: Any, owners: Iterable) -> None:
    mark(parts()[sender][1], *(owner for owner in owners if owner))


def part_changing(sender: Any, instance: Any, **kwargs: Any) -> None:
    """It may be about to move: then what it leaves changes, too."""
    if instance.pk:
        column, _ = parts()[sender]
        before = sender._default_manager.filter(pk=instance.pk)
        part_changed(sender, before.values_list(column, flat=True))


@contextmanager
def many(model: Any, ids: Any) -> Iterator[list[int]]:
    """Around a write of many rows without signals: of these ids, and of those that it adds."""
    ids = list(ids)
    rows_changed(model, ids)  # what they are about to leave
    yield ids
    rows_changed(model, ids)


def rows_created(sender: Any, rows: Any, **kwargs: Any) -> None:
    rows_changed(sender, [row.pk for row in rows])


def rows_changed(model: Any, ids: Any) -> None:
    if model.search_kind:
        mark(model, *ids)
    if model is m.TitleUsage:
        mark(model)
    if model in parts():
        rows = model._default_manager.filter(pk__in=ids)
        part_changed(model, rows.values_list(parts()[model][0], flat=True))


def links_changed(
    sender: Any, instance: Any, action: Any, pk_set: Any, reverse: Any, model: Any, **kwargs: Any
) -> None:
    if action.startswith("post_"):
        ids = (pk_set or ()) if reverse else [instance.pk]
        rows_changed(model if reverse else type(instance), ids)


def fill_if_empty(using: Any, **kwargs: Any) -> None:
    """After a migration: content that is older than the index gets into it."""
    tables = connections[using].introspection.table_names()
    if m.SearchPosting._meta.db_table not in tables:
        return  # an older schema, on the way back or forth
    if m.Role.objects.exists() and not m.SearchEntry.objects.exists():
        rebuild(all_documents())


def follow() -> None:
    """Connect to the signals of every model that the index tells of."""
    post_migrate.connect(fill_if_empty, sender=apps.get_app_config("roles"), dispatch_uid="search")
    created.connect(rows_created, dispatch_uid="search")
    for model in {*searched(), *parts()}:
        post_save.connect(row_changed, sender=model, dispatch_uid="search")
        post_delete.connect(row_changed, sender=model, dispatch_uid="search")
    for model in parts():
        pre_save.connect(part_changing, sender=model, dispatch_uid="search")
    links = {field for model in searched() for way, field in steps(model) if field.many_to_many}
    for field in links:
        through = field.remote_field.through
        m2m_changed.connect(links_changed, sender=through, dispatch_uid="search")
