from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roles.operating.starting import ExclusiveCommand
from roles.seeding import BrokenFixtures, seed


class Command(ExclusiveCommand, BaseCommand):
    help = "Read the fixtures into the database; what editors changed stays as they left it."
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="report what would happen, write nothing"
        )
        parser.add_argument(
            "--overwrite", action="store_true", help="set edited and deleted rows back as well"
        )
        parser.add_argument("--fixtures", type=Path, default=settings.FIXTURES_DIR, metavar="DIR")

    def handle(self, **options):
        self.load(**options)

    def load(self, *, check, overwrite, fixtures, **options):
        """Seed, tell what it came to, and return the Report."""
        try:
            report = seed(fixtures, overwrite=overwrite, dry_run=check)
        except BrokenFixtures as broken:
            number = len(broken.problems)
            faults = "1 fault" if number == 1 else f"{number} faults"
            raise CommandError(f"{faults} in the fixtures; nothing is written.\n{broken}") from None
        except DatabaseError as error:
            raise CommandError(f"The database: {error}; nothing is written.") from None
        if options["verbosity"]:
            self.stdout.write(str(report))
            if check:
                self.stdout.write("\nThis was a check: nothing is written.")
        return report
