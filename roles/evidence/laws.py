"""Laws as sources: numbers of acts, articles, what the laws of a page say. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# As a source says of itself: `roles.models.vocabulary`.
LAW, REPEALED = "law", "repealed"

ACT = re.compile(r"[0-9]+/[0-9]{4}/[A-ZĐ][A-ZĐ0-9]*(-[A-ZĐ][A-ZĐ0-9]*)*")

# «§162.3.b», and how it may be written out: «Phụ lục I Điều 40», «Điều 4 khoản 2–3 (bổ sung)».
NUMBER = r"[0-9]+[a-zđ]?(?:[–-][0-9]+[a-zđ]?)?(?: \(bổ sung\))?"
ARTICLE = re.compile(
    rf"(?:Phụ lục (?P<annex>[IVX0-9]+) )?(?:§|Điều )(?P<article>{NUMBER})"
    rf"(?:(?:\.| khoản )(?P<clause>{NUMBER}))?(?:(?:\.| điểm )(?P<point>[a-zđ](?:[–-][a-zđ])?))?",
    re.IGNORECASE,
)


def article_of(place: str) -> dict[str, str]:
    """«§162.3» → {"article": "162", "clause": "3"}; empty where a place names no article."""
    found = None if place == "§0" else ARTICLE.fullmatch(place)
    return {name: part for name, part in found.groupdict().items() if part} if found else {}


def check_acts(text: str) -> None:
    """Raise ValidationError unless these are numbers of acts: «38/2019/QH14, 245/2025/NĐ-CP»."""
    for number in text.split(", "):
        if not ACT.fullmatch(number):
            message = _("«%(text)s» is no number of an act such as 76/2025/QH15.")
            raise ValidationError(message, code="no_act", params={"text": number})


@dataclass
class Law:
    """A law with what it provides; `reference` is any place in it, None where only others tell."""

    reference: Any
    claims: list = field(default_factory=list)

    @property
    def is_repealed(self) -> bool:
        return self.reference is not None and self.reference.is_repealed


def by_law(provisions: Iterable[Any]) -> list[Law]:
    """Provisions below the law that each cites first; what only others tell, and repealed, last."""
    laws: dict[str, Law] = {}
    for claim in provisions:
        cited = (r for r in claim.references if r.kind == LAW)
        # What holds speaks before what held.
        first = min(cited, key=lambda reference: reference.is_repealed, default=None)
        law = laws.setdefault(first.source if first else "", Law(first))
        law.claims.append(claim)
    return sorted(laws.values(), key=lambda law: (law.reference is None, law.is_repealed))
