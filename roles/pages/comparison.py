"""What a comparison page shows, put together from two profiles. Pure: no request, no ORM."""

from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from roles.charting.small import around
from roles.evidence.comparing import align, merged, shared_claims
from roles.evidence.profile import contradictions
from roles.evidence.references import number_references


@dataclass(frozen=True)
class PointRow:
    """A curated point with the names of its texts for the page's two columns."""

    claim: object
    left_field: str
    right_field: str


def comparison_page(left, right, areas, kinds, curated=None, points=()):
    """The context of a comparison page of two profiles; numbers the references on the way.

    `curated` is the Comparison of the two, in either order, or None; `points` are its claims.
    """
    alignment = align(left, right, areas, kinds)
    positions = merged(left, right, "positions")
    context = {
        "left": left,
        "right": right,
        "sides": [left, right],
        "chart": around([left.role, right.role], left.surroundings, peers=False),
        "alignment": alignment,
        "relation": relation_told(alignment),
        "only": [(left, alignment.left_areas), (right, alignment.right_areas)],
        "curated": curated,
        "differences": oriented(points, left, curated, "difference"),
        "common": [point for point in points if point.kind == "common"],
        "positions": positions,
        "disputes": contradictions(positions),
        "coverages": shared_claims(left, right, "coverages"),
        "advice": merged(left, right, "advice"),
        "questions": pair_questions(left, right, curated),
    }
    context["references"] = number_references(claims_in_order(context))
    return context


@dataclass(frozen=True)
class Sentence:
    """A sentence that the page composes, with the claims behind it."""

    sentence: str
    claims: tuple = ()


def relation_told(alignment):
    """How reporting lines connect the two roles: Sentences, each with its company stage."""
    if alignment.direct:
        return [Sentence(reports_told(line), (line,)) for line in alignment.direct]
    if alignment.same_managers:
        return [
            Sentence(same_manager_told(mine), (mine, its)) for mine, its in alignment.same_managers
        ]
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


def oriented(points, left, curated, kind):
    """PointRows with the columns the way round in which the page shows them."""
    fields = ("left_text", "right_text")
    if curated and curated.left_id != left.role.pk:
        fields = fields[::-1]
    return [PointRow(point, *fields) for point in points if point.kind == kind]


def pair_questions(left, right, curated):
    """Questions about this very pair first, then those about the one and the other role."""
    questions = merged(left, right, "questions")
    about_pair = [q for q in questions if curated and q.comparison_id == curated.pk]
    return [*about_pair, *(q for q in questions if q.role_id)]


def claims_in_order(context):
    left, right, alignment = context["left"], context["right"], context["alignment"]
    rows = chain(alignment.shared_areas, alignment.left_areas, alignment.right_areas)
    skills = chain.from_iterable(group.rows for group in alignment.skills)
    return chain(
        chain.from_iterable(told.claims for told in context["relation"]),
        chain.from_iterable(
            (row.left_in_common[0], row.right_in_common[0]) for row in alignment.shared_areas
        ),
        (row.claim for row in context["differences"]),
        context["common"],
        left.lines,
        right.lines,
        left.titles,
        right.titles,
        context["positions"],
        chain.from_iterable((*row.left, *row.right) for row in chain(rows, skills)),
        context["coverages"],
        context["advice"],
        context["questions"],
    )
