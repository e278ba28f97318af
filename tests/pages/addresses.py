"""Every public page of the seeded site, in both languages."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from roles.evidence.acronyms import namings
from roles.models import Process, Role, Source, TitleUsage
from roles.models.holders import answered_for_at_all, asked_for_at_all

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def every_address():
    """Addresses of all pages except the pairs of comparisons, which have a test of their own."""
    lists = (
        "home",
        "roles",
        "skills",
        "areas",
        "comparisons",
        "compose-list",
        "plan",
        "chart",
        "acronyms",
        "glossary",
        "data",
        "vocabulary",
        "api-docs",
        "sources",
        "changes",
    )
    pages = [(name, []) for name in lists]
    pages += [("role", [role.slug]) for role in Role.objects.published()]
    pages += [("compose", [role.slug]) for role in Role.objects.published()]
    pages += [("process", [process.slug]) for process in Process.objects.published()]
    pages += [("area", [area.slug]) for area in answered_for_at_all()]
    pages += [("skill", [skill.slug]) for skill in asked_for_at_all()]
    usages = TitleUsage.objects.select_related("role")
    pages += [("acronym", [naming.slug]) for naming in namings(usages)]
    pages += [("source", [source.slug]) for source in Source.objects.all()]
    return [address(name, language, *args) for name, args in pages for language in LANGUAGES]


def address(name, language, *args):
    with translation.override(language):
        return reverse(name, args=args)
