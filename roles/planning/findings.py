"""What was found: plain values, each with the claims that it rests on and whose word it is.

`claims` is never empty, but in a Silence. `otherwise` holds the claims that say something else.
"""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    LAW = "law"
    SOURCE = "source"
    INFERENCE = "inference"  # ours, from the claims that it names


class Standing(StrEnum):
    """How a company stands to what a law asks."""

    MET = "met"
    BY_TITLE = "by_title"  # met if the role they have is the post: sources give both one name
    UNMET = "unmet"
    DEPENDS = "depends"  # on a condition, or on a form or size that was not told
    UNASKED = "unasked"  # a post that has no page here, so nobody could tick it


@dataclass(frozen=True)
class Seat:
    """One way to meet what the law asks. `by`: the role of the company that fills it, or ""."""

    claim: str
    post: str
    role: str
    standing: Standing
    by: str = ""
    claims: tuple[str, ...] = ()  # the law, and the names that make `by` the post


@dataclass(frozen=True)
class Must:
    """What the law asks: one seat, or alternatives of which one is enough.

    `exempt`: what frees from it under a condition; no seat, and nothing to fill.
    """

    seats: tuple[Seat, ...]
    standing: Standing
    claims: tuple[str, ...]
    choice: str = ""
    exempt: tuple[Seat, ...] = ()
    basis: Basis = Basis.LAW


@dataclass(frozen=True)
class Holder:
    """A role with its duties in an area; `voices`: how many state one of them at least."""

    role: str
    claims: tuple[str, ...]
    voices: int


@dataclass(frozen=True)
class StandIn:
    """A role that does the work of an absent one by what a source says."""

    role: str
    absent: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Covered:
    area: str
    holders: tuple[Holder, ...]  # most voices first
    claims: tuple[str, ...]
    basis: Basis = Basis.SOURCE


@dataclass(frozen=True)
class Uncovered:
    """No role that they have is stated to answer for it. That it concerns them is our sorting."""

    area: str
    candidates: tuple[Holder, ...]  # roles they lack, most voices first
    stand_ins: tuple[StandIn, ...]  # roles they have
    claims: tuple[str, ...]
    conditional: tuple[str, ...] = ()  # duties that theirs have there under a condition
    basis: Basis = Basis.INFERENCE


@dataclass(frozen=True)
class Unknown:
    """An area of which no source says whose it is, or only under a condition (`claims`)."""

    area: str
    claims: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What the law says of one person in two posts."""

    FORBIDDEN = "forbidden"
    DEPENDS = "depends"
    ALLOWED = "allowed"
    SILENT = "silent"


@dataclass(frozen=True)
class Double:
    """Two roles of one person. `law`: the provisions; `by_title`: they hold if the role is the
    post, as the names on record say (`claims` has them)."""

    roles: tuple[str, str]
    verdict: Verdict
    law: tuple[str, ...]
    sources: tuple[str, ...]  # coverages and advice that speak of one person
    otherwise: tuple[str, ...]  # advice to have each, and sides of disputes about the two
    claims: tuple[str, ...]
    by_title: bool = False
    basis: Basis = Basis.LAW


@dataclass(frozen=True)
class Limit:
    """What the law says of two posts of which they have one at least, whoever holds it."""

    roles: tuple[str, ...]  # one, where the other post has no page here
    verdict: Verdict
    claims: tuple[str, ...]
    basis: Basis = Basis.LAW


class Reason(StrEnum):
    LAW = "law"
    ADVICE = "advice"
    AREAS = "areas"


@dataclass(frozen=True)
class Step:
    """Whom next. `roles`: alternatives (`one_of`), roles of one person (`one_person`), or each.

    `posts`: what the law calls them. `unless`: claims that free from it under a condition, so that
    it depends. `areas`: what they would cover. `with_role`: somebody they have who, by the advice,
    can hold these as well.
    """

    roles: tuple[str, ...]
    reason: Reason
    basis: Basis
    claims: tuple[str, ...]
    posts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    one_of: bool = False
    one_person: bool = False
    with_role: str = ""
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """`subordinate` and `manager` are roles, each in another box. `inferred`: over managers they
    lack (`over`), or by a name; then all claims on the way."""

    subordinate: str
    manager: str
    kind: str
    claims: tuple[str, ...]
    over: tuple[str, ...] = ()
    basis: Basis = Basis.SOURCE


@dataclass(frozen=True)
class Drawing:
    """A chart as sets: `people` are boxes, each the roles of one person. Solid links make a
    forest; `further` would make a second manager or a circle."""

    people: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    further: tuple[Link, ...] = ()


class Quiet(StrEnum):
    """What nothing is on record about."""

    ROLE = "role"  # a slug that we don't know
    AREA = "area"  # whose it is
    FORM = "form"  # what the law asks of such a company
    STAGE = "stage"  # what companies of this stage need; or no stage is known
    DOUBLE = "double"  # whether one person may hold the two
    MANAGER = "manager"  # whom the role reports to


@dataclass(frozen=True)
class Silence:
    about: Quiet
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """All that was found, each list in the order in which a page tells it."""

    musts: tuple[Must, ...] = ()
    allowed: tuple[Seat, ...] = ()  # what such a company may have by law and need not
    covered: tuple[Covered, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    not_concerned: tuple[str, ...] = ()
    doubles: tuple[Double, ...] = ()
    limits: tuple[Limit, ...] = ()
    steps: tuple[Step, ...] = ()
    undrawn: tuple[Step, ...] = ()  # those of the steps that the advised chart leaves out
    not_yet: tuple[str, ...] = ()  # advice of the stage against appointing, or divided
    as_is: Drawing = Drawing()
    as_advised: Drawing = Drawing()
    silent: tuple[Silence, ...] = ()
