"""What a comparison page shows, put together from two profiles. Pure: no request, no ORM."""

from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from .charting.small import around
from .comparing import Relation, align, merged, shared_claims
from .profile import grouped
from .references import number_references


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
        "disputes": list(grouped(positions, lambda position: position.dispute).items()),
        "coverages": shared_claims(left, right, "coverages"),
        "advice": merged(left, right, "advice"),
        "questions": pair_questions(left, right, curated),
    }
    context["references"] = number_references(claims_in_order(context))
    return context


def relation_told(alignment):
    """How reporting lines connect the two roles, in a sentence."""
    names = {"one": alignment.left.role.short_name, "other": alignment.right.role.short_name}
    if alignment.relation is Relation.LEFT_REPORTS:
        return _("%(one)s reports to %(other)s.") % names
    if alignment.relation is Relation.RIGHT_REPORTS:
        return _("%(other)s reports to %(one)s.") % names
    if alignment.relation is Relation.SAME_MANAGER:
        manager = alignment.same_managers[0][0].manager.short_name
        return _("Both report to the same manager: %(manager)s.") % {"manager": manager}
    return _(
        "The sources do not say that one reports to the other,"
        " or that both report to the same manager."
    )


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
