"""Who speaks: copies of a text, and texts of one publisher, are one voice.

Whatever counts sources or sites counts voices, so that a text that was copied ten times counts
once. Pure: knows neither request nor ORM.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Protocol

from roles.vietnamese.folding import folded_name


class Usage(Protocol):
    """What is read of an observed use of a title; `roles.models.TitleUsage` has it."""

    acronym: str
    expansion_en: str
    title_vi: str
    reports_to: str
    condition: str
    note_vi: str
    site: str
    publisher: str
    url: str
    copy_of: str
    is_copy: bool
    grade: str
    own_source_id: int | None
    role_id: int | None
    role: Any


class Standing(StrEnum):
    """Why an observed use does not count as one more voice."""

    INDEPENDENT = ""
    COPY = "copy"
    OWN = "own"


def voice_of(name: str | None) -> str:
    """The key of a voice, from its publisher's or its site's name: «Casti Hub» → «casti hub»."""
    return folded_name(name or "")


def voice_of_use(usage: Usage) -> str:
    """Two sites of one publisher are one voice."""
    return voice_of(usage.publisher or usage.site)


def others_than(usages: Iterable[Usage], references: Iterable[Any]) -> list[Usage]:
    """The uses on pages that are neither these sources, nor their reprints or sister pages."""
    cited = list(references)
    addresses = {address for r in cited for address in (r.url, r.place_url or r.url)}
    voices = {r.voice for r in cited}
    return [
        usage
        for usage in usages
        if not addresses & {usage.url, usage.copy_of} and voice_of_use(usage) not in voices
    ]


def standing(usage: Usage) -> Standing:
    """OWN: the page is, reprints, or comes from the publisher of a source that we cite anyway."""
    if usage.own_source_id:
        return Standing.OWN
    return Standing.COPY if usage.is_copy or usage.grade == "copy" else Standing.INDEPENDENT
