"""The catalogue of all public roles, gathered once for each state of the content."""

from collections import defaultdict
from dataclasses import fields
from functools import partial
from itertools import chain, groupby
from operator import itemgetter

from roles.caching.by_revision import cached_by_revision
from roles.caching.reads import for_this_revision
from roles.evidence.voices import voice_of
from roles.models import Citation, Function, Role, RoleSkill, Skill
from roles.models.sources import voice_column
from roles.models.support import ROWS, places_joined
from roles.pages.catalogue import (
    Catalogue,
    Listed,
    Sets,
    groups,
    places_by_answer,
    regrouped,
    tally,
    told_by,
)
from roles.schema.joined import Joined

from .facets import RoleFilter, SkillFacet

FACETS = RoleFilter.base_filters


@cached_by_revision
def read_catalogue():
    """The Catalogue: a query for each facet, each list of options and the sources.

    Gathered anew after each edit: to ask whether it is the same takes as long.
    """
    for_this_revision()
    roles = listed()
    told, duties = linked(roles)
    by_source, voices = sources(roles.places)
    by_skill, by_strength = skills(roles.places)
    return Catalogue(
        roles,
        answers=told | by_source | by_skill,
        options={name: facet.fetch_options() for name, facet in FACETS.items()},
        voices=voices,
        duties=duties,
        by_strength=by_strength,
    )


def listed():
    """The public roles in the order of their list."""
    rows = Role.objects.published().order_by().rewrite(False)
    rows = rows.values_list("id", *(column.name for column in fields(Listed)[1:]))
    slugs = Function.objects.values_list("slug", flat=True)
    functions = {slug: place for place, slug in enumerate(slugs)}

    def place(row):
        _, slug, function, _, order, *_ = row
        return functions[function], order, slug

    return Listed.of(sorted(rows.iterator(ROWS), key=place))


def linked(roles):
    """{facet: Sets or Lists} of what one table tells, and how many duties each role has."""
    asked = {name: facet for name, facet in FACETS.items() if facet.links}
    found = {n: places_by_answer(facet.rows(roles), roles.places) for n, facet in asked.items()}
    duties = [0] * len(roles)
    for place in chain.from_iterable(found["area"].values()):
        duties[place] += 1
    return {name: told_by(its, len(roles)) for name, its in found.items()}, duties


def sources(places):
    """{facet: Sets or Lists} of the two facets of sources, and how many voices each role has."""
    of_source = "source__slug", "source__kind", voice_column("source__")
    kinds, voices, by_source = {}, {}, {}
    by_place = defaultdict(list)  # what is cited meanwhile, too; the next catalogue tells of it
    for pk, slug, kind, publisher in Citation.objects.values_list("pk", *of_source):
        kinds[slug], voices[slug] = kind, voice_of(publisher)
        by_place[str(pk)] = by_source.setdefault(slug, [])
    places_by_answer(places_joined(), places, by_place)
    told = told_by(by_source, len(places))
    speaking = (its for _, its in groups(told, voices.get))
    answers = {"source": told, "source_kind": regrouped(told, kinds.get)}
    return answers, tally(speaking, len(places))


def skills(places):
    """The facets of skills as {facet: Sets}, of answers and of (strength, answer)."""
    rows = RoleSkill.objects.supported().order_by("strength").rewrite(False)
    rows = rows.values("role", "strength").annotate(told=Joined("skill__slug"))
    rows = rows.values_list("strength", "role", "told").iterator(ROWS)
    asked = {
        (strength, slug): its
        for strength, those in groupby(rows, itemgetter(0))
        for slug, its in places_by_answer((row[1:] for row in those), places).items()
    }
    told, known = Sets.of(asked, len(places)), Skill.objects.in_bulk(field_name="slug")
    facets = {name: facet for name, facet in FACETS.items() if isinstance(facet, SkillFacet)}
    ways = {name: partial(answered, facet, known) for name, facet in facets.items()}
    by_strength = {name: regrouped(told, way) for name, way in ways.items()}
    return {n: regrouped(each, itemgetter(1)) for n, each in by_strength.items()}, by_strength


def answered(facet, known, asked):
    """(strength, answer to a facet) of a pair (strength, slug of a skill)."""
    strength, slug = asked
    return strength, facet.answer(known[slug], strength)
