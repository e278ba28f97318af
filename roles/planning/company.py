"""The company that somebody asks about. The words are those of `roles.models.vocabulary`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

PUBLIC = "public"
# A public company is a joint-stock company, too: what holds of the wider form holds of it, unless
# the law says otherwise of the narrower one.
WIDER_FORM = {PUBLIC: "joint_stock"}
# Decree 80/2021: micro, small and medium are what the law calls small and medium enterprises.
STAGE_OF_SIZE = {"micro": "sme", "small": "sme", "medium": "sme", "large": "large"}


@dataclass(frozen=True)
class Company:
    """What was told of it; "" and empty sets: not told. Roles are slugs, known or not.

    `doubles` holds sets of roles that one person has; whoever is named there is had, too.
    """

    form: str = ""
    size: str = ""
    stage_told: str = ""
    does: frozenset[str] = field(default_factory=frozenset)
    has: frozenset[str] = field(default_factory=frozenset)
    doubles: frozenset[frozenset[str]] = field(default_factory=frozenset)

    @property
    def stage(self) -> str:
        """As told, or else as the size says; "" where neither is known."""
        return self.stage_told or STAGE_OF_SIZE.get(self.size, "")

    @property
    def stage_is_inferred(self) -> bool:
        return bool(self.stage) and not self.stage_told

    @cached_property
    def roles(self) -> frozenset[str]:
        return self.has.union(*self.doubles)

    @cached_property
    def people(self) -> tuple[tuple[str, ...], ...]:
        """The roles by who holds them, each in exactly one tuple: two rows that share a role
        speak of one person. In the order of slugs."""
        people: list[set[str]] = [{role} for role in self.roles]
        for double in self.doubles:
            same = [person for person in people if person & double]
            people = [person for person in people if not person & double]
            people += [set().union(*same)] if same else []
        return tuple(sorted(tuple(sorted(person)) for person in people))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each two roles of one person, in the order of slugs."""
        for person in self.people:
            yield from combinations(person, 2)
