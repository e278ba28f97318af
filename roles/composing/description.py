"""What goes into a document: a role description as it was composed. Pure, plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from .line import Line

# The fields of its head, in their order; each as the reader wrote it, left out where empty.
HEAD = ("company", "title", "reports", "place", "level", "date")


@dataclass(frozen=True)
class Group:
    """Lines under one heading; `heading` is empty where they need none."""

    heading: Mapping[str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """`id` is one of `line.SECTIONS`: "law" comes first, and no section is without a line."""

    id: str
    heading: Mapping[str, str]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Composed:
    """A role whose page it was composed from. `address` is that page's, absolute, per language."""

    slug: str
    name: Mapping[str, str]
    address: Mapping[str, str]


@dataclass(frozen=True)
class Description:
    """All texts are {"vi": …, "en": …}.

    `head` has what the reader filled in, in the order of HEAD: the same words in both languages,
    but for a day, which each language writes in its own way.
    `languages` are those of the document, in the order of its columns. `sources` are numbered in
    order of first use, and empty where the reader wants no citations; `numbers` of a line are then
    empty as well.
    """

    title: Mapping[str, str]  # what the reader calls the post, else the names of the roles
    head: Mapping[str, Mapping[str, str]]  # {one of HEAD: texts}
    labels: Mapping[str, Mapping[str, str]]  # {one of HEAD: what it is called}
    languages: tuple[str, ...]  # ("vi",), ("en",) or ("vi", "en")
    with_citations: bool
    sections: tuple[Section, ...]
    sources: tuple[tuple[int, Any], ...]  # (number, evidence.references.Reference)
    composed_from: tuple[Composed, ...]  # never empty, the role of the page first
    day: date
    is_governing: bool = False  # of a body of the company, or of a seat in one: no job

    def numbers(self, line: Line) -> list[int]:
        """The numbers of the sources that a line cites, ascending."""
        found = (self._numbers.get(reference) for reference in line.references)
        return sorted(number for number in found if number)

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        return {reference: number for number, reference in self.sources}
