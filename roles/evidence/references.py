"""Numbered references of a page: each cited place gets one number, in order of first use.

Pure: knows neither request nor ORM. A claim is anything with `references` and `anchor`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from roles.evidence.fragments import passage_address
from roles.evidence.laws import REPEALED
from roles.evidence.profile import grouped
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


# Places that their anchors say without loss.
PLAIN = re.compile(r"§(\d+|[IVXLC]+)(\.\d+)*|Điều \d+( khoản \d+)?( điểm [a-z])?")


def place_id(place: str) -> str:
    """The end of an anchor, «§2.3» → `2-3`; with a digest where another place has the same."""
    end = slugify_vi(place)
    return end if PLAIN.fullmatch(place) else f"{end}-{sha256(place.encode()).hexdigest()[:8]}"


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

    @cached_property
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
class Entry:
    """One line of the list of references. A claim's `marks` are the entries that support it."""

    number: int
    reference: Reference

    @property
    def id(self) -> str:
        return f"cite-{self.number}"


class References(list[Entry]):
    """The page's list of Entry."""

    @property
    def languages(self) -> set[str]:
        return {entry.reference.language for entry in self}

    @property
    def digest(self) -> str:
        """Which passages have which numbers: another, and a number means another passage."""
        told = "\n".join(f"{entry.reference.source} {entry.reference.place}" for entry in self)
        return sha256(told.encode()).hexdigest()[:12]

    @property
    def sources(self) -> int:
        """How many sources these passages are from."""
        return len({entry.reference.source for entry in self})

    @property
    def by_source(self) -> list[list[Entry]]:
        """The entries of each source, in order of the first use of any."""
        return list(grouped(self, lambda entry: entry.reference.source).values())

    @property
    def voices(self) -> dict[str, int]:
        """{kind: how many independent sources}, in the order of kinds; each counts once."""
        kinds: dict[str, str] = {}
        for entry in sorted(self, key=lambda entry: by_evidence(entry.reference)):
            kinds.setdefault(entry.reference.voice, entry.reference.kind)
        return {kind: n for kind in KINDS if (n := list(kinds.values()).count(kind))}


def number_references(claims: Iterable[Any]) -> References:
    """Set `marks` on each claim, in the page's order; return the page's References."""
    entries: dict[Reference, Entry] = {}
    for claim in {claim.anchor: claim for claim in claims}.values():
        found = [
            entries.setdefault(cited, Entry(len(entries) + 1, cited)) for cited in claim.references
        ]
        claim.marks = sorted(found, key=lambda entry: entry.number)
    return References(entries.values())


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers in as few characters as it takes: 1, 2, 3, 5 → «1–3, 5»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}–{last}" if last > first + 1 else f"{first}, {last}"


def voices_of(claim: Any) -> int:
    """How many independent voices say so."""
    return len({reference.voice for reference in claim.references})


def best_attested(claims: Iterable[Any]) -> list[Any]:
    """What most independent voices say first, else in their order."""
    return sorted(claims, key=lambda claim: -voices_of(claim))
