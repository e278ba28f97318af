"""What the desk's script sends while somebody types, sent by a test."""

import json
from uuid import uuid4

from django.urls import reverse

from roles.models import WorkingCopy


def pairs(data):
    """[[name, text]] as a browser lists the fields of a form."""
    found = []
    for name, value in data.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        found += [[name, str(each)] for each in values]
    return found


def body(user, model, row, data, **more):
    return {
        "user": str(user.pk),
        "kind": model._meta.label_lower,
        "row": str(row.pk) if row else "",
        "key": str(uuid4()),
        "after": "",
        "window": str(uuid4()),
        "at": 1,
        "fields": pairs(data),
    } | more


def post(client, sent):
    text = sent if isinstance(sent, str | bytes) else json.dumps(sent)
    return client.post(reverse("admin:keep-copy"), text, content_type="application/json")


def keep(client, user, form, model, row=None, **typed):
    """Keep what stands in a Form with changes; the copy."""
    sent = body(user, model, row, form.data | typed)
    answer = post(client, sent)
    assert answer.status_code == 200, answer.content
    return WorkingCopy.objects.get(key=sent["key"])
