"""Two profiles in, aligned rows out. Pure: knows neither request nor ORM.

Nothing depends on which profile comes first except the columns: swapping the profiles swaps the
columns and changes nothing else. Each responsibility and each required skill of both roles stands
in exactly one row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .profile import Profile, grouped


@dataclass(frozen=True)
class AlignedRow:
    """What the two roles have under one key: an area, or a skill."""

    key: Any
    left: tuple
    right: tuple

    @property
    def is_shared(self) -> bool:
        return bool(self.left and self.right)

    @property
    def is_in_common(self) -> bool:
        """Whether both have responsibilities of it that hold without a condition."""
        return bool(self.left_in_common and self.right_in_common)

    @property
    def left_in_common(self) -> tuple:
        return unconditional(self.left)

    @property
    def right_in_common(self) -> tuple:
        return unconditional(self.right)

    @property
    def first_claims(self) -> tuple:
        """The claims of the left role, or of the right one where the left has none."""
        return self.left or self.right

    @property
    def first(self) -> Any:
        """Any claim of the row, to name its key by."""
        return self.first_claims[0]


@dataclass(frozen=True)
class SkillGroup:
    """The skills of one kind, shared ones first."""

    kind: str
    rows: tuple


@dataclass
class Alignment:
    """Two profiles side by side."""

    left: Profile
    right: Profile
    shared_areas: list = field(default_factory=list)
    left_areas: list = field(default_factory=list)
    right_areas: list = field(default_factory=list)
    skills: list = field(default_factory=list)
    direct: list = field(default_factory=list)  # lines from the one to the other
    same_managers: list = field(default_factory=list)


def align(left: Profile, right: Profile, areas: Sequence[str], kinds: Sequence[str]) -> Alignment:
    """Return the Alignment of two profiles; `areas` and `kinds` are the keys in reading order."""
    rows = rows_by(left.responsibilities, right.responsibilities, lambda x: x.area_id, areas)
    apart = [row for row in rows if not row.is_in_common]
    return Alignment(
        left=left,
        right=right,
        shared_areas=[row for row in rows if row.is_in_common],
        left_areas=[AlignedRow(row.key, row.left, ()) for row in apart if row.left],
        right_areas=[AlignedRow(row.key, (), row.right) for row in apart if row.right],
        skills=align_skills(left, right, kinds),
        direct=direct_lines(left, right),
        same_managers=same_managers(left, right),
    )


def rows_by(
    left: Iterable[Any], right: Iterable[Any], key: Callable[[Any], str], order: Sequence[str]
) -> list[AlignedRow]:
    """One AlignedRow for each key that occurs, in `order`; missing ones come last, sorted."""
    lefts, rights = grouped(left, key), grouped(right, key)
    place = {value: n for n, value in enumerate(order)}
    keys = sorted(lefts.keys() | rights.keys(), key=lambda k: (place.get(k, len(place)), str(k)))
    return [AlignedRow(k, tuple(lefts.get(k, ())), tuple(rights.get(k, ()))) for k in keys]


def align_skills(left: Profile, right: Profile, kinds: Sequence[str]) -> list[SkillGroup]:
    """SkillGroups in the order of `kinds`; a row holds what both roles say of one skill."""
    by_kind = rows_by(left.requirements, right.requirements, lambda x: x.skill.kind, kinds)
    return [SkillGroup(group.key, tuple(skill_rows(group))) for group in by_kind]


def skill_rows(group: AlignedRow) -> list[AlignedRow]:
    names = sorted({claim.skill.slug for claim in (*group.left, *group.right)})
    rows = rows_by(group.left, group.right, lambda claim: claim.skill.slug, names)
    # Symmetric under swapping: skills of one side only are not ordered by side.
    return sorted(rows, key=lambda row: not row.is_shared)


def unconditional(claims: Iterable[Any]) -> tuple:
    return tuple(claim for claim in claims if not claim.is_conditional)


def direct_lines(left: Profile, right: Profile) -> list[Any]:
    """The lines by which one of the two reports to the other, in some company stage or in any."""
    up = [line for line in left.managers if line.manager_id == right.role.pk]
    return [*up, *(line for line in right.managers if line.manager_id == left.role.pk)]


def same_managers(left: Profile, right: Profile) -> list[tuple[Any, Any]]:
    """Pairs of lines (left's, right's) of one kind that end at one manager in one company."""
    return [
        (mine, its)
        for mine in left.managers
        for its in right.managers
        if mine.manager_id == its.manager_id
        and mine.kind == its.kind
        and mine.context == its.context
    ]


def shared_claims(left: Profile, right: Profile, attribute: str) -> list[Any]:
    """Claims that stand on both profiles (coverage of one by the other, advice, disputes)."""
    theirs = {claim.pk for claim in getattr(right, attribute)}
    return [claim for claim in getattr(left, attribute) if claim.pk in theirs]


def merged(left: Profile, right: Profile, attribute: str) -> list[Any]:
    """The claims of both profiles, each once, the left one's first."""
    mine = getattr(left, attribute)
    seen = {claim.pk for claim in mine}
    return [*mine, *(claim for claim in getattr(right, attribute) if claim.pk not in seen)]
