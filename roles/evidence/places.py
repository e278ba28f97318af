"""What is cited from each place of a source. Pure: knows neither request nor ORM."""

import re
from collections.abc import Iterable
from typing import Any

from roles.vietnamese.folding import compact


def places_with_claims(
    places: Iterable[Any], cited: Iterable[tuple[int, Any]]
) -> list[tuple[Any, list]]:
    """[(place, claims)] in the source's own order; `cited` yields (place id, claim)."""
    claims: dict[int, list] = {}
    for place_id, claim in cited:
        claims.setdefault(place_id, []).append(claim)
    return [(place, claims.get(place.pk, [])) for place in sorted(places, key=in_source_order)]


def place_key(place: str) -> str:
    """Equal for one place however it is spelled: «§2.3», «2.3»; not for «§23»."""
    return compact(place.replace(".", "x"))


def in_source_order(place: Any) -> list[tuple[int, int]]:
    """A sort key that puts §2.9 before §2.10 and §IV after §III."""
    parts = re.findall(r"[0-9]+|[A-Za-z]+", place.place)
    return [(0, int(part)) if part.isdigit() else (roman(part), 0) for part in parts]


def roman(numeral: str) -> int:
    """The value of a Roman numeral up to 39; letters that are none count as 0."""
    values = {"I": 1, "V": 5, "X": 10}
    digits = [values.get(letter, 0) for letter in numeral.upper()]
    following = [*digits[1:], 0]
    return sum(-d if d < after else d for d, after in zip(digits, following, strict=True))
