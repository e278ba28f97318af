import filecmp
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import transaction

from roles.models.revision import lock_content
from roles.operating.prepared import Database, StaticFiles
from roles.search.keeping import catch_up

from . import seed

STANDS = "Nothing has changed since the last start: the database stays as it is."


class Command(seed.Command):
    help = "Migrate, seed and collect static files, each only if something has changed."
    requires_migrations_checks = False  # they are applied here
    requires_system_checks = []  # `migrate` runs them

    def add_arguments(self, parser):
        parser.add_argument("--fixtures", type=Path, default=settings.FIXTURES_DIR, metavar="DIR")

    def handle(self, *, fixtures, **options):
        if Database(fixtures).stands():
            self.stdout.write(STANDS)
        else:
            call_command(migrate.Command(), verbosity=0, skip_checks=False)
            self.seed(fixtures, options)
        if not (settings.DEBUG or StaticFiles().stands()):
            collect()

    def seed(self, fixtures, options):
        """Seed, and note it before any editor can change what another one would find."""
        database = Database(fixtures)
        with transaction.atomic():
            lock_content()
            report = self.load(check=False, overwrite=False, fixtures=fixtures, **options)
            catch_up()  # with the index, or its writing would make another revision
            if report.is_done:
                database.keep()


def collect():
    """Django takes any copy that is newer for the same: those that differ go first."""
    collected = StaticFiles()
    for finder in get_finders():
        for name, storage in finder.list([]):
            copy = Path(settings.STATIC_ROOT, name)
            if copy.exists() and not filecmp.cmp(storage.path(name), copy, shallow=False):
                copy.unlink()
    call_command("collectstatic", interactive=False, verbosity=0)
    collected.keep()
