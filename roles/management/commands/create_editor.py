"""First-run help: a person who may work at the desk, in one of its groups."""

import os
from getpass import getpass

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

GROUPS = {
    "viewer": "sees everything, drafts too",
    "editor": "edits, but does not publish and deletes no source",
    "publisher": "edits, publishes, deletes sources",
    "administrator": "may do everything, and manages people",
}


class Command(BaseCommand):
    help = (
        "Create a user who may sign in at /admin/. Asks for a password, or takes EDITOR_PASSWORD."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        groups = "; ".join(f"{name}: {what}" for name, what in GROUPS.items())
        parser.add_argument("--group", choices=GROUPS, default="editor", help=groups)
        parser.add_argument("--email", default="")

    def handle(self, *args, username, group, email, **options):
        user = User(username=User.normalize_username(username), email=email, is_staff=True)
        user.is_superuser = group == "administrator"
        user.set_password(valid_password(user))
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        user.save()
        if group != "administrator":
            user.groups.add(Group.objects.get(name=group))
        self.stdout.write(
            f"{username} ({group}) can sign in at /admin/. docs/editors.md is the guide."
        )


def valid_password(user):
    """The password from the environment or the terminal; CommandError if it is too weak."""
    password = os.environ.get("EDITOR_PASSWORD") or ask()
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError("\n".join(error.messages)) from error
    return password


def ask():
    password = getpass("Password: ")
    if password != getpass("Once more: "):
        raise CommandError("The two passwords differ.")
    return password
