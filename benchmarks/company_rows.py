"""The rows of a generated company (see company.py), written in bulk."""

import random
from itertools import count

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation

from roles import models as m

from .company import MENU, PLACES, RESPONSIBILITIES, SKILLS, VERBS, Post, coined, statement

ROLES_PER_SOURCE = 100
ROLES_PER_USAGE = 5
ORDER_OFF_MENU, LAST_ORDER = 1_000, 32_767
BATCH = 500
PUBLISHED = "published"


class NotEmpty(RuntimeError):
    """There are roles already: a benchmark does not write among somebody's own."""


@translation.override("vi")
def write(posts: list[Post], seed: int) -> int:
    """Write the company and return the number of its claims. Raises NotEmpty."""
    if m.Role.objects.exists():
        raise NotEmpty("The database has roles already; name an empty one in DATABASE_URL.")
    with transaction.atomic():
        claims = Writer(posts, random.Random(seed)).write()
    call_command("rebuild_search", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return claims


class Writer:
    """Writes table after table; `rng` decides what each row says."""

    def __init__(self, posts, rng):
        self.posts, self.rng = posts, rng
        self.n_claims = 0

    def write(self) -> int:
        self.places = self.write_sources()
        self.skills = self.write_skills()
        self.roles = create(m.Role, map(role, self.posts))
        self.write_claims(m.RoleTitle, self.titles())
        self.write_claims(m.Responsibility, self.responsibilities())
        self.write_claims(m.RoleSkill, self.requirements())
        self.write_claims(m.ReportingLine, self.lines())
        create(m.TitleUsage, self.usages())
        return self.n_claims

    def write_sources(self):
        number = 5 + len(self.posts) // ROLES_PER_SOURCE
        sources = create(m.Source, map(source, range(number)))
        return create(
            m.Citation,
            (
                m.Citation(source=each, place=f"§{n}", heading=f"Phần {n}: {coined(n)}")
                for each in sources
                for n in range(PLACES)
            ),
        )

    def write_skills(self):
        kinds = m.Skill._meta.get_field("kind").choices
        return create(
            m.Skill,
            (
                m.Skill(
                    slug=f"skill-{n}",
                    name_vi=f"{VERBS[n % len(VERBS)][0]} {coined(n)}",
                    name_en=f"{VERBS[n % len(VERBS)][1]} {coined(n)}",
                    kind=kinds[n % len(kinds)][0],
                )
                for n in range(60)
            ),
        )

    def write_claims(self, model, rows):
        """Each claim cites one to three places."""
        claims = create(model, rows)
        name = f"{model._meta.model_name}_id"
        link = model.citations.through
        create(
            link,
            (
                link(**{name: claim.pk, "citation_id": place.pk})
                for claim in claims
                for place in self.rng.sample(self.places, self.rng.randint(1, 3))
            ),
        )
        self.n_claims += len(claims)

    def titles(self):
        for post, its in zip(self.posts, self.roles, strict=True):
            names = (("translation", post.name_vi, "vi"), ("expansion", post.name_en, "en"))
            for kind, text, language in names:
                key = f"{its.slug}-{language}"
                yield m.RoleTitle(key=key, role=its, kind=kind, text=text, language=language)

    def responsibilities(self):
        for post, its in zip(self.posts, self.roles, strict=True):
            for n in range(RESPONSIBILITIES):
                vi, en, area = statement(post, self.rng)
                texts = {"statement_vi": vi, "statement_en": en, "area_id": area, "order": n}
                yield m.Responsibility(key=f"{its.slug}-{n}", role=its, **texts)

    def requirements(self):
        for its in self.roles:
            for n, skill in enumerate(self.rng.sample(self.skills, SKILLS)):
                yield m.RoleSkill(key=f"{its.slug}-{n}", role=its, skill=skill, order=n)

    def lines(self):
        for post in self.posts[1:]:
            low, high = self.roles[post.number], self.roles[post.manager]
            yield m.ReportingLine(key=f"{low.slug}-{high.slug}", subordinate=low, manager=high)

    def usages(self):
        numbers = count()
        for post in self.posts[::ROLES_PER_USAGE]:
            for n in range(self.rng.randint(1, 3)):
                yield m.TitleUsage(
                    acronym=post.acronym,
                    expansion_en=post.name_en[:120],
                    title_vi=post.name_vi[:120],
                    role=self.roles[post.number],
                    site=f"site-{self.rng.randrange(300)}.example",
                    url=f"https://site.example/{next(numbers)}",
                    page_title=post.name_vi,
                    language="vi" if n else "en",
                )


def create(model, rows):
    return model.objects.bulk_create(rows, batch_size=BATCH)


def role(post: Post) -> m.Role:
    level = ("board", "executive", "director", "head")[min(3, len(str(post.number)) - 1)]
    found = m.Role(
        slug=f"r{post.number}",
        acronym=post.acronym,
        name_vi=post.name_vi,
        name_en=post.name_en,
        summary_vi=f"Người phụ trách {post.field[0]} ở {coined(post.number)}.",
        summary_en=f"Whoever answers for {post.field[1]} at {coined(post.number)}.",
        level=level,
        function_id=post.field[2],
        order=post.number if post.number < MENU else min(ORDER_OFF_MENU + post.number, LAST_ORDER),
        status=PUBLISHED,
    )
    found.compute()
    return found


def source(number: int) -> m.Source:
    return m.Source(
        slug=f"source-{number}",
        title=f"Cẩm nang {coined(number)}",
        publisher=f"Nhà xuất bản {coined(number + 7)}",
        url=f"https://source-{number}.example/",
        language="vi",
    )
