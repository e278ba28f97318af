"""The catalogue of all public roles, gathered once for each state of the content."""

from functools import partial

from roles.caching.by_revision import cached_by_revision
from roles.caching.reads import for_this_revision
from roles.evidence.voices import voice_of
from roles.models import Citation, Function, Role, RoleSkill, Skill
from roles.models.sources import voice_column
from roles.models.support import ROWS, places_joined
from roles.models.vocabulary import Strength
from roles.pages.catalogue import Catalogue, Listed, Sets, places_by_answer, regrouped, told_by
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
    places = {role.pk: place for place, role in enumerate(roles)}
    rows = {name: facet.rows(roles) for name, facet in FACETS.items() if facet.links}
    rows["area"] = list(rows["area"])
    found = {name: places_by_answer(told, places) for name, told in rows.items()}
    by_source, voices = sources(places)
    by_skill, by_strength = skills(places)
    told = found | by_source | by_skill
    return Catalogue(
        roles,
        answers={name: told_by(told[name], len(roles)) for name in FACETS},
        options={name: facet.fetch_options() for name, facet in FACETS.items()},
        voices=voices,
        duties=duties(rows["area"], places),
        by_strength={
            name: Sets.of(by_answer, len(roles)) for name, by_answer in by_strength.items()
        },
    )


def listed():
    """The public roles in the order of their list."""
    rows = Role.objects.published().order_by().values_list("id", *Listed._fields[1:])
    slugs = Function.objects.values_list("slug", flat=True)
    functions = {slug: place for place, slug in enumerate(slugs)}
    return sorted(
        (Listed(*row) for row in rows.iterator(ROWS)),
        key=lambda role: (functions[role.function], role.order, role.slug),
    )


def duties(rows, places):
    """How many each role has, by its place; each has one area."""
    found = [0] * len(places)
    for pk, areas in rows:
        if pk in places:
            found[places[pk]] = areas.count(",") + 1
    return found


def sources(places):
    """{facet: {answer: places}} of the two facets of sources, and how many voices each role has."""
    cited = places_by_answer(places_joined(), places)
    of_source = "source__slug", "source__kind", voice_column("source__")
    known = {str(pk): told for pk, *told in Citation.objects.values_list("pk", *of_source)}
    slugs = regrouped(cited, lambda pk: known[pk][0])
    kinds = regrouped(cited, lambda pk: known[pk][1])
    voices = [0] * len(places)
    for its in regrouped(cited, lambda pk: voice_of(known[pk][2])).values():
        for place in its:
            voices[place] += 1
    return {"source": slugs, "source_kind": kinds}, voices


def skills(places):
    """The facets of skills as {answer: places}, and as {(strength, answer): places}."""
    rows = RoleSkill.objects.supported().order_by().values("role", "strength")
    rows = list(rows.annotate(told=Joined("skill__slug")).values_list("role", "strength", "told"))
    asked = {
        (strength, slug): its
        for strength in Strength.values
        for slug, its in places_by_answer(asking(rows, strength), places).items()
    }
    known = Skill.objects.in_bulk(field_name="slug")
    facets = {name: facet for name, facet in FACETS.items() if isinstance(facet, SkillFacet)}
    ways = {name: partial(answered, facet, known) for name, facet in facets.items()}
    by_strength = {name: regrouped(asked, way) for name, way in ways.items()}
    return {
        name: regrouped(told, lambda pair: pair[1]) for name, told in by_strength.items()
    }, by_strength


def asking(rows, strength):
    return ((pk, told) for pk, its, told in rows if its == strength)


def answered(facet, known, asked):
    """(strength, answer to a facet) of a pair (strength, slug of a skill)."""
    strength, slug = asked
    return strength, facet.answer(known[slug], strength)
