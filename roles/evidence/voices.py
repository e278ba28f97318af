"""Who speaks: copies of a text, and texts of one publisher, are one voice.

Whatever counts sources or sites counts voices, so that a text that was copied ten times counts
once. Pure: knows neither request nor ORM.
"""

from enum import StrEnum

from roles.vietnamese.folding import fold


class Standing(StrEnum):
    """Why an observed use does not count as one more voice."""

    INDEPENDENT = ""
    COPY = "copy"
    OWN = "own"


def voice_of(name) -> str:
    """The key of a voice, from its publisher's or its site's name: «Casti Hub» → «casti hub»."""
    return fold(name or "")


def count_voices(things) -> int:
    """How many independent voices there are among sources or references (with `voice`)."""
    return len({thing.voice for thing in things})


def voice_of_use(usage) -> str:
    """Two sites of one publisher are one voice."""
    return voice_of(usage.publisher or usage.site)


def others_than(usages, references):
    """The uses on pages that are neither these sources, nor their reprints or sister pages."""
    addresses, voices = {r.url for r in references}, {r.voice for r in references}
    return [
        usage
        for usage in usages
        if not addresses & {usage.url, usage.copy_of} and voice_of_use(usage) not in voices
    ]


def standing(usage) -> Standing:
    """OWN: the page is, reprints, or comes from the publisher of a source that we cite anyway."""
    if usage.own_source_id:
        return Standing.OWN
    return Standing.COPY if usage.is_copy or usage.grade == "copy" else Standing.INDEPENDENT
