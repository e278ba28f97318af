"""What a kept page was made from answers the same: of what has no order, in any order."""

from datetime import date
from itertools import islice

import pytest
from django.db import connection

from roles.caching.query_answers import in_bytes
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


ALL = {
    "at once": lambda cursor: cursor.fetchall(),
    "one by one": lambda cursor: list(iter(cursor.fetchone, None)),
    "two at a time": lambda cursor: list(iter(lambda: cursor.fetchmany(2), [])),
    "in a loop": list,
}


@pytest.mark.parametrize("read", ALL.values(), ids=ALL)
@pytest.mark.parametrize("order", ["", " ORDER BY slug"])
def test_however_rows_are_read_they_are_the_same(read, order):
    def asked():
        with connection.cursor() as cursor:
            cursor.execute("SELECT slug, name_vi FROM roles_role" + order)
            yield from read(cursor)

    reads = made_from(asked())
    Role.objects.filter(slug="cpo").update(summary_vi="Khác.")
    assert reads.hold(token())
    Role.objects.filter(slug="cpo").update(name_vi="Khác")
    assert not reads.hold(token())


def test_one_cursor_may_be_asked_twice():
    def asked():
        with connection.cursor() as cursor:
            for table in ("roles_role", "roles_source"):
                yield from cursor.execute(f"SELECT slug FROM {table}").fetchall()

    reads = made_from(asked())
    Role.objects.filter(slug="cpo").update(summary_vi="Khác.")
    assert reads.hold(token())


def test_queries_are_asked_once_while_it_is_made(django_assert_num_queries):
    with noting() as reads, django_assert_num_queries(1):
        list(Role.objects.all())
        reads.settle("any")


def test_what_is_written_after_it_was_read_is_seen_later():
    with noting() as reads:
        list(Role.objects.values_list("summary_vi"))
        before = token()
    Role.objects.filter(slug="cpo").update(summary_vi="Khác.")
    reads.settle(before)
    assert not reads.hold(token())


def test_rows_that_nobody_took_are_not_taken_for_known():
    reads = made_from(islice(Role.objects.order_by("slug").iterator(chunk_size=1), 1))
    Role.objects.filter(slug="cpo").update(summary_vi="Khác.")
    assert not reads.hold(token())


def test_equal_rows_are_the_same_bytes_whoever_holds_their_texts():
    text = "".join(["Giám đốc", " sản phẩm"])
    row = (1, 2**70, 0.1, None, True, "id", text, b"\0")
    fresh = (1, 2**70, 0.1, None, True, "i" + "d"[:], "Giám đốc sản phẩm", b"\0")
    held = [row, row, text]
    assert in_bytes(row) == in_bytes(fresh), held
    assert in_bytes(("x", date(2026, 1, 1))) == in_bytes(("x", date(2026, 1, 1)))
    assert in_bytes(("x", date(2026, 1, 1))) != in_bytes(("x", date(2026, 1, 2)))
