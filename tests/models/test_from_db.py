"""Rows of content are put together as Django puts them together, but for the time that it takes."""

import pytest

from roles.models import Role
from roles.models.content import Content, content_models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

OURS = {"_state", "stood_on"}


def said_by(row):
    state = row._state
    said = {name: value for name, value in vars(row).items() if name not in OURS}
    return said, state.adding, state.db, state.fields_cache


@pytest.mark.parametrize("model", content_models(), ids=lambda model: model.__name__)
def test_a_row_is_the_one_that_django_makes(model):
    names = [field.attname for field in model._meta.concrete_fields]
    row = model._base_manager.first()
    values = [vars(row)[name] for name in names] if row else [None] * len(names)
    made, ours = (make("default", names, values) for make in ways(model))
    assert said_by(ours) == said_by(made)


def ways(model):
    return super(Content, model).from_db, model.from_db


def test_what_was_not_asked_for_is_asked_for_when_it_is_wanted(django_assert_num_queries):
    row = Role.objects.only("slug").get(slug="cpo")
    assert "level" in row.get_deferred_fields()
    with django_assert_num_queries(1):
        assert row.level
    assert row.level == Role.objects.get(slug="cpo").level


def test_a_row_is_saved_as_what_it_is():
    row = Role.objects.get(slug="cpo")
    row.name_en = "Other"
    row.save()
    assert Role.objects.values_list("pk", "name_en").get(slug="cpo") == (row.pk, "Other")
    assert row.name == row.name_vi
