"""What of the knowledge base can be found: one Document for each thing with an address.

Only what the public may read becomes a document. A document is a plain value; `index` stores it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from roles import models as m
from roles.evidence.acronyms import Naming, Sense, namings
from roles.models.public import public
from roles.models.search import Kind

from .document import LANGUAGES, Document, Rank, bilingual, in_each_language


def texts_of(claims, *names) -> list[str]:
    return [text for claim in claims for name in names for text in bilingual(claim, name).values()]


def addresses(thing) -> dict:
    return in_each_language(thing.get_absolute_url)


def short_names(thing) -> dict:
    return in_each_language(lambda: thing.short_name)


def own_names(thing) -> list:
    names = [getattr(thing, "acronym", ""), *bilingual(thing, "name").values()]
    return [(Rank.OWN, name) for name in names if name]


def other_names(thing, name: str) -> list:
    return [(Rank.OTHER, text) for text in bilingual(thing, name).values() if text]


def of_role(role) -> Iterator[Document]:
    names = own_names(role)
    names += [(Rank.STATED, title.text) for title in role.titles.all() if title.is_shown]
    for usage in role.usages.all():
        names += [(Rank.OBSERVED, name) for name in (usage.expansion_en, usage.title_vi) if name]
    yield Document(
        Kind.ROLE,
        str(role.pk),
        title=bilingual(role, "name"),
        about=dict.fromkeys(LANGUAGES, role.acronym),
        text=bilingual(role, "summary"),
        address=addresses(role),
        names=names,
        function=role.function,
        place=role.order,
    )


def of_comparison(comparison) -> Iterator[Document]:
    one, other = comparison.left, comparison.right
    yield Document(
        Kind.COMPARISON,
        str(comparison.pk),
        title=bilingual(comparison, "question"),
        about=short_names(comparison),
        text=bilingual(comparison, "summary"),
        address=addresses(comparison),
        names=[(Rank.OTHER, f"{a} {b}") for a, b in pairs_of_names(one, other)],
        also=texts_of(comparison.points.all(), "aspect", "left_text", "right_text", "common_text"),
        place=comparison.order,
    )


def pairs_of_names(one, other) -> Iterator[tuple[str, str]]:
    """Both roles' short names in each language, in both orders."""
    for a, b in zip(short_names(one).values(), short_names(other).values(), strict=True):
        yield a, b
        yield b, a


def of_process(process) -> Iterator[Document]:
    yield Document(
        Kind.PROCESS,
        str(process.pk),
        title=bilingual(process, "name"),
        about=dict.fromkeys(LANGUAGES, process.acronym),
        text=bilingual(process, "summary"),
        address=addresses(process),
        names=[*own_names(process), *other_names(process, "contrast_name")],
        also=[
            *texts_of(process.parts.all(), "statement", "detail"),
            *texts_of(process.contrasts.all(), "process_text", "contrast_text"),
        ],
        place=process.order,
    )


def of_skill(skill) -> Iterator[Document]:
    asked = [requirement for requirement in skill.requirements.all() if requirement.is_shown]
    if asked:
        yield Document(
            Kind.SKILL,
            str(skill.pk),
            title=bilingual(skill, "name"),
            detail=skill.kind,
            text=in_each_language(lambda: " · ".join(map(demanded, asked))),
            address=in_each_language(lambda: f"{reverse('roles')}?skill={skill.slug}"),
            names=other_names(skill, "name"),
            also=list(in_each_language(skill.get_kind_display).values()),
        )


def demanded(requirement) -> str:
    """Who asks for a skill, and how strongly: «CPO: preferred»."""
    strength = str(requirement.get_strength_display()).lower()
    return f"{requirement.role.short_name}: {strength}"


def of_responsibility(claim) -> Iterator[Document]:
    if claim.is_shown:
        yield Document(
            Kind.RESPONSIBILITY,
            str(claim.pk),
            title=bilingual(claim, "statement"),
            about=short_names(claim.role),
            text=bilingual(claim, "detail"),
            address=addresses(claim),
            function=claim.role.function,
            place=claim.role.order * 1000 + claim.order,
        )


def of_question(claim) -> Iterator[Document]:
    if claim.is_shown:
        yield Document(
            Kind.QUESTION,
            str(claim.pk),
            title=bilingual(claim, "question"),
            about=short_names(claim.subject),
            text=bilingual(claim, "answer"),
            address=addresses(claim),
            names=other_names(claim, "question"),
            place=claim.order,
        )


def dispute_key(pk) -> str:
    """Disputes stand among the questions, whose numbers are their own."""
    return f"dispute-{pk}"


def of_dispute(dispute) -> Iterator[Document]:
    if any(position.is_shown for position in dispute.positions.all()):
        yield Document(
            Kind.QUESTION,
            dispute_key(dispute.pk),
            title=bilingual(dispute, "question"),
            about=short_names(dispute.page),
            text=bilingual(dispute, "reading"),
            address=addresses(dispute),
            names=other_names(dispute, "question"),
            place=dispute.order,
        )


