"""Values that rows hand out when they are asked for: what is made from the rows depends on those.

A page may name any of fifty roles, and names ten of them, in one language. Whoever notes what it
was made from would otherwise have it made anew when any of the other names changes.
"""

from threading import Lock

from django.db import models

from .noting import note_part, unnoted


class Late(models.Model):
    """A row that may be fetched without some columns, if it gets Values to ask for them: `late`.

    Of these, `late_together` are read by one query.
    """

    late, late_together = None, ()

    class Meta:
        abstract = True

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        """Django's way to a column that was not fetched; from then on the row holds the value."""
        if self.late is None or fields is None:
            return super().refresh_from_db(using, fields, from_queryset)
        for column in fields:
            setattr(self, column, self.late.ask(self.pk, column))
        return None


class Values:
    """Columns of some rows, each read at once for all of them; what is handed out counts."""

    def __init__(self, model, ids):
        self.ids, self.asked = ids, Asked(model)
        self._found, self._turns = {}, {}
        note_part(self.asked)

    def ask(self, pk, column):
        """The value, which is from now on one of those that what was made from the rows holds by.

        Rows in something kept may be asked long after: others may have changed meanwhile. A row
        that is gone by then has what it had; that it is gone counts anyway.
        """
        with self.asked.lock:
            if self._turns.get(column) != self.asked.turn:
                self._read_with(column)
            value = self.asked.values[column, pk] = self._found.get((column, pk))
            return value

    def _read_with(self, column):
        together = self.asked.model.late_together
        columns = {column, *together} if column in together else {column}
        self._found |= read(self.asked.model, self.ids, columns)
        self._turns |= dict.fromkeys(columns, self.asked.turn)


class Asked:
    """The values that were asked for, as a part of what is made from them (`note_part`).

    It may grow while it is kept, and whatever has it for a part depends on more than before.
    """

    def __init__(self, model):
        self.model, self.values, self.lock = model, {}, Lock()
        self.token, self._is_same, self.turn = None, True, 0

    def __getstate__(self):
        return self.model, self.values.copy(), self.token, self._is_same

    def __setstate__(self, state):
        self.__init__(state[0])
        _model, self.values, self.token, self._is_same = state

    def known_here(self):
        return self

    @property
    def size(self):
        """Bytes, roughly: a key, its place and a short text."""
        return 300 * len(self.values)

    def hold(self, token):
        """Whether all values are those of the revision `token`, the newest known.

        What was read for other rows at the one before is of no more use: it is another turn.
        """
        with self.lock:
            if self.token != token:
                self.turn += self.token is not None
                self._is_same = self._as_read() == self.values
                self.token = token
            return self._is_same

    def _as_read(self):
        columns, ids = ({key[n] for key in self.values} for n in (0, 1))
        found = read(self.model, ids, columns) if ids else {}
        return {key: value for key, value in found.items() if key in self.values}


def read(model, ids, columns):
    """{(column, id): value} as of now."""
    with unnoted():
        rows = list(model.objects.order_by().filter(pk__in=ids).values("pk", *columns))
    return {(column, row["pk"]): row[column] for row in rows for column in columns}


def hand_out(rows):
    """Let these rows of one model hand out what was not fetched of them."""
    if rows:
        values = Values(type(rows[0]), {row.pk for row in rows})
        for row in rows:
            row.late = values
