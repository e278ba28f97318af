"""What else a query may have meant, when nothing was found for it as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from roles.text import compact, words

from .answers import entries_named
from .matching import MOST_WORDS
from .vocabulary import spelling

MOST_READINGS = 5
LONGEST_NAME = 7  # words


@dataclass
class Reading:
    """Another text to look for. A `bold` one replaces words that are right: names only, then."""

    text: str
    left_out: list[str] = field(default_factory=list)
    is_bold: bool = False


def readings(query: str, unknown: list[str]) -> Iterator[Reading]:
    """Other readings of a query, the likeliest first.

    A slip of the finger mended; then the longest name of a role, an acronym or a process in it;
    then the query without the words that stand nowhere.
    """
    for text in spelling().corrections(query, limit=MOST_READINGS):
        yield Reading(text, is_bold=not unknown)
    typed = words(query)[:MOST_WORDS]
    if name := longest_name(typed):
        yield Reading(name, [word for word in typed if word not in name.split()])
    known = [word for word in typed if word not in unknown]
    if known and unknown:
        yield Reading(" ".join(known), unknown)


def longest_name(typed: list[str]) -> str:
    """The longest run of words that names something; "" where there is none."""
    runs = [
        " ".join(typed[start : start + length])
        for length in range(min(len(typed), LONGEST_NAME), 0, -1)
        for start in range(len(typed) - length + 1)
    ]
    known = entries_named(set(runs)) if runs else {}
    return next((run for run in runs if compact(run) in known), "")
