from django.core.management.base import BaseCommand

from roles.admin import desk
from roles.admin.previewing.due import publish_due


class Command(BaseCommand):
    help = "Write the proposals that were accepted for a time that has come."

    def handle(self, *args, **options):
        for copy, is_written in publish_due(desk):
            done = "public now" if is_written else "could not be written, waits for a decision"
            self.stdout.write(f"{copy.title}: {done}")
