"""Proposals as an editor makes them and a publisher decides on them."""

from django.urls import reverse

from roles.admin.review.proposal_page import address
from roles.models import WorkingCopy

from .pages import Form, change


def proposed(client, row, **fields):
    """Send a form of the desk with changes; the proposal that it has become."""
    answer = Form(client, change(row)).send(**fields)
    assert answer.status_code == 302, answer.status_code
    return WorkingCopy.objects.get(state="proposed", row=row.pk, remark=fields.get("remark", ""))


def page_of(copy):
    return reverse("admin:proposal", args=[copy.key])


def accept(client, copy, **fields):
    return client.post(address(copy), {"stored": "1"} | fields)


def decide(client, copy, what, **fields):
    return client.post(reverse(f"admin:proposal-{what}", args=[copy.key]), fields)
