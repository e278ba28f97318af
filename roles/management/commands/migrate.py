from django.core.management.commands import migrate

from roles.operating.starting import Alone


class Command(Alone, migrate.Command):
    """Django's own, one at a time."""
