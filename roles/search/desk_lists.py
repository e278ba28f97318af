"""Lists that find «Giám đốc» when one types «giam doc», on both databases alike."""

from functools import lru_cache
from typing import Any

from roles.vietnamese.folding import fold, words

# A condition with more ids than this is turned round; databases take some 30,000 parameters.
MANY = 15_000

_folded = lru_cache(maxsize=100_000)(fold)


def search(queryset: Any, paths: Any, query: Any) -> Any:
    """The rows in whose texts (field `paths`, as in `values_list`) each word of `query` occurs.

    Folding needs Python, so all texts are read and compared here. That takes some 50 ms for
    10,000 rows, which lists for a few editors can afford.
    """
    wanted = words(query)
    if not wanted:
        return queryset.none() if query.strip() else queryset
    texts_of: dict[int, list[str]] = {}
    for pk, *texts in queryset.order_by().values_list("pk", *paths):
        texts_of.setdefault(pk, []).extend(_folded(text) for text in texts if text)
    found = {pk for pk, texts in texts_of.items() if _all_in(wanted, " ".join(texts))}
    if len(found) > MANY:
        return queryset.exclude(pk__in=texts_of.keys() - found)
    return queryset.filter(pk__in=found)


def _all_in(wanted: Any, text: Any) -> bool:
    return all(word in text for word in wanted)
