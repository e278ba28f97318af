"""From what is on record, today or on some day, to profiles: the rules of a role page. Pure.

`roles.models.profiles` reads a Record from today's tables, `roles.history.past` from the history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol

from .profile import Profile

# Roles with an order below this stand in the menus of every page; the others are found by search.
FRONT = 1000


@dataclass(frozen=True)
class Listed:
    """What a list of a profile holds: rows of `model`, which need a source if they are `cited`.

    They are about the roles at the ends of their paths `about`, are shown with the rows `beside`
    them, and stand in the order of the attributes `order`.
    """

    model: str
    about: Sequence[str] = ("role",)
    beside: Sequence[str] = ()
    order: Sequence[str] = ("order", "key")
    cited: bool = True


ENDS = "subordinate", "manager"
USE = "acronym", "expansion_en", "title_vi", "site", "url"
LISTS = {
    "provisions": Listed("Provision"),
    "titles": Listed("RoleTitle"),
    "responsibilities": Listed("Responsibility", beside=("area",)),
    "requirements": Listed("RoleSkill", beside=("skill", "instead_of")),
    "lines": Listed("ReportingLine", ENDS, ENDS, ("manager.order", "subordinate.order", "key")),
    "coverages": Listed("Coverage", ("absent", "covering"), ("absent", "covering")),
    "advice": Listed("StageAdvice", ("roles",)),
    "participations": Listed(
        "Participation", beside=("process",), order=("process.order", "order", "key")
    ),
    "positions": Listed(
        "Position",
        ("dispute__roles",),
        ("dispute",),
        ("dispute.order", "dispute.slug", "order", "key"),
    ),
    "questions": Listed(
        "Question", ("role", "comparison__left", "comparison__right"), ("comparison",)
    ),
    "crosswalks": Listed("Crosswalk", order=("scheme", "code"), cited=False),
    "usages": Listed("TitleUsage", beside=("role",), order=USE, cited=False),
}


class Record(Protocol):
    """What is on record at some time: `roles` by id, those of menus and what the rows name.

    `lists` are LISTS and those of further kinds of claims about a role.
    """

    roles: dict[int, Any]
    lists: dict[str, Listed]

    def rows(self, name: str) -> list[Any]:
        """What may be shown and belongs, or might, in that list of a profile.

        Rows that name many others have their ids as `links`, {field: ids}.
        """

    def supported(self, claims: Iterable[Any]) -> list[Any]:
        """Those claims that may be shown, each with its `references`."""


def assemble(wanted: Iterable[Any], record: Record, drafts: bool = False) -> dict[int, Profile]:
    """{id: Profile} of the roles `wanted`; with `drafts` it names roles that are drafts, too."""
    profiles = {role.pk: Profile(role) for role in wanted}
    rows = {name: record.rows(name) for name in record.lists}
    name_roles(rows["advice"], record.roles, drafts)
    for name, held in record.lists.items():
        rows[name] = sorted(rows[name], key=attrgetter(*held.order))
        for row in rows[name]:
            for pk in _about(row, held, profiles):
                profiles[pk].list_of(name).append(row)
    surroundings = _surroundings(profiles, rows["lines"])
    for profile in profiles.values():
        profile.surroundings = surroundings
        profile.confused_ids = _confused(profile)
        profile.others = _others(profile, record.roles, profiles)
    _leave_out_unsupported(profiles.values(), record)
    return profiles


def name_roles(advice: Iterable[Any], roles: dict[int, Any], drafts: bool = False) -> None:
    """Give StageAdvice the roles that may be shown as `named`, and whether those are `names_all`.

    What is true of three roles need not be true of the two that one sees.
    """
    for row in advice:
        known = [roles[pk] for pk in row.links["roles"] if pk in roles]
        named = [role for role in known if drafts or role.is_published]
        row.named = sorted(named, key=attrgetter("order", "slug"))
        row.names_all = len(named) == len(row.links["roles"])


def ends(row: Any, path: str) -> set[int]:
    """The ids at the end of a path from a row, "comparison__left" or "dispute__roles"."""
    name, _, rest = path.partition("__")
    if rest:
        step = getattr(row, name)
        return ends(step, rest) if step else set()
    links = getattr(row, "links", {})
    return links[name] if name in links else {getattr(row, f"{name}_id")}


def _about(row: Any, held: Listed, profiles: dict[int, Profile]) -> set[int]:
    """The ids of those profiles that a row belongs to: what uses the acronym of a role does so."""
    found = set[int]().union(*(ends(row, path) for path in held.about))
    if acronym := getattr(row, "acronym", ""):
        found |= {pk for pk, profile in profiles.items() if profile.role.acronym == acronym}
    return found & profiles.keys()


def _surroundings(profiles: dict[int, Profile], lines: list[Any]) -> list[Any]:
    """The lines from and to the roles, and those from their managers to their peers."""
    solid = [line for line in lines if line.kind == "solid"]
    managers = {line.manager_id for line in solid if line.subordinate_id in profiles}
    peers = {line.pk for line in solid if line.manager_id in managers}
    own = {line.pk for profile in profiles.values() for line in profile.lines}
    return [line for line in lines if line.pk in own | peers]


def _confused(profile: Profile) -> set[int]:
    sharing = (ends(row, "dispute__roles") for row in profile.positions)
    return set[int]().union(*sharing) - {profile.role.pk}


def _others(profile: Profile, roles: dict[int, Any], wanted: Iterable[int]) -> list[Any]:
    front = (r for r in roles.values() if r.order < FRONT or r.pk in wanted)
    others = [role for role in front if role.is_published and role.pk != profile.role.pk]
    return sorted(others, key=attrgetter("order", "slug"))


def _leave_out_unsupported(profiles: Iterable[Profile], record: Record) -> None:
    names = [name for name, held in record.lists.items() if held.cited]
    lists = [p.list_of(name) for p in profiles for name in (*names, "surroundings")]
    shown = set(record.supported(dict.fromkeys(claim for claims in lists for claim in claims)))
    for claims in lists:
        claims[:] = [claim for claim in claims if claim in shown]
