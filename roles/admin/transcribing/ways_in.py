"""Who may transcribe, and where other pages lead to for it."""

from urllib.parse import urlencode

from django.urls import reverse


def may_transcribe(user):
    """Whether somebody may write roles and add places."""
    return user.has_perms(["roles.change_role", "roles.add_citation"])


def writing_address(user, **chosen):
    """The screen with `chosen` rows, role=… or source=…; "" for those who may not write there."""
    query = urlencode({name: row.pk for name, row in chosen.items()})
    return f"{reverse('admin:transcribing')}?{query}" if may_transcribe(user) else ""
