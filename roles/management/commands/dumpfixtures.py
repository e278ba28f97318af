from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roles.seeding import dump


class Command(BaseCommand):
    help = "Write the database back to the fixtures, so that editors' work can return to git."
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; exit with status 1 if any file would change",
        )
        parser.add_argument("--fixtures", type=Path, default=settings.FIXTURES_DIR, metavar="DIR")

    def handle(self, *, check, fixtures, **options):
        try:
            difference = dump(fixtures, dry_run=check)
        except LookupError as error:
            raise CommandError(f"Nothing to write: {error}.") from None
        lines = [f"changed: {name}" for name in difference.written]
        lines += [f"removed: {name}" for name in difference.removed]
        if check and difference:
            raise CommandError("\n".join(["The fixtures differ from the database:", *lines]))
        if options["verbosity"]:
            self.stdout.write("\n".join(lines) or "The fixtures are as the database has it.")
