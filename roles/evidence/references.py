"""Numbered references of a page: each cited place gets one number, in order of first use.

Pure: knows neither request nor ORM. A claim is anything with `references` and `anchor`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roles.evidence.voices import voice_of
from roles.vietnamese.folding import slugify_vi


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

    @property
    def voice(self) -> str:
        return voice_of(self.speaker or self.publisher)

    @property
    def anchor(self) -> str:
        return place_anchor(self.place)


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
