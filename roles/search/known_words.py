"""The words that are known here, for mending what a reader mistypes."""

from functools import lru_cache
from typing import Any

from roles.asking.tool_phrasing import WORDS
from roles.models import SearchName, SearchWord
from roles.vietnamese.spelling import Spelling

from .document import Rank

LONGEST_ACRONYM = 5


def spelling() -> Spelling:
    """Of the vocabulary as it is now; made anew only when a word has joined it."""
    newest = SearchWord.objects.order_by("-pk").values_list("pk", "text").first()
    return _spelling(newest)


@lru_cache(maxsize=1)
def _spelling(newest: Any) -> Spelling:
    words = SearchWord.objects.filter(is_marked=False).values_list("text", "entries")
    return Spelling(dict.fromkeys(WORDS, 1) | dict(words), acronyms())


def acronyms() -> list[str]:
    names = SearchName.objects.filter(rank__in=[Rank.OWN, Rank.ACRONYM])
    pairs = names.values_list("text", "compact")
    return [joined for text, joined in pairs if text.isupper() and len(joined) <= LONGEST_ACRONYM]
