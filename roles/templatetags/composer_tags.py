"""A role description as the composer shows it, and what leads from it to its evidence."""

import re

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from roles.documents import html_file

register = template.Library()

HEADING = re.compile(r"(</?h)([1-3])\b")


@register.simple_tag
def document(description):
    """The description as it is copied and sent, its headings a level lower: the page has its own.

    Safe: all that it holds is escaped where it is made.
    """
    text = html_file.body(description, description.languages[0])
    return SafeString(HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text))


@register.simple_tag
def in_reader_language(texts):
    return texts[get_language()]


@register.simple_tag
def claim_address(line):
    """Where the claim behind a line stands on the page of its role, with all that supports it."""
    page = reverse("role", args=[line.role])
    return page if line.section == "purpose" else f"{page}#{line.anchor}"


@register.filter
def role_label(slug, offer):
    """What a role of the offer is called."""
    return next(role.label for role in offer.roles if role.slug == slug)
