"""Behind a test that commits, no row is left in any table.

On SQLite a trigger writes the revision again for each row that is deleted.
"""

import pytest
from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.core.management.sql import sql_flush
from django.db import connection

from roles.models import ContentRevision, Function

REVISION = ContentRevision._meta.db_table


@pytest.mark.django_db(transaction=True)
def test_no_row_is_left_in_any_table():
    User.objects.create_user("an")
    assert Function.objects.exists()
    connection.ops.execute_sql_flush(sql_flush(no_style(), connection, reset_sequences=False))
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    left = {table for table in tables if count(table)}
    assert left <= ({REVISION} if connection.vendor == "sqlite" else set())


def count(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
        return cursor.fetchone()[0]
