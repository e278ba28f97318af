"""What a kept page was made from answers the same: of what has no order, in any order."""

import pytest

from roles.caching.reads import noting
from roles.models import ContentRevision, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def made_from(rows):
    with noting() as reads:
        list(rows)
    reads.settle(token())
    return reads


def token():
    return ContentRevision.current().token


def test_another_order_is_another_answer():
    first, *_, last = Role.objects.order_by("order", "slug")
    reads = made_from(Role.objects.order_by("order", "slug").values_list("pk"))
    Role.objects.filter(pk=first.pk).update(order=last.order + 1)
    assert not reads.hold(token())


def test_where_none_is_asked_for_any_order_is_the_same():
    reads = made_from(Role.objects.order_by().values_list("pk"))
    # PostgreSQL puts what has been written behind all others.
    Role.objects.filter(slug="cpo").update(summary_vi="Khác.")
    assert reads.hold(token())


def test_a_row_more_is_another_answer():
    reads = made_from(Role.objects.order_by().values_list("pk"))
    Role.objects.filter(slug="cpo").delete()
    assert not reads.hold(token())
