"""Aggregates that both databases have under different names."""

from typing import Any

from django.db.models import Aggregate, TextField


class Joined(Aggregate):
    """The values of a group in one text, parted by commas: for values without any, in no order.

    One row for a group instead of one for each value: most of the time goes into making rows.
    """

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG(%(distinct)s(%(expressions)s)::text, ',')"
        return super().as_sql(compiler, connection, template=template, **context)
