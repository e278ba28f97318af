from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from roles import backups


class Command(BaseCommand):
    help = "Write the whole database to one file, while the site runs; the same on every database."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", type=Path, help="default: backups/ in VAR_DIR, by date"
        )
        parser.add_argument("--keep", type=int, metavar="N", help="remove all but the newest N")

    def handle(self, *, file, keep, **options):
        folder = settings.VAR_DIR / "backups"
        if file is None:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}.jsonl.gz"
        counts = backups.back_up(file)
        backups.verify(file)
        self.stdout.write(f"{file}: {sum(counts.values())} rows, checksums verified")
        for old in sorted(folder.glob("*.jsonl.gz"), reverse=True)[keep:] if keep else ():
            old.unlink()
