"""Rows past Django come in the order in which they are asked for, in an order that SQL has not."""

import pytest
from django.db.models import Value

from roles.models import Role
from roles.schema import plain_rows as module
from roles.schema.plain_rows import plain_rows
from tests.ops.conftest import make_role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("columns", [("slug", "name_vi", "order"), ("order", "name_vi", "slug")])
def test_columns_come_as_they_are_asked_for(columns, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 1)
    for slug in ("cpo", "cto"):
        make_role(slug, name_vi=slug.upper(), order=7)
    rows = Role.objects.order_by("slug").values("name_vi", "order", "slug")
    told = {"slug": ("cpo", "cto"), "name_vi": ("CPO", "CTO"), "order": (7, 7)}
    assert list(plain_rows(rows, *columns)) == list(
        zip(*(told[name] for name in columns), strict=True)
    )


def test_what_is_computed_goes_by_its_name():
    make_role("cpo")
    rows = Role.objects.values("slug").annotate(n=Value(3))
    assert list(plain_rows(rows, "n", "slug")) == [(3, "cpo")]
