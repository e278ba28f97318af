"""Who contradicts whom in a dispute: sources each other, or one source itself.

Pure. A position is anything with `references`; told from them, for whoever enters a dispute need
not say it, and an added citation changes it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Contradiction:
    """A dispute with its sides, as a page shows it."""

    dispute: Any
    positions: list[Any]

    @cached_property
    def speakers(self) -> dict[str, str]:
        """{voice: the name of its publisher}, in the order in which the sides cite them."""
        cited = (reference for side in self.positions for reference in side.references)
        return {reference.voice: reference.publisher for reference in cited}

    @cached_property
    def is_between(self) -> bool:
        """Whether two voices stand on different sides, whatever else each of them says."""
        sides = [{r.voice for r in side.references} for side in self.positions]
        return any(
            len(one | other) > 1 and one and other
            for n, one in enumerate(sides)
            for other in sides[:n]
        )

    @property
    def is_within(self) -> bool:
        """Whether it is one voice that says several things."""
        cited = [side for side in self.positions if side.references]
        return len(cited) > 1 and len(self.speakers) == 1

    @property
    def speaker(self) -> str:
        """The publisher that contradicts itself."""
        return next(iter(self.speakers.values()), "")

    @property
    def stated(self) -> tuple[bool, str]:
        """What is said over it: those that follow each other need it once."""
        return self.is_between, self.speaker if self.is_within else ""
