"""Which role of a company is the post that a law or a line names, under another name.

Sources call the CEO «Tổng giám đốc», which is the law's name of the office; and who heads a body
sits in it. Only names of posts that a law speaks of count: «Giám đốc kinh doanh» is the name of
three roles.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from roles.vietnamese.folding import fold

from .record import Record

# Whoever is the first has the second: the board elects its chairman among its members (Article
# 156 of the Law on Enterprises); the claims are what the law says of the chairman.
BODIES = {"chu-tich-hdqt": "hoi-dong-quan-tri"}


class Present(NamedTuple):
    """A role of the company that stands for the one asked for; no claims where it is that one."""

    role: str
    claims: tuple[str, ...] = ()


def synonyms(record: Record) -> dict[str, dict[str, tuple[str, ...]]]:
    """{role: {role of the same name: claims that say so}}, both ways, for posts that laws name."""
    named = {slug for m in record.mandates for slug in (m.role, m.other) if slug}
    posts = {fold(name): r.slug for r in record.roles if r.slug in named for name in r.names}
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for naming in record.namings:
        post = posts.get(fold(naming.text), naming.role)
        if post != naming.role:
            claims = (*found[post].get(naming.role, ()), naming.claim)
            found[post][naming.role] = found[naming.role][post] = claims
    return found


def bodies(record: Record) -> dict[str, dict[str, tuple[str, ...]]]:
    """{body: {role that implies it: what the law says of that role}}."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for head, body in BODIES.items():
        if claims := tuple(m.claim for m in record.mandates if m.role == head and m.post):
            found[body] = {head: claims}
    return found


class Names:
    """The roles that a company has, by any name under which the record speaks of them."""

    def __init__(self, record: Record, held: Iterable[str]):
        self.held = frozenset(held)
        self.synonyms = synonyms(record)
        self.bodies = bodies(record)

    def present(self, role: str) -> Present | None:
        """The role itself if they have it, else one that stands for it, else None."""
        if role in self.held:
            return Present(role)
        others = self.synonyms.get(role, {}) | self.bodies.get(role, {})
        return next((Present(r, others[r]) for r in sorted(others) if r in self.held), None)

    def posts(self, role: str) -> dict[str, tuple[str, ...]]:
        """{role: claims} of itself and of all that have a name with it."""
        return {role: (), **self.synonyms.get(role, {})}
