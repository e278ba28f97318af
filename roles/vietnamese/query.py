"""What a reader typed, folded once for everything that compares it. Pure."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .folding import acronyms_in, toned, unmarked, with_y


class Word(NamedTuple):
    """A word in the four spellings of `folding`; an acronym stands for itself only."""

    toned: str
    unmarked: str
    exact: str
    folded: str
    is_acronym: bool

    @property
    def has_marks(self) -> bool:
        """Whether anything is lost by folding: the reader took the trouble to type marks."""
        return self.exact != self.folded


@dataclass(frozen=True)
class Query:
    """A text looked for; of the `known` acronyms (folded) each counts as typed in capitals."""

    typed: str
    known: frozenset[str] | None = None

    @cached_property
    def unmarked(self) -> str:
        return unmarked(self.typed)

    @cached_property
    def toned(self) -> str:
        return toned(self.typed)

    @cached_property
    def exact(self) -> str:
        return with_y(self.toned)

    @cached_property
    def folded(self) -> str:
        return with_y(self.unmarked)

    @cached_property
    def compact(self) -> str:
        return self.folded.replace(" ", "")

    @cached_property
    def has_marks(self) -> bool:
        return self.exact != self.folded

    @cached_property
    def acronyms(self) -> set[str]:
        """The folded words that are acronyms."""
        if self.known is None:
            return acronyms_in(self.typed)
        # Where all is in capitals, they say nothing.
        text = self.typed.lower() if self.typed.isupper() and " " in self.typed else self.typed
        words = (word.upper() if word in self.known else word for word in text.split())
        return acronyms_in(" ".join(words))

    @cached_property
    def words(self) -> list[Word]:
        spelled = (text.split() for text in (self.toned, self.unmarked, self.exact, self.folded))
        acronyms = self.acronyms
        return [Word(a, b, c, d, d in acronyms) for a, b, c, d in zip(*spelled, strict=True)]
