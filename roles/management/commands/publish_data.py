from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roles.opendata import public_files

NOTHING = "The files from before stay as they are."


class Command(BaseCommand):
    help = (
        "Make the files of the data that /du-lieu/ offers: all of them, of the content as it is "
        "now, or none. Does nothing if they are there; waits for a process that is making them."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--directory",
            type=Path,
            metavar="FOLDER",
            help="where to make the folder of this state of the content; default: public-data/ in "
            "VAR_DIR, from which the site serves them",
        )

    def handle(self, *, directory, **options):
        place = directory or public_files.home()
        try:
            folder, is_new = public_files.publish(place)
        except OSError as error:
            where = error.filename or place
            raise CommandError(f"{where}: {error.strerror or error}. {NOTHING}") from None
        except DatabaseError as error:
            raise CommandError(f"The database: {error}. {NOTHING}") from None
        number = len(public_files.files_in(folder))
        told = f"{number} files" if is_new else f"{number} files, there already"
        self.stdout.write(f"{folder}: {told}")
