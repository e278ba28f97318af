from argparse import ArgumentTypeError
from errno import EEXIST
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from roles import backups
from roles.backups import folder, listed


def destination(text):
    """With a slash at its end it is a folder, one that is missing too."""
    if not text:
        raise ArgumentTypeError("an empty name is none")
    return Path(text) / folder.dated_name() if text.endswith("/") else Path(text)


class Command(BaseCommand):
    help = "Write the whole database to one file, while the site runs; the same on every database."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            type=destination,
            help="file, or folder for a file named by date; default: backups/ in VAR_DIR",
        )
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            help="remove all but the newest N of the folder's dated backups, and what is left of "
            "backups that were broken off",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; exit with status 1 if another database would refuse some row",
        )

    def handle(self, *, file, keep, check, **options):
        if keep is not None and keep < 1:
            raise CommandError("--keep takes a number from 1: the new backup always stays.")
        try:
            if check:
                self.check_rows()
                return
            file = self.back_up(file or default_folder())
        except OSError as error:
            where = error.filename or file
            raise CommandError(f"{where}: {error.strerror or error}. No backup is made.") from None
        except backups.BadBackup as bad:
            raise CommandError(f"What was written {bad}. No backup is made.") from None
        except DatabaseError as error:
            raise CommandError(f"The database: {error}. No backup is made.") from None
        try:
            self.tidy(file, keep)
        except OSError as error:
            raise CommandError(f"{error.filename} stays: {error.strerror}.") from None

    def check_rows(self):
        if doubts := backups.doubts():
            raise CommandError(listed("Another database would refuse:", doubts))
        self.stdout.write("Every row can be stored on every database.")

    def back_up(self, file):
        if file.is_dir():
            file /= folder.dated_name()
        if file.exists() and not file.is_file():
            raise FileExistsError(EEXIST, "is there and is no file", str(file))
        counts, doubts = backups.back_up(file)
        self.stdout.write(f"{file}: {sum(counts.values())} rows, checksums verified")
        if doubts:
            self.stderr.write(listed("Saved, but another database would refuse:", doubts))
        return file

    def tidy(self, file, keep):
        for path in folder.leftovers(file):
            told = "--keep removes it" if keep is None else "removed"
            self.stdout.write(f"{path}: left of a backup that was broken off; {told}")
            if keep is not None:
                path.unlink()
        for path in folder.surplus(file, keep) if keep else ():
            path.unlink()


def default_folder():
    path = settings.VAR_DIR / "backups"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path
