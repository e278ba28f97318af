from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roles.seeding import Undumpable, dump


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
        except Undumpable as error:
            message = "\n".join([f"Nothing is written: {error}.", *map(str, error.details)])
            raise CommandError(message) from None
        except OSError as error:
            where = error.filename or fixtures
            raise CommandError(f"Nothing is written: {where}: {error.strerror}.") from None
        for problem in difference.refused:
            self.stderr.write(f"seed will refuse {problem}")
        for name in difference.foreign:
            seed = "reads it" if name.endswith(".yaml") else "stops at it"
            self.stderr.write(f"left alone: {name}, which has no place here, but seed {seed}")
        lines = [f"changed: {name}" for name in difference.written]
        lines += [f"removed: {name}" for name in difference.removed]
        if check and difference:
            raise CommandError("\n".join(["The fixtures differ from the database:", *lines]))
        if options["verbosity"]:
            self.stdout.write("\n".join(lines) or "The fixtures are as the database has it.")
