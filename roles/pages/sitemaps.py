"""Every public page, for search engines: in parts, each page in both languages, with its moment.

A section lists pages of one kind; its parts are as long as a sitemap should be, and are read one at
a time, so that a hundred thousand roles take no more memory than a few.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, islice

from django.conf import settings

from roles import models as m
from roles.evidence.acronyms import namings
from roles.history.page_moments import latest_public, page_moments
from roles.history.usage_moments import UsageMoments, acronym_moments
from roles.models.holders import answered_for_at_all, asked_for_at_all

ADDRESSES = 5_000  # in a part: each is written anew for every crawler that asks for it
PARTS = 50_000  # that an index may name
# The pairs of more roles than this would crowd out all else; those that sources compare stay in.
PAIRED_ROLES = 40
# The lists, by the name of their address, with the kinds of content that they show: () is all,
# None what only the code knows.
LISTS: dict[str, tuple | None] = {
    "home": (),
    "roles": (),
    "skills": (m.RoleSkill, m.Skill),
    "areas": (m.Responsibility, m.Area),
    "comparisons": (m.Role, m.Comparison, m.Dispute),
    "compose-list": (),
    "plan": (),
    "chart": (),
    "acronyms": (m.TitleUsage, m.Role),
    "glossary": (m.GlossaryTerm, m.Citation, m.Source),
    "data": (),
    "vocabulary": None,
    "api-docs": None,
    "sources": (m.Source, m.Citation),
    "changes": (),
}


@dataclass(frozen=True)
class Entry:
    """A page: the name of its address, its arguments, when what it shows last changed if known."""

    name: str
    arguments: tuple = ()
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Section:
    """Pages of one kind. `count` of rows, and `entries` of the rows from one number to another.

    `pages`: how many pages each row has.
    """

    count: Callable[[], int]
    entries: Callable[[int, int], Iterable[Entry]]
    pages: int = 1

    @property
    def rows(self):
        """Rows in a part."""
        return ADDRESSES // (self.pages * len(settings.LANGUAGES))

    @property
    def parts(self):
        return -(-self.count() // self.rows)

    def part(self, number):
        """The entries of a part, from 1; [] where there is none."""
        if not 1 <= number <= PARTS:
            return []
        return list(self.entries((number - 1) * self.rows, number * self.rows))


def part_names(sections):
    """Yield (section, number) of all parts, in a constant number of queries."""
    for name, section in sections.items():
        yield from ((name, number) for number in range(1, section.parts + 1))


def lists(start, stop):
    found = latest_public()
    for name, kinds in islice(LISTS.items(), start, stop):
        shown = () if kinds is None else kinds or found
        moments = [found[kind] for kind in shown if kind in found]
        yield Entry(name, (), max(moments, default=None))


def roles():
    return m.Role.objects.published()


def role_pages(start, stop):
    """Its page, and the composer filled with what stands there."""
    rows = list(roles().order_by("pk").values_list("pk", "slug", "acronym")[start:stop])
    at = role_moments([(pk, acronym) for pk, _, acronym in rows])
    for name in ("role", "compose"):
        yield from (Entry(name, (slug,), at.get(pk)) for pk, slug, _ in rows)


def role_moments(rows):
    """{id: moment} of rows (id, acronym): a role's page tells what else its letters stand for."""
    found = page_moments(m.Role, [pk for pk, _ in rows])
    return later(found, acronym_moments(rows))


def later(one, other):
    """The later moment of each key that both have, and of others the one that there is."""
    return one | {key: max(at, one.get(key, at)) for key, at in other.items()}


def pairs():
    """Pairs of slugs in the order of their address: all of the first roles, and the compared."""
    front = sorted(m.Role.objects.front()[:PAIRED_ROLES].values_list("slug", flat=True))
    compared = m.Comparison.objects.published().with_roles()
    compared = compared.values_list("left__slug", "right__slug")
    return sorted({*combinations(front, 2), *(tuple(sorted(pair)) for pair in compared)})


def comparison_pages(start, stop):
    """What the pages of both roles tell, side by side, and what sources say of the pair."""
    shown = pairs()[start:stop]
    slugs = {slug for pair in shown for slug in pair}
    rows = list(roles().filter(slug__in=slugs).order_by("pk").values_list("pk", "slug", "acronym"))
    by_id = role_moments([(pk, acronym) for pk, _, acronym in rows])
    by_slug = {slug: by_id.get(pk) for pk, slug, _ in rows}
    written = curated(set(shown))
    for pair in shown:
        moments = [*map(by_slug.get, pair), written.get(pair)]
        yield Entry("comparison", pair, max(filter(None, moments), default=None))


def curated(shown):
    """{pair of slugs: moment} of those that sources compare."""
    rows = m.Comparison.objects.published().with_roles().order_by("pk")
    rows = {
        pk: pair
        for pk, *slugs in rows.values_list("pk", "left__slug", "right__slug")
        if (pair := tuple(sorted(slugs))) in shown
    }
    return {rows[pk]: at for pk, at in page_moments(m.Comparison, list(rows)).items() if pk in rows}


def acronym_pages():
    """All of them: which titles have a page is known when all uses have been sorted."""
    moments, uses = UsageMoments(), m.TitleUsage.objects.select_related("role")
    return [Entry("acronym", (found.slug,), moments.of(found)) for found in namings(uses)]


def pages_of(name, page, rows, key="pk"):
    """The section of a model each of whose rows has one page at its slug."""

    def entries(start, stop):
        found = list(rows().order_by("pk").values("slug", key)[start:stop])
        at = page_moments(page, [row[key] for row in found])
        return (Entry(name, (row["slug"],), at.get(row[key])) for row in found)

    return Section(lambda: rows().count(), entries)


def sections(acronyms=acronym_pages):
    """All of them, by the names that their addresses have; `acronyms`: the pages, if known."""
    return {
        "lists": Section(lambda: len(LISTS), lists),
        "roles": Section(lambda: roles().count(), role_pages, pages=2),
        "comparisons": Section(lambda: len(pairs()), comparison_pages),
        "acronyms": Section(lambda: len(acronyms()), lambda *part: acronyms()[slice(*part)]),
        "processes": pages_of("process", m.Process, m.Process.objects.published),
        "areas": pages_of("area", m.Area, answered_for_at_all, key="slug"),
        "skills": pages_of("skill", m.Skill, asked_for_at_all),
        "sources": pages_of("source", m.Source, m.Source.objects.public),
    }
