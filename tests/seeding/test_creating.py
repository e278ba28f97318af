"""New rows are written many at once, and nothing of it can be told from rows saved one by one."""

from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from roles.history.tracking import Records
from roles.models import ReportingLine, Role, Source, TitleUsage
from roles.models.content import content_models
from roles.models.vocabulary import LineKind
from roles.schema.rows import Holdings
from roles.seeding import creating
from roles.writing import Cause, because

# What differs between any two seeds.
OWN = {"id", "history_id", "history_date", "change"}


def versions(model):
    """{id: (type, what it says, its links)} of the newest version of each row."""
    newest = {}
    for version in model.history.order_by("history_id"):
        plain = [f.name for f in version._meta.concrete_fields if not f.is_relation]
        links = {}
        for relation in model._meta.many_to_many:
            found = Records.m2m_models[relation].objects.filter(history=version)
            target = f"{relation.m2m_reverse_field_name()}_id"
            links[relation.name] = sorted(found.values_list(target, flat=True))
        said = {name: getattr(version, name) for name in plain if name not in OWN}
        newest[version.id] = said, links
    return newest


def everything():
    """Rows by their natural keys, computed columns, and what the newest versions say."""
    holdings, found = Holdings(), []
    for model in content_models():
        rows = {key: row.fields for key, row in holdings.load(model).items()}
        names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
        computed = [n for n in names if not model._meta.get_field(n).editable]
        told = [said | {"history_type": ""} for said, _ in versions(model).values()]
        linked = [sum(map(len, links.values())) for _, links in versions(model).values()]
        stored = model._base_manager.order_by("pk")
        found.append((rows, list(stored.values_list(*computed)) if computed else [], told, linked))
    return found


def test_the_same_as_one_by_one(world, monkeypatch):
    with transaction.atomic():
        world.seed()
        at_once = everything()
        transaction.set_rollback(True)
    monkeypatch.setattr(creating, "create", lambda rows, ids: rows)
    world.seed()
    assert everything() == at_once


def test_one_version_of_each_row_with_its_links(seeded_world):
    for model in content_models():
        found = Counter(model.history.values_list("id", flat=True))
        assert found == Counter(model.objects.values_list("pk", flat=True))
        assert set(model.history.values_list("history_type", "cause")) <= {("+", Cause.SEED)}
        for row in model.objects.all():
            _, linked = versions(model)[row.pk]
            for name, links in linked.items():
                assert links == sorted(getattr(row, name).values_list("pk", flat=True))


def add_skills(world, number):
    for each in range(number):
        fields = f'slug: s-{each}, name_vi: "Việc", kind: communication'
        world.add_row("skills.yaml", "skill", fields, cited=False)


def test_the_number_of_queries_does_not_grow_with_the_rows(world):
    numbers = []
    for number in (0, 100):
        add_skills(world, number)
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            world.seed()
            transaction.set_rollback(True)
        numbers.append(len(queries))
    assert numbers[1] <= numbers[0] + 5  # a statement takes so many values


def test_somebody_at_the_desk_is_asked_row_by_row(django_user_model):
    rows = [object()]
    with because(Cause.EDIT, user=django_user_model(username="editor")):
        assert creating.create(rows, {}) is rows


REFUSED = {
    "a circle": lambda: (
        ReportingLine,
        [
            ReportingLine(subordinate_id=a, manager_id=b, kind=LineKind.SOLID)
            for a, b in ((901, 902), (902, 903), (903, 901))
        ],
    ),
    "an address twice": lambda: (
        Source,
        [Source(url="https://a.example/x"), Source(url="http://www.a.example/x/")],
    ),
    "a copy of a copy": lambda: (
        Source,
        [Source(url="https://b.example/", copy_of=Source.objects.exclude(copy_of=None).first())],
    ),
    "a page of ours": lambda: (
        TitleUsage,
        [TitleUsage(url=Source.objects.filter(is_origin=True).first().url)],
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_rules_across_rows_are_asked_of_all_at_once(seeded_world, case):
    if not Source.objects.exclude(copy_of=None).exists():
        first, other = Source.objects.order_by("pk")[:2]
        Source.objects.filter(pk=other.pk).update(copy_of=first)
    Source.objects.filter(pk=Source.objects.first().pk).update(is_origin=True)
    model, rows = case()
    with pytest.raises(ValidationError):
        model.clean_many(rows)
    model.clean_many(rows[:1] if len(rows) > 1 else [])


def test_a_broken_row_among_good_ones_is_named(world):
    add_skills(world, 3)
    world.replace("skills.yaml", 'slug: s-1, name_vi: "Việc"', 'slug: s-1, name_vi: "\\u200b"')
    [fault] = world.faults()
    assert "roles.skill s-1: name_vi: Nothing of this text can be seen." in fault
    assert not Role.objects.exists()
