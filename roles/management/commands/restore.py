from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roles import backups
from roles.operating.starting import ExclusiveCommand


class Command(ExclusiveCommand, BaseCommand):
    help = "Make the database what it was when `backup` wrote the file: all of it, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--force", action="store_true", help="replace what the database holds now"
        )

    def handle(self, *, file, force, **options):
        try:
            counts = backups.restore(file, force=force)
        except backups.BadBackup as bad:
            told = f"{file}: {bad}. Nothing is changed."
            raise CommandError(backups.listed(told, bad.details)) from None
        except DatabaseError as error:
            raise CommandError(f"The database: {error}. Nothing is changed.") from None
        self.stdout.write(f"{sum(counts.values())} rows restored")
