"""Texts of a role description, in the language or languages that its reader chose."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from roles.evidence.references import ranges

register = template.Library()


@register.simple_tag
def in_languages(texts, languages):
    """A text in each language, once where they are the same, marked where it is not the page's."""
    found = {}
    for code in languages:
        found.setdefault(texts[code], code)
    return format_html_join(" ", '<span lang="{}">{}</span>', ((c, t) for t, c in found.items()))


@register.simple_tag
def in_reader_language(texts):
    return texts[get_language()]


@register.simple_tag
def cites(description, line):
    """The numbers of the sources of a line, each run leading to its first."""
    numbers = description.numbers(line)
    if not numbers:
        return ""
    link = '<sup class="cites"><a href="#source-{}">{}</a></sup>'
    return format_html(link, numbers[0], ranges(numbers))


@register.simple_tag
def claim_address(line):
    """Where the claim behind a line stands on the page of its role, with all that supports it."""
    page = reverse("role", args=[line.role])
    return page if line.section == "purpose" else f"{page}#{line.anchor}"


@register.filter
def role_label(slug, offer):
    """What a role of the offer is called."""
    return next(role.label for role in offer.roles if role.slug == slug)
