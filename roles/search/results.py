"""A search as a reader sees it: answers, groups of hits with their counts, and what was changed."""

from dataclasses import dataclass, field

from roles.models import SearchEntry
from roles.models.search import Kind
from roles.text import fold

from .answers import Answer, answers_to
from .hits import Hit, hit_of_answer, hit_of_entry
from .keeping import flush
from .matching import BEYOND_NAMES, Found, Match, find
from .rescue import Reading, readings

LONGEST = 200  # characters of a query: nobody looks for more


@dataclass
class Group:
    """What was found of one kind; of `matches`, all in order, `hits` are those shown."""

    kind: Kind
    matches: list[Match]
    is_capped: bool  # there may be more
    hits: list[Hit] = field(default_factory=list)

    @property
    def count(self):
        return len(self.matches)


@dataclass
class Search:
    """What was found for `query`; `read_as` is what was looked for instead, if anything was.

    `answers` come before all groups; what stands there is not repeated below.
    """

    query: str
    kind: Kind | None = None
    read_as: str = ""
    left_out: list[str] = field(default_factory=list)
    answers: list[Hit] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def count(self):
        return len(self.answers) + sum(group.count for group in self.groups)

    @property
    def is_capped(self):
        return any(group.is_capped for group in self.groups)

    @property
    def first(self):
        """The result that stands on top, or None."""
        shown = [*self.answers, *(hit for group in self.groups for hit in group.hits)]
        return shown[0] if shown else None


def search(query: str, kind: Kind | None = None, shown=slice(5)) -> Search:
    """Find `query`, of one kind only if `kind` says so; of each group fetch the hits in `shown`.

    A query without a letter or digit finds nothing. What is too long is for the caller to refuse.
    """
    flush()
    pages, found = look_up(query, kind)
    result = Search(query, kind)
    if not (pages or found.matches) and fold(query):
        for reading in readings(query, found.unknown):
            pages, found = look_up(reading.text, kind)
            if is_worth_it(reading, pages, found):
                result.read_as, result.left_out = reading.text, reading.left_out
                break
            pages, found = [], Found()
    fill(result, pages, found, shown)
    return result


def is_worth_it(reading: Reading, pages: list[Answer], found: Found) -> bool:
    if reading.is_bold:
        return bool(pages) or any(match.level <= BEYOND_NAMES for match in found.matches)
    return bool(pages or found.matches)


def look_up(query: str, kind: Kind | None) -> tuple[list[Answer], Found]:
    """Answers to a question, and what has the words of it, or else of what it asks about."""
    answers = answers_to(query)
    found = find(query, kind)
    if not found.matches and answers.subject:
        found = find(answers.subject, kind)
    return ([] if kind else answers.pages), found


def fill(result: Search, pages: list[Answer], found: Found, shown: slice) -> None:
    answered = {page.entry for page in pages}
    result.groups = groups(found, answered)
    wanted = [match.entry for group in result.groups for match in group.matches[shown]]
    entries = SearchEntry.objects.prefetch_related("names").in_bulk([*wanted, *answered - {None}])
    asked = result.read_as or result.query
    result.answers = [hit_of_answer(page, entries.get(page.entry), asked) for page in pages]
    for group in result.groups:
        group.hits = [hit_of_entry(entries[m.entry], asked) for m in group.matches[shown]]


def groups(found: Found, left_out: set) -> list[Group]:
    """The matches by kind; the kind of the best match comes first."""
    by_kind = {}
    for match in found.matches:
        if match.entry not in left_out:
            by_kind.setdefault(Kind(match.kind), []).append(match)
    return [Group(kind, matches, found.is_capped) for kind, matches in by_kind.items()]
