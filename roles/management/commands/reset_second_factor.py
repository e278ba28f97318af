"""For whoever has lost both phone and recovery codes."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from roles.guard import second_factor


class Command(BaseCommand):
    help = "Let a user sign in without a code again. Be sure that it is they who ask."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.filter(username=User.normalize_username(username)).first()
        if user is None:
            raise CommandError(f"There is no user {username}.")
        removed = second_factor.remove(user)
        self.stdout.write("Done." if removed else f"{username} has no second factor.")
