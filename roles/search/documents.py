"""What of the knowledge base can be found: one Document for each thing with an address.

Only what the public may read becomes a document. A document is a plain value; `index` stores it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any

from django.db.models import Prefetch, Window
from django.db.models.functions import RowNumber

from roles import models as m
from roles.addresses import LANGUAGES, in_each_language
from roles.models.content import content_models, with_names, with_paths
from roles.models.public import public

from .document import Document, Rank, bilingual
from .usage_documents import usage_documents

CITATIONS = "citations"
# Roles that a skill is found by, the first in menus: its page lists all who ask for it, in pages.
MOST_ASKING = 40


def texts_of(claims: Any, *names: Any) -> list[str]:
    return [text for claim in claims for name in names for text in bilingual(claim, name).values()]


def short_names(thing: Any) -> dict:
    return in_each_language(lambda: str(thing.short_name))


def own_names(thing: Any) -> list:
    names = [getattr(thing, "acronym", ""), *bilingual(thing, "name").values()]
    return [(Rank.OWN, name) for name in names if name]


def other_names(thing: Any, name: str) -> list:
    return [(Rank.OTHER, text) for text in bilingual(thing, name).values() if text]


def document(row: Any, title: dict, **told: Any) -> Document:
    """What rows of all kinds have alike: what tells them apart, and where they are read."""
    address = in_each_language(row.get_absolute_url)
    return Document(row.search_kind, key_of(row, row.pk), title, address, **told)


@singledispatch
def of_row(row: Any) -> Iterator[Document]:
    """The documents of a row of a kind that search finds, itself public."""
    raise NotImplementedError(type(row))


@of_row.register
def of_role(role: m.Role) -> Iterator[Document]:
    names = own_names(role)
    names += [(Rank.STATED, title.text) for title in role.titles.all()]
    for usage in role.usages.all():
        names += [(Rank.OBSERVED, name) for name in (usage.expansion_en, usage.title_vi) if name]
    yield document(
        role,
        bilingual(role, "name"),
        about=dict.fromkeys(LANGUAGES, role.acronym),
        text=bilingual(role, "summary"),
        names=names,
        function=role.function_id,
        place=role.order,
    )


@of_row.register
def of_comparison(comparison: m.Comparison) -> Iterator[Document]:
    one, other = comparison.left, comparison.right
    yield document(
        comparison,
        bilingual(comparison, "question"),
        about=short_names(comparison),
        text=bilingual(comparison, "summary"),
        names=[(Rank.OTHER, f"{a} {b}") for a, b in pairs_of_names(one, other)],
        also=texts_of(comparison.points.all(), "aspect", "left_text", "right_text", "common_text"),
        place=comparison.order,
    )


def pairs_of_names(one: Any, other: Any) -> Iterator[tuple[str, str]]:
    """Both roles' short names in each language, in both orders."""
    for a, b in zip(short_names(one).values(), short_names(other).values(), strict=True):
        yield a, b
        yield b, a


@of_row.register
def of_process(process: m.Process) -> Iterator[Document]:
    yield document(
        process,
        bilingual(process, "name"),
        about=dict.fromkeys(LANGUAGES, process.acronym),
        text=bilingual(process, "summary"),
        names=[*own_names(process), *other_names(process, "contrast_name")],
        also=[
            *texts_of(process.parts.all(), "statement", "detail"),
            *texts_of(process.contrasts.all(), "process_text", "contrast_text"),
        ],
        place=process.order,
    )


@of_row.register
def of_skill(skill: m.Skill) -> Iterator[Document]:
    if asked := skill.requirements.all():
        yield document(
            skill,
            bilingual(skill, "name"),
            detail=skill.kind,
            text=in_each_language(lambda: " · ".join(map(demanded, asked))),
            names=other_names(skill, "name"),
            also=list(in_each_language(skill.get_kind_display).values()),
        )


def demanded(requirement: Any) -> str:
    """Who asks for a skill, and how strongly: «CPO: preferred»."""
    strength = str(requirement.get_strength_display()).lower()
    return f"{requirement.role.short_name}: {strength}"


