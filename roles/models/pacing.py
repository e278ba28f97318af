"""Who has asked how often within a minute: one count for all processes of an installation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.schema import fields
from roles.writing.briefly import briefly

# Rows of the minutes beside the present one stay: the clocks of two servers may differ.
AROUND = 1
# Counts one request for its client and for all together, or nothing when either has had its share:
# whoever is refused uses up nothing, and rows are at most one more than requests that were allowed.
COUNT = """
INSERT INTO "{table}" (who, minute, number)
SELECT asked.column1, asked.column2, 1
FROM (VALUES (%(one)s, %(minute)s), (%(all)s, %(minute)s)) AS asked
WHERE NOT EXISTS (
  SELECT 1 FROM "{table}"
  WHERE who = %(one)s AND number >= %(from_one)s OR who = %(all)s AND number >= %(from_all)s)
ON CONFLICT (who) DO UPDATE SET number = "{table}".number + 1
RETURNING who, number
"""
FORGET = 'DELETE FROM "{table}" WHERE minute NOT BETWEEN %(first)s AND %(last)s'


class PaceCount(models.Model):
    """How often one client, or all together, have asked for one thing within one minute.

    `who` is a keyed hash of the thing, the minute and the client: two minutes of one client have
    nothing in common, and without the site's key nobody finds the address behind it. On PostgreSQL
    the table is unlogged, so counting waits for no disk; a crash empties it, which does no harm.
    """

    is_content = keeps_history = False

    who = fields.CharField(max_length=32, primary_key=True)
    minute = models.BigIntegerField()  # since 1970
    number = models.BigIntegerField()

    class Meta:
        verbose_name = _("count of requests")
        verbose_name_plural = _("counts of requests")
        default_permissions = ()

    def __str__(self):
        return self.who


def count(one, everybody, minute, from_one, from_all):
    """Count a request in one statement; whether it is within both shares.

    Where nothing can be written at once it is: nobody is refused because of us.
    """
    bounds = {"minute": minute, "from_one": from_one, "from_all": from_all}
    rows = briefly("count of requests", sql(COUNT), {"one": one, "all": everybody, **bounds})
    if rows is None:
        return True
    numbers = dict(rows)
    if numbers.get(everybody) == 1:
        forget_counts(minute)
    # Two at once may both have seen room for one: the numbers tell who came first.
    return 0 < numbers.get(one, 0) <= from_one and numbers[everybody] <= from_all


def forget_counts(minute):
    """Remove what was counted in other minutes than `minute`, which is now."""
    around = {"first": minute - AROUND, "last": minute + AROUND}
    briefly("count of requests", sql(FORGET), around)


def sql(template):
    return template.format(table=PaceCount._meta.db_table)
