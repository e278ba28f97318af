"""Places in sources as readers know them, and what is cited from each. Pure: no request, no ORM."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from roles.evidence.laws import LAW, article_of
from roles.vietnamese.folding import compact

Link = tuple[str, int, int]  # a kind of claim, the id of one, the id of a place that it cites

# Vietnamese names the smallest part first: «điểm b khoản 3 Điều 162».
PARTS = {
    "annex": gettext_lazy("Annex %s"),
    "article": gettext_lazy("Article %s"),
    "clause": gettext_lazy("clause %s"),
    "point": gettext_lazy("point %s"),
}
# Of each place, at least so many statements stand on the page of its source.
FEWEST = 2


@dataclass(frozen=True)
class CitedPlace:
    """A place with the `claims` that are shown, of `count` that cite it."""

    place: Any
    claims: list[Any]
    count: int

    @property
    def has_more(self) -> bool:
        return self.count > len(self.claims)


def cited_places(
    places: Iterable[Any], links: Iterable[Link], cited: Iterable[tuple[int, Any]]
) -> list[CitedPlace]:
    """The places in the source's own order; `links` tell of all claims, `cited` those shown."""
    counts = Counter(place_id for _kind, _claim, place_id in links)
    claims: dict[int, list] = {}
    for place_id, claim in cited:
        claims.setdefault(place_id, []).append(claim)
    return [
        CitedPlace(place, claims.get(place.pk, []), counts[place.pk])
        for place in sorted(places, key=in_source_order)
    ]


def few_of_each(links: Sequence[Link], most: int) -> list[Link]:
    """Up to `most` links, as many for each place as for any other; all if they are so few."""
    places = {place_id for _kind, _claim, place_id in links}
    each = max(most // max(len(places), 1), FEWEST) if len(links) > most else most
    seen: Counter[int] = Counter()
    found = []
    for link in links:
        seen[link[2]] += 1
        if seen[link[2]] <= each:
            found.append(link)
    return found


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


def place_of(cited: Any) -> str:
    """The place of a Citation or a Reference, in the reader's language.

    What stands before the first section is no «§0», and a law has articles.
    """
    source = cited if hasattr(cited, "kind") else cited.source
    if source.kind == LAW and (parts := article_of(cited.place)):
        words = [_part(name, part) for name, part in parts.items()]
        return " ".join(reversed(words)) if get_language() == "vi" else ", ".join(words)
    return _("title and lead") if cited.place == "§0" else str(cited.place)


def _part(name: str, part: str) -> str:
    return str(PARTS[name]) % part.replace("bổ sung", _("added"))
