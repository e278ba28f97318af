"""What is on record, as plain values. `claim` is «<model>-<key>»: «responsibility-cpo-vision».

Only what public pages show belongs in it, in the pages' order.
"""

from dataclasses import dataclass
from typing import NamedTuple


class RoleRow(NamedTuple):
    """A published role; `names`: its own names in each language, without the acronym."""

    slug: str
    level: str = ""
    names: tuple[str, ...] = ()
    function: str = ""


class Naming(NamedTuple):
    """A translation that a source gives for the name of a role (kind «translation»)."""

    claim: str
    role: str
    text: str


class Duty(NamedTuple):
    """A responsibility; `voices` are the keys of those who state it (roles.evidence.voices)."""

    claim: str
    role: str
    area: str
    voices: frozenset[str] = frozenset()
    is_conditional: bool = False


class Mandate(NamedTuple):
    """What a law asks. `post` is the seat in the law's (Vietnamese) words, whoever has a page.

    `is_conditional`: it holds under a condition beyond form and size. "" in `form` and `size`:
    every one; in `role` and `other`: we have no page of that seat.
    """

    claim: str
    kind: str
    form: str = ""
    size: str = ""
    choice: str = ""
    role: str = ""
    other: str = ""
    post: str = ""
    is_conditional: bool = False


class Coverage(NamedTuple):
    """`covering` does the work where `absent` does not exist; in a `stage`, or "" in any."""

    claim: str
    absent: str
    covering: str
    kind: str = "takes_over"
    stage: str = ""


class Advice(NamedTuple):
    """What sources say of roles in a stage. `leaning`: "for" appointing, "against" it, "divided"
    where sources say both, "" where they say neither; `voices`: how many say so."""

    claim: str
    stage: str
    roles: tuple[str, ...]
    arrangement: str
    leaning: str = ""
    voices: int = 1

    @property
    def is_doubted(self) -> bool:
        return self.leaning in ("against", "divided")


class Reporting(NamedTuple):
    """A solid or dotted line; in a company stage (`context`), or "" in any."""

    claim: str
    subordinate: str
    manager: str
    kind: str = "solid"
    context: str = ""


class Position(NamedTuple):
    """One side of a dispute about `roles`; `leaning` as of an Advice, or as to one person in all
    of them."""

    claim: str
    dispute: str
    roles: tuple[str, ...]
    leaning: str = ""


@dataclass(frozen=True)
class Record:
    roles: tuple[RoleRow, ...] = ()
    areas: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    advice: tuple[Advice, ...] = ()
    lines: tuple[Reporting, ...] = ()
    positions: tuple[Position, ...] = ()
    namings: tuple[Naming, ...] = ()
