"""Documents into the tables of the index, and out of them.

Many documents are stored together, in batches: much cheaper than one by one.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connection, transaction

from roles.addresses import LANGUAGES
from roles.models import SearchEntry, SearchName, SearchPosting, SearchWord
from roles.models.search import Kind, Weight
from roles.vietnamese.folding import compact, exact, fold
from roles.writing import numbers

from .document import Document

BATCH = 500
POSTING = ("entry_id", "word_id", "kind", "weight", "languages")
COUNT = """
UPDATE {} AS word
SET entries = (SELECT COUNT(*) FROM roles_searchposting WHERE word_id = word.id)
"""
LONGEST_WORD: Any = SearchWord._meta.get_field("text").max_length
LONGEST_NAME = SearchName._meta.get_field("compact").max_length
LONGEST_KEY: Any = SearchEntry._meta.get_field("key").max_length
COLUMNS = [
    field.name for field in SearchEntry._meta.fields if field.name not in ("id", "kind", "key")
]
LANGUAGE_BITS = {code: 1 << place for place, code in enumerate(LANGUAGES)}
ALL_LANGUAGES = sum(LANGUAGE_BITS.values())
# What these kinds are called counts as a name; of the others it is what they state.
NAMED = {Kind.ROLE, Kind.ACRONYM, Kind.COMPARISON, Kind.PROCESS}


def weighed_texts(document: Document) -> Iterator[tuple[str, Weight, int]]:
    """Every text of a document with its weight and its languages, the weightiest first.

    Languages are bits (LANGUAGE_BITS); a name belongs to all of them.
    """
    names = Weight.NAME if document.kind in NAMED else Weight.STATEMENT
    for name in dict.fromkeys(name for _, name in document.names):
        yield name, names, ALL_LANGUAGES
    weighed = ((document.title, names), (document.about, Weight.TEXT), (document.text, Weight.TEXT))
    for texts, weight in weighed:
        for code, text in texts.items():
            yield text, weight, LANGUAGE_BITS[code]
    for text in document.also:
        yield text, Weight.TEXT, ALL_LANGUAGES


def words_of(document: Document) -> dict[str, tuple[Weight, int]]:
    """{word: (weight, languages)}: folded words, and as written those that carry marks."""
    found: dict[str, tuple[Weight, int]] = {}
    for text, weight, languages in weighed_texts(document):
        for form in {*forms(text)}:
            for word in form.split():
                if len(word) <= LONGEST_WORD:
                    first, known = found.get(word, (weight, 0))
                    found[word] = first, known | languages
    return found


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, str]:
    """Folded, and with its marks; remembered, as a batch needs them more than once."""
    folded = fold(text)
    return folded, folded if text.isascii() else exact(text)


def entry_of(document: Document) -> SearchEntry:
    texts = {
        f"{name}_{code}": text
        for name in ("title", "about", "text", "address")
        for code, text in getattr(document, name).items()
    }
    folded = dict.fromkeys(forms(text)[0] for text, *_ in weighed_texts(document))
    return SearchEntry(
        kind=document.kind,
        key=document.key,
        folded="".join(f" {text}" for text in folded if text),
        function=document.function,
        detail=document.detail,
        place=document.place,
        **texts,
    )


@transaction.atomic
def put(documents: Iterable[Document]) -> None:
    """Store documents, each in place of the entry of the same kind and key.

    Left out: a title whose slug is longer than the title itself can be, of signs such as «㎯».
    """
    fitting = (document for document in documents if len(document.key) <= LONGEST_KEY)
    documents = list({document.identity: document for document in fitting}.values())
    if not documents:
        return
    SearchEntry.objects.bulk_create(
        [entry_of(document) for document in documents],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=COLUMNS,
    )
    entries = ids_of(documents)
    SearchPosting.objects.filter(entry__in=entries.values()).delete()
    SearchName.objects.filter(entry__in=entries.values()).delete()
    add_names(documents, entries)
    add_postings(documents, entries)


def ids_of(documents: Any) -> dict:
    """{(kind, key): id} of stored entries."""
    keys = [document.key for document in documents]
    found = SearchEntry.objects.filter(key__in=keys).values_list("kind", "key", "pk")
    stored = {(kind, key): pk for kind, key, pk in found}
    return {document.identity: stored[document.identity] for document in documents}


def add_names(documents: Any, entries: Any) -> None:
    names = []
    for document in documents:
        ranked: dict[str, int] = {}
        for rank, name in sorted(document.names, key=lambda pair: pair[0]):
            ranked.setdefault(name, rank)
        for name, rank in ranked.items():
            if joined := compact(name)[:LONGEST_NAME]:
                entry = entries[document.identity]
                names.append(SearchName(entry_id=entry, text=name, compact=joined, rank=rank))
    SearchName.objects.bulk_create(names, batch_size=2000)


def add_postings(documents: Any, entries: Any) -> None:
    found = [(entries[each.identity], int(each.kind), words_of(each)) for each in documents]
    ids = word_ids({word for *_, words in found for word in words})
    rows = (
        (entry, ids[word], kind, weight, languages)
        for entry, kind, words in found
        for word, (weight, languages) in words.items()
    )
    numbers.insert(SearchPosting, POSTING, rows)


def word_ids(words: set[str]) -> dict[str, int]:
    """{word: id}; new words join the vocabulary."""
    wanted = SearchWord.objects.filter(text__in=words)
    known = dict(wanted.values_list("text", "pk"))
    new = sorted(words - known.keys())
    if not new:
        return known
    SearchWord.objects.bulk_create(
        [SearchWord(text=word, is_marked=fold(word) != word) for word in new],
        ignore_conflicts=True,  # another editor may just have brought in the same word
    )
    return dict(wanted.values_list("text", "pk"))


def replace(kind: Kind, keys: Iterable[str], documents: Iterable[Document]) -> None:
    """Store `documents`, and remove the entries with those of `keys` that are not among them."""
    documents = list(documents)
    gone = set(keys) - {document.key for document in documents}
    SearchEntry.objects.filter(kind=kind, key__in=gone).delete()
    put(documents)


@transaction.atomic
def rebuild(documents: Iterable[Document]) -> int:
    """Make the index anew from `documents` and return how many there were.

    Readers see the old index until the end. Entries go first, as they come first in `put`: whoever
    writes them holds the content revision (see `roles.writing.triggers`), so writers take turns.
    """
    run("DELETE FROM {}", SearchEntry, SearchPosting, SearchName, SearchWord)
    documents, total = iter(documents), 0
    while batch := list(islice(documents, BATCH)):
        put(batch)
        total += len(batch)
    run(COUNT, SearchWord)
    run("ANALYZE {}", SearchPosting, SearchName, SearchEntry, SearchWord)
    return total


def run(statement: str, *models: Any) -> None:
    """Run one statement a table: deleting row by row would take minutes."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(statement.format(connection.ops.quote_name(model._meta.db_table)))
