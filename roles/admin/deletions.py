"""What goes when a row is deleted, in words: ties between rows are no rows of their own."""

from django.apps import apps
from django.utils.text import capfirst


class DeletionMixin:
    """Deleting names what readers and editors know; Django would list the rows of join tables."""

    def get_deleted_objects(self, objs, request):
        to_delete, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        ties = {model._meta for model in _join_tables()}
        plurals = {opts.verbose_name_plural for opts in ties}
        starts = tuple(f"{capfirst(opts.verbose_name)}: " for opts in ties)
        counts = {name: n for name, n in counts.items() if name not in plurals}
        return _without(starts, to_delete), counts, forbidden, protected


def _join_tables():
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.auto_created]


def _without(starts, nested):
    """The nested list of texts without those that begin so, and without what is empty then."""
    kept = []
    for entry in nested:
        if isinstance(entry, list):
            kept += [inner] if (inner := _without(starts, entry)) else []
        elif not entry.startswith(starts):
            kept.append(entry)
    return kept
