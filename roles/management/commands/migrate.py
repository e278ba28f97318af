from django.core.management.commands import migrate

from roles.starting import Alone


class Command(Alone, migrate.Command):
    """Django's own, one at a time."""
