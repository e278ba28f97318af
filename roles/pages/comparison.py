"""What a comparison page shows, put together from some profiles. Pure: no request, no ORM."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from roles.charting.small import around
from roles.evidence.comparing import (
    direct_lines,
    merged,
    same_managers,
    shared_claims,
    shared_skills,
)
from roles.evidence.references import number_references
from roles.models.comparisons import listed

from .comparison_parts import claims_of, parts


@dataclass(frozen=True)
class PointRow:
    """A curated point with the names of its texts for the page's two columns."""

    claim: object
    left_field: str
    right_field: str


def comparison_page(sides, areas, curated=None, points=(), *, differences=False):
    """The context of a comparison page of two to four profiles; numbers the references on the way.

    `curated` is the Comparison of two, in either order, or None; `points` are its claims.
    `differences`: only what sets the roles apart.
    """
    tables = parts(sides, areas, differences=differences)
    acronyms = Counter(side.role.acronym for side in sides)
    context = {
        "sides": sides,
        "roles": [side.role for side in sides],
        "namesakes": {name for name, n in acronyms.items() if n > 1},
        "names": listed([side.told_apart for side in sides]),
        "chart": around([side.role for side in sides], sides[0].surroundings, peers=False),
        "relation": relation_told(sides),
        "curated": curated,
        "points": oriented(points, sides[0], curated),
        "common": [] if differences else [point for point in points if point.kind == "common"],
        "shared": shared_skills(sides),
        "parts": {part.id: part for part in tables},
        "left_out": sum(part.left_out for part in tables),
        "disputes": disputes_of(tables),
        "coverages": shared_claims(sides, "coverages"),
        "questions": questions_of(sides, curated),
    }
    context["references"] = number_references(claims_in_order(context))
    return context


def disputes_of(tables):
    """The Contradictions that the tables name, each once."""
    rows = (row for part in tables for row in part.rows if row.item == "dispute")
    named = (told for row in rows for cell in row.cells for told in cell.items)
    return list({told.dispute.pk: told for told in named}.values())


@dataclass(frozen=True)
class Sentence:
    """A sentence that the page composes, with the claims behind it."""

    sentence: str
    claims: tuple = ()


def relation_told(sides):
    """How reporting lines connect the roles: Sentences, each with its company stage."""
    if direct := direct_lines(sides):
        return [Sentence(reports_told(line), (line,)) for line in direct]
    if len(sides) > 2:
        return [Sentence(_("No source on record here says that one of them reports to another."))]
    if same := same_managers(*sides):
        return [Sentence(same_manager_told(mine), (mine, its)) for mine, its in same]
    return [
        Sentence(
            _(
                "No source on record here says that one reports to the other,"
                " or that both report to the same manager."
            )
        )
    ]


def reports_told(line):
    names = {"one": line.subordinate.short_name, "other": line.manager.short_name}
    if line.kind == "dotted":
        return at_stage(line, _("%(one)s also reports to %(other)s (dotted line).") % names)
    return at_stage(line, _("%(one)s reports to %(other)s.") % names)


def same_manager_told(line):
    name = {"manager": line.manager.short_name}
    if line.kind == "dotted":
        return at_stage(line, _("Both also report to %(manager)s (dotted line).") % name)
    return at_stage(line, _("Both report to the same manager: %(manager)s.") % name)


def at_stage(line, sentence):
    """«Start-up: …» for what is said of one company stage only."""
    return f"{line.get_context_display()}: {sentence}" if line.context else sentence


def oriented(points, left, curated):
    """PointRows of the differences, with the columns the way round in which the page shows them."""
    fields = ("left_text", "right_text")
    if curated and curated.left_id != left.role.pk:
        fields = fields[::-1]
    return [PointRow(point, *fields) for point in points if point.kind == "difference"]


def questions_of(sides, curated):
    """Questions about this very pair first, then those about each of the two; of more, none."""
    if len(sides) > 2:
        return []
    questions = merged(sides, "questions")
    about_pair = [q for q in questions if curated and q.comparison_id == curated.pk]
    return [*about_pair, *(q for q in questions if q.role_id)]


def claims_in_order(context):
    return chain(
        chain.from_iterable(told.claims for told in context["relation"]),
        (row.claim for row in context["points"]),
        context["common"],
        chain.from_iterable(map(claims_of, context["parts"].values())),
        chain.from_iterable(told.positions for told in context["disputes"]),
        context["coverages"],
        context["questions"],
    )
