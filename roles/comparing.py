"""Two profiles in, aligned rows out. Pure: knows neither request nor ORM.

Nothing depends on which profile comes first except the columns: swapping the profiles swaps the
columns and changes nothing else. Each responsibility and each required skill of both roles stands
in exactly one row.
"""

from dataclasses import dataclass, field
from enum import Enum

from .profile import grouped


@dataclass(frozen=True)
class Row:
    """What the two roles have under one key: an area, or a skill."""

    key: object
    left: tuple
    right: tuple

    @property
    def is_shared(self):
        return bool(self.left and self.right)

    @property
    def first_claims(self):
        """The claims of the left role, or of the right one where the left has none."""
        return self.left or self.right

    @property
    def first(self):
        """Any claim of the row, to name its key by."""
        return self.first_claims[0]


class Relation(Enum):
    """How the solid and dotted lines connect the two roles directly."""

    LEFT_REPORTS = "left_reports"
    RIGHT_REPORTS = "right_reports"
    SAME_MANAGER = "same_manager"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class SkillGroup:
    """The skills of one kind, shared ones first."""

    kind: str
    rows: tuple


@dataclass
class Alignment:
    """Two profiles side by side."""

    left: object
    right: object
    shared_areas: list = field(default_factory=list)
    left_areas: list = field(default_factory=list)
    right_areas: list = field(default_factory=list)
    skills: list = field(default_factory=list)
    relation: Relation = Relation.NOT_STATED
    same_managers: list = field(default_factory=list)


def align(left, right, areas, kinds):
    """Return the Alignment of two profiles; `areas` and `kinds` are the keys in reading order."""
    rows = rows_by(left.responsibilities, right.responsibilities, lambda x: x.area, areas)
    return Alignment(
        left=left,
        right=right,
        shared_areas=[row for row in rows if row.is_shared],
        left_areas=[row for row in rows if not row.right],
        right_areas=[row for row in rows if not row.left],
        skills=align_skills(left, right, kinds),
        relation=relation(left, right),
        same_managers=same_managers(left, right),
    )


def rows_by(left, right, key, order):
    """One Row for each key that occurs, in `order`; keys missing from `order` come last, sorted."""
    lefts, rights = grouped(left, key), grouped(right, key)
    place = {value: n for n, value in enumerate(order)}
    keys = sorted(lefts.keys() | rights.keys(), key=lambda k: (place.get(k, len(place)), str(k)))
    return [Row(k, tuple(lefts.get(k, ())), tuple(rights.get(k, ()))) for k in keys]


def align_skills(left, right, kinds):
    """SkillGroups in the order of `kinds`; a row holds what both roles say of one skill."""
    by_kind = rows_by(left.requirements, right.requirements, lambda x: x.skill.kind, kinds)
    return [SkillGroup(group.key, tuple(skill_rows(group))) for group in by_kind]


def skill_rows(group):
    names = sorted({claim.skill.slug for claim in (*group.left, *group.right)})
    rows = rows_by(group.left, group.right, lambda claim: claim.skill.slug, names)
    # Symmetric under swapping: skills of one side only are not ordered by side.
    return sorted(rows, key=lambda row: not row.is_shared)


def relation(left, right):
    if any(line.manager_id == right.role.pk for line in left.managers):
        return Relation.LEFT_REPORTS
    if any(line.manager_id == left.role.pk for line in right.managers):
        return Relation.RIGHT_REPORTS
    return Relation.SAME_MANAGER if same_managers(left, right) else Relation.NOT_STATED


def same_managers(left, right):
    """Pairs of lines (left's, right's) that end at one manager."""
    theirs = {line.manager_id: line for line in right.managers}
    return [(line, theirs[line.manager_id]) for line in left.managers if line.manager_id in theirs]


def shared_claims(left, right, attribute):
    """Claims that stand on both profiles (coverage of one by the other, advice, disputes)."""
    theirs = {claim.pk for claim in getattr(right, attribute)}
    return [claim for claim in getattr(left, attribute) if claim.pk in theirs]


def merged(left, right, attribute):
    """The claims of both profiles, each once, the left one's first."""
    mine = getattr(left, attribute)
    seen = {claim.pk for claim in mine}
    return [*mine, *(claim for claim in getattr(right, attribute) if claim.pk not in seen)]
