"""Wording that carries an article's sentences over, not only its facts. Pure.

Eight words in a row are marked while somebody types; twelve are refused in what is published
(docs/content.md). Compared are words as written, whatever their case and what stands between them.
"""

import re

from .pasted_lines import plain

RUN = 8
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, without case and typography."""
    return _WORD.findall(plain(text).casefold())


def shared_runs(wording: str, article: str) -> list[str]:
    """The runs of `RUN` words or more of `wording` that stand in `article`, as typed."""
    wording = plain(wording)
    spans = [found.span() for found in _WORD.finditer(wording)]
    words = [wording[start:end].casefold() for start, end in spans]
    if len(words) < RUN:
        return []
    ground = f" {' '.join(words_of(article))} "
    starts = range(len(words) - RUN + 1)
    shared = [at for at in starts if f" {' '.join(words[at : at + RUN])} " in ground]
    return [wording[spans[first][0] : spans[last + RUN - 1][1]] for first, last in _runs(shared)]


def _runs(starts: list[int]) -> list[tuple[int, int]]:
    """(first, last) of numbers that follow each other."""
    found = list[tuple[int, int]]()
    for at in starts:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
