"""What of a text matches a query, so that it can be marked as it is written. Pure."""

import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from roles.vietnamese.folding import FOLDED, WORD, acronyms_in, exact, fold, toned, unmarked, with_y


def highlight(
    text: str, query_words: Iterable[str], typed: Set[str] = frozenset()
) -> list[tuple[str, bool]]:
    """`text` cut into pieces, each with whether it matches; joined they are `text` again.

    A query word matches at the beginning of a word, by folded comparison; a single letter only
    a whole word. Those that `as_typed` finds in `text`, and those that it has found beside it
    (`typed`), match with the same marks only: «cáo» is not «cao». Combining marks stay with their
    letter; matches one separator apart are one piece («giám đốc»). The pieces are as written:
    escaping them is the template's part.
    """
    wanted = _wanted(query_words)
    found = list(_matches(text, wanted))
    typed = typed | {word for _, word, is_same in found if is_same}
    spans = (span for span, word, is_same in found if is_same or word not in typed)
    pieces, end = [], 0
    for start, stop in _adjoined(text, spans):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, hit) for piece, hit in [*pieces, (text[end:], False)] if piece]


def as_typed(text: str, query_words: Iterable[str]) -> set[str]:
    """The words of a query with marks that begin some word of `text`, marks and all."""
    wanted = _wanted(query_words)
    if not _with_marks(wanted):
        return set()
    return {word for _, word, is_same in _matches(text, wanted) if is_same}


@dataclass(frozen=True)
class _Wanted:
    """A word looked for: with its marks, folded, in the letters typed, and whether only whole."""

    word: str
    plain: str
    typed: str
    is_whole: bool

    def begins(self, joined: str) -> bool:
        """Whether a word of a text, unmarked, is this one or begins with it."""
        if self.is_whole or len(self.plain) == 1:
            return with_y(joined) == self.plain
        return with_y(joined) == self.plain or joined.startswith(self.typed)


def _wanted(query_words: Iterable[str]) -> list[_Wanted]:
    return [wanted for query in query_words for wanted in _words_of(query)]


@lru_cache(maxsize=256)
def _words_of(query: str) -> list[_Wanted]:
    acronyms = acronyms_in(query)
    return [
        _Wanted(with_y(word), fold(word), unmarked(word), fold(word) in acronyms)
        for word in dict.fromkeys(toned(query).split())
    ]


def _with_marks(wanted: list[_Wanted]) -> bool:
    return any(one.word != one.plain for one in wanted)


def _matches(text: str, wanted: list[_Wanted]) -> Iterator[tuple[tuple[int, int], str, bool]]:
    """Spans of `text` that match, with the wanted word and whether that has marks, the same ones.

    In a query with marks a word without any counts as such, too: «cho» is not «chợ».
    """
    with_marks = _with_marks(wanted)
    spelled = [FOLDED[ord(character)] for character in text]
    origins = [at for at, letters in enumerate(spelled) for _ in letters]
    for found in WORD.finditer("".join(spelled)):
        joined = found.group().replace(".", "").replace(" ", "")
        matched = [one for one in wanted if one.begins(joined)]
        if not matched:
            continue
        letters = [at for at, to in enumerate(found.group(), found.start()) if to not in " ."]
        start, end = origins[letters[0]], _after_marks(text, origins[letters[-1]] + 1)
        written = exact(text[start:end]) if with_marks else ""
        for one in matched:
            stop = _after_marks(text, origins[letters[len(one.plain) - 1]] + 1)
            yield (start, stop), one.word, with_marks and written.startswith(one.word)


def _after_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _adjoined(text: str, spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Spans with those that overlap or stand one separator apart made one."""
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= 1 and not fold(text[merged[-1][1] : start]):
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged
