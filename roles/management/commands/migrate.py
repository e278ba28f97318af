from django.core.management.commands import migrate

from roles.operating.starting import ExclusiveCommand


class Command(ExclusiveCommand, migrate.Command):
    """Django's own, one at a time."""
