"""Numbered references of a page: each cited place gets one number, in order of first use.

Pure: knows neither request nor ORM. A claim is anything with `references` and `anchor`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roles.evidence.fragments import passage_address
from roles.evidence.laws import REPEALED
from roles.evidence.voices import voice_of
from roles.vietnamese.folding import slugify_vi

# Kinds of sources, law first, then who knows best: `roles.models.vocabulary.SourceKind`. Those of
# no kind are from before there were kinds.
KINDS = (
    "law",
    "catalogue",
    "professional",
    "encyclopedia",
    "employer",
    "recruiter",
    "training",
    "",
    "copy",
)


def place_anchor(place: str) -> str:
    """Where the page of a source tells what is cited from a place: «§2.3» → `place-2-3`."""
    return f"place-{slugify_vi(place)}"


@dataclass(frozen=True)
class Reference:
    """A place in a source, with what a reader needs to find it."""

    place: str
    heading: str
    source: str
    title: str
    publisher: str
    author: str
    url: str
    published_on: date | None
    language: str
    speaker: str = ""  # the publisher of the original, where the source is a copy
    kind: str = ""  # of source: «law»
    law_status: str = ""
    in_force_since: date | None = None
    amended_by: str = ""
    place_url: str = ""  # where this place is read, if that is not `url`
    fragment: str = ""  # the first words of the passage

    @property
    def voice(self) -> str:
        return voice_of(self.speaker or self.publisher)

    @property
    def anchor(self) -> str:
        return place_anchor(self.place)

    @property
    def address(self) -> str:
        """Where the passage is read."""
        return passage_address(self.place_url or self.url, self.fragment)

    @property
    def is_repealed(self) -> bool:
        return self.law_status == REPEALED


def by_evidence(reference: Reference) -> tuple[int, str, str]:
    """Sort key of references: the order of kinds, then that of sources and places."""
    return KINDS.index(reference.kind), reference.source, reference.place


def is_history(references: Sequence[Reference]) -> bool:
    """Whether a statement rests on repealed law only: it says what was, not what holds."""
    return bool(references) and all(reference.is_repealed for reference in references)


@dataclass(frozen=True)
class Mark:
    """One citation mark in the text: a number that leads to `Entry.id`, with an id of its own."""

    number: int
    id: str
    reference: Reference

    @property
    def target(self) -> str:
        return f"cite-{self.number}"


@dataclass
class Entry:
    """One line of the list of references, with the ids of the marks that lead to it."""

    number: int
    reference: Reference
    marks: list[Mark] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"cite-{self.number}"


class References(list[Entry]):
    """The page's list of Entry. A claim shown twice keeps its marks; the first has the ids."""

    def __init__(self, entries: Iterable[Entry]):
        super().__init__(entries)
        self.shown: set[str] = set()

    def shows_first(self, claim: Any) -> bool:
        """Whether the claim's marks are now shown for the first time on the page."""
        is_first = claim.anchor not in self.shown
        self.shown.add(claim.anchor)
        return is_first

    @property
    def languages(self) -> set[str]:
        return {entry.reference.language for entry in self}

    @property
    def voices(self) -> dict[str, int]:
        """{kind: how many independent sources}, in the order of kinds; each counts once."""
        kinds: dict[str, str] = {}
        for entry in sorted(self, key=lambda entry: by_evidence(entry.reference)):
            kinds.setdefault(entry.reference.voice, entry.reference.kind)
        return {kind: n for kind in KINDS if (n := list(kinds.values()).count(kind))}


def with_fresh_marks(page: dict) -> dict:
    """A cached context, to be shown once more: no mark stands on the page yet."""
    return page | {"references": References(page["references"])}


def number_references(claims: Iterable[Any]) -> References:
    """Set `marks` on each claim, in the page's order; return the page's References."""
    entries: dict[Reference, Entry] = {}
    for claim in {claim.anchor: claim for claim in claims}.values():
        marks = [_mark(entries, reference) for reference in claim.references]
        claim.marks = sorted(marks, key=lambda mark: mark.number)
    return References(entries.values())


def _mark(entries: dict[Reference, Entry], reference: Reference) -> Mark:
    entry = entries.setdefault(reference, Entry(len(entries) + 1, reference))
    mark = Mark(entry.number, f"mark-{entry.number}-{len(entry.marks) + 1}", reference)
    entry.marks.append(mark)
    return mark
