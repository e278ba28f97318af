"""Where running texts use terms of the glossary. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain, groupby

Place = tuple[int, int, str]  # start and end in the text, the anchor of the term

# What is glued to a word makes it another one: «non-executive», «R&D», «kpi.vn».
_JOINS = "\\w&@\u0300-\u036f\u2010\u2011-"
_BEFORE, _AFTER = f"(?<![.{_JOINS}])", f"(?![{_JOINS}]|\\.\\w)"
_CAPITALS = re.compile(r"(?:\S*[A-ZĐ]){2}")
# So many texts are remembered with what stands in them: those of some forty long pages.
REMEMBERED = 10_000


class Terms:
    """The terms of one language, each as (anchor, every way in which texts write it).

    They are found by whole words, the longest first. What has two capitals in one word («KPI») is
    found only so, all else in any case; a spelling that two terms have leads to neither.
    """

    def __init__(self, terms: Iterable[tuple[str, Iterable[str]]]):
        anchors: dict[str, set[str]] = {}
        for anchor, spellings in terms:
            for spelling in filter(_says_something, spellings):
                anchors.setdefault(_key(spelling), set()).add(anchor)
        self._anchors = {key: min(found) for key, found in anchors.items() if len(found) == 1}
        self._acronyms = _pattern(key for key in self._anchors if _CAPITALS.search(key))
        self._words = _pattern(key for key in self._anchors if not _CAPITALS.search(key))
        self.found = lru_cache(REMEMBERED)(self._found)

    def _found(self, text: str) -> tuple[Place, ...]:
        """The places in `text` where terms stand, in their order, none within another."""
        small = text.lower()
        small = small if len(small) == len(text) else text  # «İ» would move what follows it
        matches = chain(self._acronyms.finditer(text), self._words.finditer(small))
        places: list[Place] = []
        for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
            if not places or match.start() >= places[-1][1]:
                anchor = self._anchors[" ".join(match.group().split())]
                places.append((match.start(), match.end(), anchor))
        return tuple(places)


def _says_something(spelling: str) -> bool:
    return any(map(str.isalnum, spelling))


def _key(spelling: str) -> str:
    """A spelling as it is looked for: in small letters, unless it is an acronym."""
    words = " ".join(unicodedata.normalize("NFC", spelling).split())
    return words if _CAPITALS.search(words) else words.lower()


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """What matches any of the keys as whole words; by their first letters, since texts are long."""
    letters = groupby(sorted(keys, key=lambda key: (key[0], -len(key), key)), lambda key: key[0])
    either = "|".join(f"{re.escape(letter)}(?:{_rest(found)})" for letter, found in letters)
    return re.compile(f"{_BEFORE}(?:{either}){_AFTER}" if either else "(?!)")


def _rest(keys: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, key[1:].split(" "))) for key in keys)


class Marking:
    """Which terms a page has marked: each once, where it first stands, and no more than MOST."""

    MOST = 15

    def __init__(self, terms: Callable[[], Terms]):
        """`terms` is asked only by pages with running text."""
        self._terms = terms
        self._marked: set[str] = set()

    def first_places(self, text: str) -> list[Place]:
        """The places in `text` that are to be marked now."""
        places = []
        for place in self._terms().found(text):
            if place[2] not in self._marked and len(self._marked) < self.MOST:
                self._marked.add(place[2])
                places.append(place)
        return places
