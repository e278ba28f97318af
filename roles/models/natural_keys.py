"""Natural keys: rows are named by slugs in fixtures, never by numbers."""

from django.db import models


class KeyedManager(models.Manager):
    """A manager that finds a row by its natural key, given as look-ups in the key's order."""

    use_in_migrations = False

    def __init__(self, *lookups):
        super().__init__()
        self.lookups = lookups

    def get_by_natural_key(self, *values):
        return self.get(**dict(zip(self.lookups, values, strict=True)))