def of_source(source) -> Iterator[Document]:
    yield Document(
        Kind.SOURCE,
        str(source.pk),
        title=dict.fromkeys(LANGUAGES, source.title),
        about=dict.fromkeys(LANGUAGES, source.publisher),
        text=bilingual(source, "note"),
        address=addresses(source),
        names=[(Rank.OTHER, name) for name in (source.title, source.publisher)],
    )


def of_usages(usages: Iterable) -> Iterator[Document]:
    """The pages of acronyms and ambiguous titles, from all usages there are."""
    for place, naming in enumerate(namings(usages)):
        yield of_naming(naming, place)
        if len(naming.all_senses) > 1 and not naming.is_title:
            yield from (of_sense(naming, sense, place) for sense in naming.all_senses)


def of_naming(naming: Naming, place: int) -> Document:
    rank = Rank.ACRONYM
    if naming.is_title:
        rank = Rank.TITLE if naming.usual_role else Rank.AMBIGUOUS
    as_sense = Rank.UNDER_TITLE if naming.is_title else Rank.SENSE
    names = [(as_sense, name) for sense in naming.all_senses for name in names_of_sense(sense)]
    if not naming.is_title and len(naming.all_senses) > 1:
        names = []  # its senses have entries of their own
    slips = [(Rank.SENSE, u.expansion_en) for u in naming.slips]
    return Document(
        Kind.ACRONYM,
        naming.slug,
        title=dict.fromkeys(LANGUAGES, naming.name),
        detail=str(len(naming.senses)),
        text=dict.fromkeys(LANGUAGES, " · ".join(sense.label for sense in naming.all_senses)),
        address=in_each_language(lambda: reverse("acronym", args=[naming.slug])),
        names=[(rank, naming.name), *slips, *names],
        place=place,
    )


def of_sense(naming: Naming, sense: Sense, place: int) -> Document:
    titles = [title.label for title in sense.titles if title.label != sense.label]
    return Document(
        Kind.ACRONYM,
        f"{naming.slug}#{sense.slug}",
        title=dict.fromkeys(LANGUAGES, sense.label),
        about=dict.fromkeys(LANGUAGES, naming.name),
        text=dict.fromkeys(LANGUAGES, " · ".join(titles)),
        address=in_each_language(
            lambda: f"{reverse('acronym', args=[naming.slug])}#{sense.slug}",
        ),
        names=[(Rank.SENSE, name) for name in names_of_sense(sense)],
        place=place,
    )


def names_of_sense(sense: Sense) -> list[str]:
    english = {u.expansion_en for u in sense.usages} - {"", sense.label}
    return [sense.label, *sorted(english), *(title.label for title in sense.titles)]


@dataclass(frozen=True)
class Origin:
    """How the rows of a model become documents, and what has to be fetched with them."""

    kind: Kind
    make: Callable
    joins: tuple = ()
    prefetches: tuple = ()
    key: Callable = str  # from the row's id: slugs may change


# The roles by a join: Django would ask for them with an OR for each, and SQLite takes no thousand.
REQUIREMENTS = Prefetch(
    "requirements",
    m.RoleSkill.objects.select_related("role")
    .prefetch_related("citations")
    .order_by("role__order", "key"),
)
# What is indexed row by row.
ORIGINS = {
    m.Role: Origin(Kind.ROLE, of_role, prefetches=("titles__citations", "usages")),
    m.Comparison: Origin(Kind.COMPARISON, of_comparison, ("left", "right"), ("points",)),
    m.Process: Origin(Kind.PROCESS, of_process, prefetches=("parts", "contrasts")),
    m.Skill: Origin(Kind.SKILL, of_skill, prefetches=(REQUIREMENTS,)),
    m.Responsibility: Origin(Kind.RESPONSIBILITY, of_responsibility, ("role",), ("citations",)),
    m.Question: Origin(
        Kind.QUESTION,
        of_question,
        ("role", "comparison__left", "comparison__right", "process"),
        ("citations",),
    ),
    m.Dispute: Origin(
        Kind.QUESTION, of_dispute, prefetches=("roles", "positions__citations"), key=dispute_key
    ),
    m.Source: Origin(Kind.SOURCE, of_source),
}


def documents_of(rows) -> Iterator[Document]:
    """The documents of a queryset of one of the models in ORIGINS: of what is public in it."""
    origin = ORIGINS[rows.model]
    found = (
        rows.filter(public(rows.model))
        .select_related(*origin.joins)
        .prefetch_related(*origin.prefetches)
    )
    for row in found.iterator(chunk_size=1000):
        yield from origin.make(row)


def usage_documents() -> Iterator[Document]:
    """The pages of acronyms and ambiguous titles: any usage may change any of them."""
    yield from of_usages(m.TitleUsage.objects.select_related("role"))


def all_documents() -> Iterator[Document]:
    for model in ORIGINS:
        yield from documents_of(model.objects.all())
    yield from usage_documents()
