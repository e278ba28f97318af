"""In which decisions a role has a part, as the editors marked its statements. Pure."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from .profile import Profile, grouped

PARTS = ("leads", "shares")


def decisions(profile: Profile, order: Sequence[str]) -> dict[str, list[tuple[str, list]]]:
    """{decision: [(part, claims)]}: those of `order` in its order, the greater part first.

    Claims are provisions of law, then duties, in their order; decisions of which no statement
    speaks are left out.
    """
    claims = chain(profile.provisions, profile.responsibilities)
    by_decision = grouped((c for c in claims if c.decision), lambda claim: claim.decision)
    return {name: _parts(by_decision[name]) for name in order if name in by_decision}


def _parts(claims: list[Any]) -> list[tuple[str, list]]:
    by_part = grouped(claims, lambda claim: claim.part)
    return [(part, by_part[part]) for part in PARTS if part in by_part]
