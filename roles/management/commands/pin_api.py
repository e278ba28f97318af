"""Write down what the API promises: docs/openapi.yaml, which tests compare with what it gives."""

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roles.api.compatible import incompatible
from roles.api.schema_view import described, written

PINNED = settings.BASE_DIR / "docs" / "openapi.yaml"


def read(text):
    return yaml.load(text, yaml.CSafeLoader)


class Command(BaseCommand):
    help = (
        "Write the description of the API to docs/openapi.yaml. Refuses what breaks programs that "
        "rely on the one that stands there: that needs a version of its own (docs/api.md)."
    )

    def add_arguments(self, parser):
        parser.add_argument("--anyway", action="store_true", help="also what breaks programs")

    def handle(self, *, anyway, **options):
        now = written(described("en"), "yaml")
        if PINNED.exists() and not anyway:
            broken = incompatible(read(PINNED.read_text()), read(now))
            if broken:
                raise CommandError("This breaks programs:\n" + "\n".join(broken))
        PINNED.write_bytes(now)
        self.stdout.write("Wrote docs/openapi.yaml.")
