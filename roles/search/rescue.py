"""What else a query may have meant, when nothing was found for it as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from roles.vietnamese.folding import OFFICER, is_syllable
from roles.vietnamese.query import Query

from .answers import entries_named, joined
from .known_words import spelling
from .matching import MOST_WORDS

MOST_READINGS = 5
LONGEST_NAME = 7  # words


@dataclass
class Reading:
    """Another text to look for. A `bold` one replaces words that are right: names only, then."""

    text: str
    left_out: list[str] = field(default_factory=list)
    is_bold: bool = False


def readings(query: Query, unknown: list[str]) -> Iterator[Reading]:
    """Other readings of a query, the likeliest first.

    A slip of the finger mended; then the longest name of a role, an acronym or a process in it;
    then the query without the words that stand nowhere. `unknown` are words of `find`.

    Capitals are letters that were meant, and so are marks: neither «CHRO» nor «lương» is a slip.
    An acronym that stands nowhere is what was asked for: without it there is no question.
    """
    acronyms = query.acronyms | unknown_officers(unknown)
    known_words, typed = spelling(), query.words[:MOST_WORDS]
    marked = (word for word in typed if word.has_marks and word.exact in unknown)
    strange = {word.folded: word.exact for word in marked if word.folded in known_words}
    folded = query.folded.split()
    for text in known_words.corrections(folded, MOST_READINGS, kept=acronyms | strange.keys()):
        mended = " ".join(strange.get(word, word) for word in text.split())
        yield Reading(mended, is_bold=not unknown)
    yield from swapped([word.exact for word in typed])
    if name := longest_name([word.folded for word in typed]):
        yield Reading(name, [word.exact for word in typed if word.folded not in name.split()])
    known = [word.exact for word in typed if word.exact not in unknown]
    missing = {word.folded for word in typed if {word.exact, word.folded} & set(unknown)}
    if known and unknown and not acronyms & missing:
        yield Reading(" ".join(known), unknown)


def unknown_officers(unknown: list[str]) -> set[str]:
    """The words that look like an executive's acronym and are no slip for one («chro»)."""
    shaped = {word for word in unknown if OFFICER.fullmatch(word) and not is_syllable(word)}
    known = spelling()
    return {word for word in shaped if not known.acronyms & set(known.closest(word))}


# Hỏi and ngã sound alike in half of the country, and are taken for one another in writing.
SWAP = str.maketrans("\u0309\u0303", "\u0303\u0309")


def swapped(typed: list[str]) -> Iterator[Reading]:
    """The words typed with hỏi and ngã exchanged in one of them: «kỷ năng»."""
    for at, word in enumerate(typed):
        if (other := respelled(word)) != word:
            yield Reading(" ".join([*typed[:at], other, *typed[at + 1 :]]))


def respelled(word: str) -> str:
    return normalize("NFC", normalize("NFD", word).translate(SWAP))


def longest_name(typed: list[str]) -> str:
    """The longest run of words that names something; "" where there is none."""
    runs = [
        " ".join(typed[start : start + length])
        for length in range(min(len(typed), LONGEST_NAME), 0, -1)
        for start in range(len(typed) - length + 1)
    ]
    known = entries_named(set(map(joined, runs))) if runs else {}
    return next((run for run in runs if joined(run) in known), "")
