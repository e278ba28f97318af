"""Every public page, for search engines: each in both languages, with its twin."""

from itertools import combinations

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from roles.evidence.acronyms import namings
from roles.models import Comparison, Process, Role, Source, TitleUsage
from roles.models.holders import answered_for_at_all, asked_for_at_all

LISTS = (
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
    "sources",
    "changes",
)
# The pairs of more roles than this would crowd out all else; those that sources compare stay in.
PAIRED_ROLES = 40


def public_pages():
    """Yield (name of the address, its arguments) of every page, in a constant number of queries."""
    yield from ((name, ()) for name in LISTS)
    roles = Role.objects.published().order_by("order", "slug").values_list("slug", flat=True)
    for name in ("role", "compose"):
        yield from ((name, (slug,)) for slug in roles)
    yield from (("comparison", pair) for pair in pairs())
    usages = TitleUsage.objects.select_related("role")
    yield from (("acronym", (naming.slug,)) for naming in namings(usages))
    processes = Process.objects.published().values_list("slug", flat=True)
    yield from (("process", (slug,)) for slug in processes)
    yield from (("area", (slug,)) for slug in answered_for_at_all())
    yield from (("skill", (slug,)) for slug in asked_for_at_all())
    yield from (("source", (slug,)) for slug in Source.objects.values_list("slug", flat=True))


def pairs():
    """Pairs of slugs in the order of their address: all of the first roles, and the compared."""
    front = sorted(Role.objects.front()[:PAIRED_ROLES].values_list("slug", flat=True))
    compared = Comparison.objects.published().values_list("left__slug", "right__slug")
    return sorted({*combinations(front, 2), *(tuple(sorted(pair)) for pair in compared)})


class Pages(Sitemap):
    i18n = alternates = x_default = True

    def items(self):
        return list(public_pages())

    def location(self, page):
        name, arguments = page
        return reverse(name, args=arguments)


SITEMAPS = {"pages": Pages}
