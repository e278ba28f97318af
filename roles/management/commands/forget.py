from django.core.management.base import BaseCommand

from roles.operating.forgetting import forget


class Command(BaseCommand):
    help = (
        "Remove what is kept about people and has had its time: readers' e-mail addresses, the "
        "addresses of sign-ins, expired sessions, texts that editors never finished."
    )

    def handle(self, **options):
        removed = ", ".join(f"{count} {what}" for what, count in forget().items())
        self.stdout.write(f"Removed: {removed}.")
