"""Every public page of the seeded site, in both languages."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from roles.models import Process, Role, Source

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def every_address():
    """Addresses of all pages except the pairs of comparisons, which have a test of their own."""
    pages = [(name, []) for name in ("home", "roles", "comparisons", "chart", "sources")]
    pages += [("role", [role.slug]) for role in Role.objects.published()]
    pages += [("process", [process.slug]) for process in Process.objects.published()]
    pages += [("source", [source.slug]) for source in Source.objects.all()]
    return [address(name, language, *args) for name, args in pages for language in LANGUAGES]


def address(name, language, *args):
    with translation.override(language):
        return reverse(name, args=args)
