"""What PostgreSQL refuses is refused on SQLite as well, whoever writes it and wherever."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DataError, models, transaction

from roles.models import (
    MistakeReport,
    Responsibility,
    Role,
    SearchEntry,
    Skill,
    Source,
    TitleUsage,
)
from roles.schema import checks
from roles.schema.fields import JSONField
from roles.schema.storing import refusal
from roles.search import indexing
from roles.search.usage_documents import usage_documents

pytestmark = pytest.mark.django_db

UNSTORABLE = [
    (Role, {"order": 40_000}),
    (Role, {"order": -1}),
    (Role, {"order": 2**63}),
    (Role, {"name_en": "a\0b"}),
    (Role, {"summary_vi": "một\0hai"}),
    (Role, {"name_vi": "half a pair \ud83d"}),
    (Role, {"name_vi": "x" * 121}),
    (Role, {"slug": "a\0"}),
    (Source, {"url": "https://example.org/\0"}),
    (Source, {"author": "\udcff"}),
    (Responsibility, {"order": 32_768}),
    (Responsibility, {"detail_en": "\0"}),
    (TitleUsage, {"url": "https://example.org/" + "x" * 300}),
    (MistakeReport, {"message": "Sai\0"}),
]
KINDS = [f"{model.__name__}.{name}" for model, values in UNSTORABLE for name in values]


@pytest.mark.parametrize(("model", "values"), UNSTORABLE, ids=KINDS)
def test_a_model_says_by_field_what_cannot_be_stored(model, values):
    with pytest.raises(ValidationError) as refused:
        model(**values).full_clean()
    assert refused.value.message_dict.keys() >= values.keys()


@pytest.mark.parametrize(("model", "values"), UNSTORABLE, ids=KINDS)
@pytest.mark.usefixtures("seeded")
def test_writes_that_do_not_validate_are_refused_alike(model, values):
    row = model.objects.first() or model(pk=1)
    ((name, value),) = values.items()
    setattr(row, name, value)
    for write in (
        lambda: model.objects.filter(pk=row.pk).update(**values),
        lambda: model.objects.bulk_create([row]),
        lambda: model.objects.bulk_update([row], [name]),
        row.save,
    ):
        with pytest.raises(DataError), transaction.atomic():
            write()


def test_rows_of_the_history_too():
    for values in ({"order": 40_000}, {"name_vi": "\0"}, {"history_change_reason": "x" * 101}):
        row = Role.history.model(history_type="+", **values)
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert refused.value.message_dict.keys() >= values.keys()
        with pytest.raises(DataError), transaction.atomic():
            row.save()


def test_a_text_of_which_nothing_can_be_seen():
    skill = Skill(slug="x", kind="analysis", name_vi="\u200b\ufeff", name_en="\u2800")
    with pytest.raises(ValidationError) as refused:
        skill.full_clean()
    assert refused.value.message_dict.keys() >= {"name_vi", "name_en"}


def test_line_ends_of_browsers_are_not_kept():
    field = Role._meta.get_field("summary_vi").formfield()
    assert field.clean("Một\r\n\r\nhai\r\n") == "Một\n\nhai"
    assert not field.has_changed("Một\nhai", "Một\r\nhai")


@pytest.mark.parametrize(
    ("field", "value", "is_refused"),
    [
        (JSONField(), {"a": ["b", {"c\0": 1}]}, True),
        (JSONField(), ["\ud800"], True),
        (JSONField(), {"a": [1, None, "b"]}, False),
        (models.SmallIntegerField(), -32_769, True),
        (models.SmallIntegerField(), -32_768, False),
        (models.PositiveIntegerField(), 2**31, True),
        (models.BigIntegerField(), 2**63, True),
        (models.ForeignKey(Role, models.CASCADE), 2**63, True),
        (models.TextField(max_length=3), "four", False),  # no database minds
        (models.BooleanField(), True, False),
        (Role._meta.get_field("name_vi"), "🙂" * 120, False),  # characters, not bytes
    ],
)
def test_what_a_column_takes(field, value, is_refused):
    assert bool(refusal(field, value)) == is_refused


def test_computed_columns_fit_whatever_they_are_computed_from():
    role = Role.objects.create(
        slug="long", function_id="plant", name_vi="漢" * 120, name_en="ﷺ" * 120
    )
    assert len(role.name_key_vi) == len(role.name_key_en) == 600
    TitleUsage.objects.create(acronym="㎯" * 10, expansion_en="㎯" * 120, language="en", url="u")
    TitleUsage.objects.create(acronym="㎯" * 10, expansion_en="Other", language="en", url="u")
    indexing.put(usage_documents())
    assert SearchEntry.objects.exists()


def test_a_forgotten_column_stops_the_start(monkeypatch):
    assert checks.columns_are_storable(None) == []
    field = Skill._meta.get_field("slug")
    monkeypatch.setattr(field, "__class__", models.SlugField)
    with pytest.raises(CommandError, match=r"roles\.E001.*roles\.Skill\.slug"):
        call_command("check")
