"""What of a text matches a query, so that it can be marked as it is written. Pure."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache, partial

from roles.vietnamese.folding import FOLDED, WORD, exact, fold, with_y
from roles.vietnamese.query import Query, Word

Match = tuple[tuple[int, int], str, bool]


def highlight(text: str, query: Query, typed: Set[str] = frozenset()) -> list[tuple[str, bool]]:
    """`text` cut into pieces, each with whether it matches; joined they are `text` again.

    A query word matches at the beginning of a word, by folded comparison; a single letter only
    a whole word. Those that `as_typed` finds in `text`, and those that it has found beside it
    (`typed`), match with the same marks only: «cáo» is not «cao». Combining marks stay with their
    letter; matches one separator apart are one piece («giám đốc»). The pieces are as written:
    escaping them is the template's part.
    """
    found = _matches(text, query)
    typed = typed | {word for _, word, is_same in found if is_same}
    spans = (span for span, word, is_same in found if is_same or word not in typed)
    pieces, end = [], 0
    for start, stop in _adjoined(text, spans):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, hit) for piece, hit in [*pieces, (text[end:], False)] if piece]


def as_typed(text: str, query: Query) -> set[str]:
    """The words of a query with marks that begin some word of `text`, marks and all."""
    if not query.has_marks:
        return set()
    return {word for _, word, is_same in _matches(text, query) if is_same}


def _begun(wanted: Iterable[Word], joined: str) -> list[Word]:
    """Those words that a word of a text, unmarked, is or begins with."""
    same = with_y(joined)
    return [word for word in wanted if word.folded == same or _begins(word, joined)]


def _begins(word: Word, joined: str) -> bool:
    is_whole = word.is_acronym or len(word.folded) == 1
    return not is_whole and joined.startswith(word.unmarked)


@lru_cache(maxsize=64)  # of a result each text is asked for its marks before it is marked
def _matches(text: str, query: Query) -> list[Match]:
    return [*_found(text, query)]


def _found(text: str, query: Query) -> Iterator[Match]:
    """Spans of `text` that match, with the wanted word and whether that has marks, the same ones.

    In a query with marks a word without any counts as such, too: «cho» is not «chợ».
    """
    wanted = list(dict.fromkeys(query.words))
    # Most words of a text are told apart by their first letter.
    initials = {spelled[0] for word in wanted for spelled in (word.folded, word.unmarked)}
    spelled, origins = _spelled(text)
    begun = lru_cache(maxsize=None)(partial(_begun, wanted))  # texts say the same words again
    for found in WORD.finditer(spelled):
        if found.group()[0] not in initials:
            continue
        matched = begun(found.group().replace(".", "").replace(" ", ""))
        if not matched:
            continue
        letters = [at for at, to in enumerate(found.group(), found.start()) if to not in " ."]
        start, end = origins[letters[0]], _after_marks(text, origins[letters[-1]] + 1)
        written = exact(text[start:end]) if query.has_marks else ""
        for word in matched:
            stop = _after_marks(text, origins[letters[len(word.folded) - 1]] + 1)
            yield (start, stop), word.exact, query.has_marks and written.startswith(word.exact)


def _spelled(text: str) -> tuple[str, Sequence[int]]:
    """`text` without marks, and for each of its letters where in `text` it comes from."""
    letters = [*map(FOLDED.__getitem__, map(ord, text))]
    spelled = "".join(letters)
    if len(spelled) == len(text) and all(letters):  # each is one
        return spelled, range(len(text))
    return spelled, [at for at, some in enumerate(letters) for _ in some]


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
