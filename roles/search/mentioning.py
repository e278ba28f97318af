"""All that has the words of a query, for lists that are filtered by them.

`matching` looks at the best few of each kind, as a page of results wants them; here none is left
out, and nothing is ranked. What a word stands for is the same in both.
"""

from typing import Any

from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import Cast, Substr

from roles.models import SearchEntry, SearchName, SearchPosting
from roles.models.search import Kind
from roles.vietnamese.query import Query

from .documents import key_of
from .keeping import catch_up
from .known_words import spelling
from .matching import Asked, Term, terms_of, vocabulary


def mentioning(model: Any, typed: str) -> Q:
    """The condition that a row of `model`, one of `documents.searched()`, has all words typed."""
    prefix = key_of(model, "")
    is_its_own = Q(key__startswith=prefix) if prefix else ~Q(key__contains="-")
    number = Cast(Substr("key", len(prefix) + 1), BigIntegerField())
    entries = entries_with(model.search_kind, typed).filter(is_its_own)
    # A database may work out the number of a row that it is about to leave out.
    return Q(pk__in=entries.values_list(Case(When(is_its_own, then=number))))


def entries_with(kind: Kind, typed: str) -> QuerySet:
    """The entries of a kind with all words typed, of which the last one may be unfinished.

    A text without a letter or digit finds nothing. Two queries, and one more after a word has
    joined the vocabulary.
    """
    catch_up()
    query = Query(typed, spelling().acronyms if typed else frozenset())
    asked = Asked(query)
    if not asked.folded:
        return SearchEntry.objects.none()
    terms = terms_of(asked.meant, vocabulary({*asked.meant}, asked.beginnings), asked.beginnings)
    found = named(kind, query.compact)
    if all(term.ids for term in terms):
        found |= in_words(kind, sorted(terms, key=lambda term: term.entries))
    return SearchEntry.objects.filter(found, kind=kind)


def named(kind: Kind, compact: str) -> Q:
    """Entries that bear this very name, which may be written in one word."""
    names = SearchName.objects.filter(compact=compact, entry__kind=kind)
    return Q(pk__in=names.values("entry"))


def in_words(kind: Kind, terms: list[Term]) -> Q:
    """Entries with all of the words, the rarest of which comes first."""
    rarest, *others = (
        SearchPosting.objects.filter(kind=kind, word__in=sorted(term.ids)) for term in terms
    )
    found = Q(pk__in=rarest.values("entry"))
    for postings in others:
        found &= Q(Exists(postings.filter(entry=OuterRef("pk"))))
    return found
