"""The queries of a page, told by the table that each reads first."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Those of a profile (what its rows are about is asked where it has such rows), and the terms that
# its texts may use: kept for a revision where pages are.
PROFILE = [
    "roles_role",
    "roles_provision",
    "roles_roletitle",
    "roles_responsibility",
    "roles_area",
    "roles_roleskill",
    "roles_skill",
    "roles_reportingline",
    "roles_coverage",
    "roles_stageadvice_roles",
    "roles_stageadvice",
    "roles_participation",
    "roles_process",
    "roles_dispute_roles",
    "roles_position",
    "roles_dispute",
    "roles_question",
    "roles_comparison",
    "roles_crosswalk",
    "roles_titleusage",
    "roles_role",  # those of the menus, and those that all these name
    "roles_roletitle_citations",  # and the other kinds of claims, in one union
    "roles_role",  # what these are called, once that is asked
    "roles_glossaryterm",
]
# Those of a role's own page: what stood there before it was moved elsewhere; the colours that its
# style has inline.
ROLE_PAGE = [*PROFILE[:-1], "roles_formerpage", "roles_function", PROFILE[-1]]


# What rows are about is asked where there are such rows.
WHERE_NEEDED = {
    "roles_area",
    "roles_skill",
    "roles_stageadvice",
    "roles_process",
    "roles_position",
    "roles_dispute",
    "roles_comparison",
}


def asks(client, path, tables):
    """Assert that the page asks `tables` in this order, no more and none less but WHERE_NEEDED."""
    read = tables_read(client, path)
    assert read == [name for name in tables if name not in WHERE_NEEDED or name in read]


def tables_read(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [re.search(r'FROM "(\w+)"', query["sql"])[1] for query in queries]
