"""What can be found, as a plain value, and the names that it answers to."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from roles.addresses import LANGUAGES
from roles.models.search import Kind


class Rank(IntEnum):
    """Among things with the same name the smallest comes first."""

    AMBIGUOUS = 0  # a Vietnamese title that several jobs bear: first the page that tells them apart
    OWN = 1
    ACRONYM = 2  # the page of an acronym, behind the role that bears it
    STATED = 3  # names that a source gives to a role
    OBSERVED = 4  # names that sites give to a role
    TITLE = 5  # the page of a title by which nearly every site means one role, behind that role
    SENSE = 6
    UNDER_TITLE = 7  # the senses of an ambiguous title
    OTHER = 9


@dataclass
class Document:
    """See SearchEntry, whose columns these are; texts are {language: text}.

    `also` are texts that lead here and are not shown.
    """

    kind: Kind
    key: str
    title: dict
    address: dict
    names: list = field(default_factory=list)  # pairs (rank, name)
    about: dict = field(default_factory=dict)
    text: dict = field(default_factory=dict)
    also: list = field(default_factory=list)
    detail: str = ""
    function: str = ""
    place: int = 0

    @property
    def identity(self) -> tuple:
        return self.kind.value, self.key


def bilingual(thing: Any, name: str) -> dict:
    """{language: text} of a bilingual field; a missing English text is left empty."""
    return {code: getattr(thing, f"{name}_{code}") or "" for code in LANGUAGES}
