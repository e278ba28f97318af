"""The page of all terms, letter by letter. Pure."""

from dataclasses import dataclass, field
from typing import Any

from roles.evidence.profile import grouped
from roles.evidence.references import number_references
from roles.vietnamese.folding import initial, sort_key

DIGITS = "0–9"


@dataclass(frozen=True)
class Letter:
    name: str
    terms: list[Any] = field(default_factory=list)

    @property
    def id(self):
        return f"letter-{self.name}"


def glossary_page(terms):
    """The context of the page from the terms that are shown, with their `references`.

    They stand in the order of a Vietnamese dictionary, by their names in the page's language.
    """
    ordered = sorted(terms, key=lambda term: (sort_key(term.headline), term.key))
    letters = grouped(ordered, lambda term: initial(term.headline) or DIGITS)
    return {
        "letters": [Letter(name, found) for name, found in letters.items()],
        "terms": ordered,
        "references": number_references(ordered),
    }