@of_row.register
def of_claim(claim: m.Claim) -> Iterator[Document]:
    """By what sums it up; the next of its texts is shown below."""
    summed_up, *others = claim.texts
    yield document(
        claim,
        bilingual(claim, summed_up),
        about=short_names(claim.page),
        text=bilingual(claim, others[0]) if others else {},
        function=getattr(claim.page, "function_id", ""),
        place=claim.page.order * 1000 + claim.order,
    )


@of_row.register
def of_term(term: m.GlossaryTerm) -> Iterator[Document]:
    spellings = [text for language in LANGUAGES for text in term.spellings(language)]
    yield document(
        term,
        bilingual(term, "term"),
        text=bilingual(term, "definition"),
        names=[(Rank.OTHER, text) for text in dict.fromkeys(spellings)],
    )


@of_row.register
def of_question(claim: m.Question) -> Iterator[Document]:
    [found] = of_claim(claim)
    yield replace(found, names=other_names(claim, "question"), function="", place=claim.order)


@of_row.register
def of_dispute(dispute: m.Dispute) -> Iterator[Document]:
    if dispute.positions.all():
        yield document(
            dispute,
            bilingual(dispute, "question"),
            about=short_names(dispute.page),
            text=bilingual(dispute, "reading"),
            names=other_names(dispute, "question"),
            place=dispute.order,
        )


@of_row.register
def of_source(source: m.Source) -> Iterator[Document]:
    yield document(
        source,
        dict.fromkeys(LANGUAGES, source.title),
        about=dict.fromkeys(LANGUAGES, source.publisher),
        detail=source.law_status if source.is_repealed else "",
        text=bilingual(source, "note"),
        names=[(Rank.OTHER, name) for name in (source.title, source.publisher)],
    )


def key_of(kind: Any, pk: Any) -> str:
    """The key of a row of `kind`, a model or any row of it: its number, since slugs may change.

    What stands among rows of another kind says so, since their numbers are their own.
    """
    name = kind._meta.model_name
    return str(pk) if kind.search_kind.slug == name else f"{name}-{pk}"


def searched() -> list:
    """The kinds of content of which each row is found by itself."""
    return [model for model in content_models() if model.search_kind]


def documents_of(rows: Any) -> Iterator[Document]:
    """The documents of a queryset of something that is searched: of what is public in it."""
    ways = by_head(rows.model.search_paths)
    found = with_names(shown(rows.filter(public(rows.model)), ways))
    ways.pop(CITATIONS, None)
    for head, paths in ways.items():
        related = rows.model.field(head).related_model._default_manager
        # By a join: Django would ask with an OR for each row, and SQLite takes no thousand.
        fetched = first(with_paths(shown(related.all(), paths), {*paths} - {CITATIONS}))
        found = found.prefetch_related(Prefetch(head, fetched))
    for row in found.iterator(chunk_size=1000):
        yield from of_row(row)


def by_head(paths: Iterable) -> dict:
    """{first step: what follows it} of ways to other rows: «requirements__role»."""
    found: dict[str, list[str]] = {}
    for path in paths:
        head, _, rest = path.partition("__")
        found.setdefault(head, []).extend(filter(None, [rest]))
    return found


def shown(rows: Any, ways: Iterable) -> Any:
    """Those that pages show, where the text follows citations: without fetching a single one."""
    return rows.shown() if CITATIONS in ways else rows


def first(rows: Any) -> Any:
    """Of all who ask for a skill the roles that come first."""
    if rows.model is not m.RoleSkill:
        return rows
    order = ("role__order", "key")
    rank = Window(RowNumber(), partition_by="skill", order_by=order)
    return rows.annotate(rank=rank).filter(rank__lte=MOST_ASKING).order_by(*order)


def all_documents() -> Iterator[Document]:
    for model in searched():
        yield from documents_of(model.objects.all())
    yield from usage_documents()
