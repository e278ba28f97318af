"""Large changes in numbers: «39 roles, 693 responsibilities»."""

from collections import Counter

from django.utils.functional import lazy
from django.utils.translation import get_language

from roles.models.public import named_by, public

from .differences import ADDED, CHANGED, REMOVED
from .publicity import AFTER, BEFORE, WITHHELD, kinds

KINDS = {(False, True): ADDED, (True, True): CHANGED, (True, False): REMOVED}


class Sums:
    """Counts the rows of some changes without reading what they say: two queries for each kind."""

    def __init__(self, changes):
        self.changes = changes
        # {(change, model, id): (types of its rows of history, [keys of the pages that it names])}
        self.rows = {}
        for model in kinds() if changes else ():
            for change, kind, pk, keys in _rows(model, changes):
                self.rows.setdefault((change, model, pk), (set(), keys))[0].add(kind)

    def named_pages(self):
        """{(model, id)}."""
        return {key for _, keys in self.rows.values() for key in keys}

    def told(self, readers):
        """{change: {added, changed or removed: [(how many, of what)]}} of what readers saw."""
        touched = {model for _, model, _ in self.rows}
        shown = {model: _shown(model, self.changes) for model in touched}
        numbers = Counter()
        for (change, model, pk), (types, keys) in self.rows.items():
            existed, exists = "+" not in types, "-" not in types and pk in shown[model]
            seen = [
                is_there and all(readers.saw(key, change, when) for key in keys)
                for when, is_there in ((BEFORE, existed), (AFTER, exists))
            ]
            if (kind := KINDS.get(tuple(seen))) and (exists or "-" in types):
                numbers[change, kind, model] += 1
        sums = {}
        for change, kind, model in sorted(numbers, key=lambda n: kinds().index(n[2])):
            n = numbers[change, kind, model]
            sums.setdefault(change, {}).setdefault(kind, []).append((n, counted(model, n)))
        return sums


def _counted(model, n):
    is_one = n == 1 or get_language() == "vi"
    return str(model._meta.verbose_name if is_one else model._meta.verbose_name_plural)


counted = lazy(_counted, str)
counted.__doc__ = """What `n` rows are called after a number, in the language of whoever reads it.

Vietnamese has one word for one and many.
"""


def _rows(model, changes):
    """Yield (change, type of the row of history, id, [(model, id) of pages that it names])."""
    names = [f for f in named_by(model) if f.related_model in WITHHELD and not f.many_to_many]
    rows = model.history.filter(change__in=changes).order_by()
    columns = ("change", "history_type", "id", *(f.attname for f in names))
    for change, kind, pk, *ids in rows.values_list(*columns).iterator():
        keys = [(f.related_model, id) for f, id in zip(names, ids, strict=True) if id]
        yield change, kind, pk, [*keys, *([(model, pk)] if model in WITHHELD else [])]


def _shown(model, changes):
    """The ids of those rows that pages show today."""
    shown = model.objects.shown() if hasattr(model.objects, "shown") else None
    rows = model.objects.filter(public(model)) if shown is None else shown
    touched = model.history.filter(change__in=changes).order_by().values("id")
    return set(rows.filter(pk__in=touched).order_by().values_list("pk", flat=True))
