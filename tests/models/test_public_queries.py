"""What is public is found without reading all roles, whatever the database knows of its tables."""

import pytest
from django.db import connection

from roles.models import Comparison, Dispute, Role, StageAdvice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("many")]

FEW = {
    "comparisons": lambda: Comparison.objects.published().with_roles(),
    "comparisons of roles": lambda: Comparison.objects.about("post-1", "post-2"),
    "disputes": lambda: Dispute.objects.shown(),
    "advice": lambda: StageAdvice.objects.shown(),
}


@pytest.fixture
def many():
    """Roles about which sources disagree in nothing, and which nobody compares.

    Of an empty table SQLite keeps no statistics, and takes it for one of a million rows.
    """
    if connection.vendor != "sqlite":
        pytest.skip("How SQLite goes about it.")
    posts = [
        Role(slug=f"post-{number}", name_vi="Chức danh", summary_vi="Một câu.", level="head",
             function_id="product", status="published")
        for number in range(200)
    ]  # fmt: skip
    Role.objects.bulk_create(posts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE main")  # others may be attached, to read only


@pytest.mark.parametrize("rows", FEW.values(), ids=FEW)
def test_no_query_begins_with_all_roles(rows):
    sql, values = rows().query.sql_with_params()
    assert not walks_through("roles_role", sql, values), rows().explain()


def walks_through(table, sql, values):
    """Whether SQLite begins a loop at the first row of a table, or of one of its indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = %s", [table])
        pages = {page for (page,) in cursor.fetchall()}
        cursor.execute(f"EXPLAIN {sql}", values)
        steps = [step[1:4] for step in cursor.fetchall()]
    opened = {place for step, place, page in steps if step == "OpenRead" and page in pages}
    return any(step == "Rewind" and place in opened for step, place, _ in steps)
