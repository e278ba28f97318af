"""From words to entries: candidates from the index, in the order in which a reader wants them.

A handful of queries, each through an index and each with a bound on the rows that it touches, so
that a search costs about the same among a thousand roles and among ten thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from django.db.models import Case, Q, Value, When
from django.utils.translation import get_language

from roles.models import SearchName, SearchWord
from roles.models.search import Kind, Weight
from roles.vietnamese.folding import exact, fold, is_syllable
from roles.vietnamese.query import Query

from .candidates import candidates
from .document import Rank
from .indexing import ALL_LANGUAGES, LANGUAGE_BITS, NAMED

MOST_WORDS = 12  # further ones are not looked at
MOST = 300  # candidates of one kind
WIDER = 5_000  # the same, when those gave less than a page
FEW = 20
COMPLETIONS = 1_000  # entries that the words completing the last one may stand in
NAMES = 100  # entries found by the whole of a name
AFTER_ALL = "z" * 8
BEYOND_NAMES = 2  # level of words in names; equal names are 0, names that begin so 1


@dataclass(frozen=True)
class Term:
    """A word typed, with the ids of the words that it stands for, itself (`whole`) included."""

    text: str
    whole: frozenset
    ids: frozenset
    entries: int


@dataclass
class EntryMatch:
    """An entry that was found, with what decides its place: the smaller, the better."""

    entry: int
    kind: int
    place: int
    is_inexact: bool = False  # marks were typed, and here stand others
    level: int = BEYOND_NAMES
    rank: int = 0  # of a name that equals or begins so (documents.Rank)
    is_partial: bool = False  # the last word is only the beginning of one
    is_scattered: bool = False  # the words stand apart
    is_foreign: bool = False  # some stand in texts of another language only

    @property
    def key(self) -> tuple:
        """A name that equals decides by its rank, all else first by how it matches.

        Of names that begin so, ambiguous ones come first, too, as they will when typed to the end.
        """
        rank = (self.rank, min(self.rank, Rank.OWN), 0)[min(self.level, BEYOND_NAMES)]
        # A whole word in a text says more than the beginning of one in a statement.
        depth = (min(self.level, BEYOND_NAMES + 1), self.is_partial, self.level)
        among = (rank, self.is_scattered, self.kind, self.rank, self.place, self.entry)
        return (self.is_inexact, self.is_foreign, *depth, *among)


@dataclass
class Found:
    """Matches in order, and the words of the query that stand nowhere."""

    matches: list[EntryMatch] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_capped: bool = False  # there are more than were looked at


def find(query: Query) -> Found:
    """Entries with every word of `query`, the last one perhaps unfinished.

    Marks that were typed count: «lương» is not «lượng», unless no Vietnamese word has them so.
    """
    asked = Asked(query)
    if not asked.folded:
        return Found()
    known = vocabulary({*asked.folded, *asked.marked}, asked.beginnings | {asked.marked[-1]})
    terms = terms_of(asked.meant, known, asked.beginnings)
    unknown = [term.text for term in terms if not term.ids]
    found = {match.entry: match for match in by_name(query)}
    if unknown:
        return Found(in_order(found.values()), unknown)
    rows, is_capped = by_words(terms, query)
    add(found, rows, query)
    if asked.folded != asked.marked:
        endings = {asked.marked[-1]} if asked.beginnings else set()
        marked = terms_of(asked.marked, known, endings)
        if all(term.ids for term in marked):
            # Where all words are syllables, they have been looked for with their marks already.
            note_exact(found, rows if marked == terms else by_words(marked, query)[0], query)
    return Found(in_order(found.values()), is_capped=is_capped)


class Asked:
    """The words of a query: folded, with their marks, and as they are looked for (`meant`).

    `beginnings` are what the completions of the last word begin with; an acronym has none.
    """

    def __init__(self, query: Query) -> None:
        words = query.words[:MOST_WORDS]
        self.marked = [word.exact for word in words]
        self.folded = [word.folded for word in words]
        self.meant = [word.exact if is_syllable(word.exact) else word.folded for word in words]
        self.beginnings = set()
        if words and not words[-1].is_acronym:
            last = words[-1]
            # «ki» begins «kinh» in the letters typed, and «ky» in those of `fold`.
            typed = last.toned if is_syllable(last.toned) and last.has_marks else last.unmarked
            self.beginnings = {typed, self.meant[-1]}


def in_order(matches: Any) -> list[EntryMatch]:
    return sorted(matches, key=lambda match: match.key)


def beginning(name: str, prefix: str) -> Q:
    """Rows whose field begins with `prefix`, through a B-tree index on either database.

    SQLite uses the range, PostgreSQL the pattern; in every collation letters come after digits.
    """
    after = prefix + AFTER_ALL
    return Q(**{f"{name}__startswith": prefix, f"{name}__gte": prefix, f"{name}__lt": after})


def vocabulary(words: set[str], prefixes: set[str]) -> list[tuple[str, int, int]]:
    """Rows (word, id, entries): `words` themselves, then the most frequent that begin like one."""
    condition = Q(text__in=words)
    for prefix in prefixes:
        condition |= beginning("text", prefix)
    is_typed = Case(When(text__in=words, then=Value(0)), default=Value(1))
    rows = SearchWord.objects.filter(condition).order_by(is_typed, "-entries", "text")
    return list(rows.values_list("text", "pk", "entries")[: len(words) + 50])


def terms_of(words: list[str], rows: list[tuple[str, int, int]], beginnings: Any) -> list[Term]:
    """The words of a query; the last one stands for its completions, too."""
    known = {text: (pk, entries) for text, pk, entries in rows}
    terms = [_term(word, known) for word in dict.fromkeys(words[:-1])]
    completions = [row for row in rows if row[0].startswith(tuple(beginnings))]
    return [*terms, _completed(_term(words[-1], known), completions)]


def _term(word: Any, known: Any) -> Term:
    pk, entries = known.get(word, (None, 0))
    ids = frozenset({pk} if pk else ())
    return Term(word, ids, ids, entries)


def _completed(term: Any, completions: Any) -> Term:
    ids, total = set(term.ids), term.entries
    for _, pk, entries in completions:
        if not ids or total + entries <= COMPLETIONS:
            ids.add(pk)
            total += entries if pk not in term.ids else 0
    return Term(term.text, term.whole, frozenset(ids), total)


def by_name(query: Query) -> Iterable[EntryMatch]:
    """Entries with a name that equals the query, and things named so that it begins their name."""
    joined, typed = query.compact, query.unmarked.replace(" ", "")
    columns = ("entry", "entry__kind", "entry__place", "compact", "rank", "text")
    wanted = set(query.exact.split()) - set(query.folded.split())
    best: dict[int, EntryMatch] = {}
    for row in chain.from_iterable(names_with(start, columns) for start in {joined, typed}):
        entry, its_kind, place, name, rank, text = row
        level = 0 if name == joined else 1
        if level and its_kind not in NAMED:
            continue
        inexact = not wanted <= set(exact(text).split())
        is_partial = bool(level) and not f"{fold(text)} ".startswith(f"{query.folded} ")
        match = EntryMatch(entry, its_kind, place, inexact, level, rank, is_partial)
        if entry not in best or match.key < best[entry].key:
            best[entry] = match
    return best.values()


def names_with(start: str, columns: Any) -> Iterable[tuple]:
    rows = SearchName.objects.filter(beginning("compact", start)).order_by("compact", "rank")
    return rows.values_list(*columns)[:NAMES]


def by_words(terms: list[Term], query: Query) -> tuple[list[tuple], bool]:
    """Rows of `candidates` that have all terms, and whether there may be more."""
    rarest, *others = sorted(terms, key=lambda term: term.entries)
    look = partial(
        candidates,
        rarest.ids,
        [term.ids for term in others],
        terms[-1].whole,
        list(Kind),
        query.folded,
        LANGUAGE_BITS.get(get_language(), ALL_LANGUAGES),
    )
    rows = look(MOST)
    if len(rows) < FEW and rarest.entries > MOST:
        rows = look(WIDER)
    return rows, rarest.entries > MOST


def add(found: dict, rows: list[tuple], query: Query) -> None:
    """Add rows of `by_words` to `found`, {entry id: EntryMatch}."""
    for entry, its_kind, place, is_phrase, is_whole, is_here, *weights in rows:
        level = BEYOND_NAMES + max(weights) - Weight.NAME
        how = (not is_whole, not is_phrase, not is_here)
        match = EntryMatch(entry, its_kind, place, query.has_marks, level, 0, *how)
        if entry not in found or match.key < found[entry].key:
            found[entry] = match


def note_exact(found: dict, rows: list[tuple], query: Query) -> None:
    """Mark as exact what has the terms with the marks that were typed: `rows` of `by_words`."""
    exact_ones: dict = {}
    add(exact_ones, rows, query)
    for entry, match in exact_ones.items():
        match.is_inexact = False
        if entry in found:
            found[entry].is_inexact = False
        else:
            found[entry] = match
