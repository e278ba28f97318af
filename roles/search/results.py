"""A search as a reader sees it: answers, groups of hits with their counts, and what was changed."""

from dataclasses import dataclass, field
from itertools import chain

from roles.asking.questions import work_asked_about
from roles.evidence.profile import grouped
from roles.models import SearchEntry
from roles.models.search import Kind
from roles.vietnamese.query import Query

from .answer import Answer
from .answers import Answers, answers_to
from .hits import Hit, hit_of_answer, hit_of_entry
from .keeping import catch_up
from .known_words import spelling
from .matching import BEYOND_NAMES, EntryMatch, Found, find
from .rescue import Reading, readings

LONGEST = 200  # characters of a query: nobody looks for more


@dataclass
class Group:
    """What was found of one kind; of `matches`, all in order, `hits` are those shown."""

    kind: Kind
    matches: list[EntryMatch]
    is_capped: bool  # there may be more
    hits: list[Hit] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.matches)


@dataclass
class Search:
    """What was found for `query`, or for `asked` where that was looked for instead.

    `subject` is what a question asks about.
    `pages` answer the query and come before all groups; what stands there is not repeated below.
    """

    query: Query
    asked: Query
    subject: str = ""
    left_out: list[str] = field(default_factory=list)
    pages: list[Answer] = field(default_factory=list)
    matches: list[EntryMatch] = field(default_factory=list)
    answers: list[Hit] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def read_as(self) -> str:
        """What was looked for instead; "" where nothing was."""
        return "" if self.asked is self.query else self.asked.typed

    @property
    def count(self) -> int:
        return len(self.pages) + len(self.matches)

    @property
    def is_capped(self) -> bool:
        return any(group.is_capped for group in self.groups)

    def group(self, kind: Kind) -> Group:
        """The group of a kind, an empty one if nothing of it was found."""
        return next((g for g in self.groups if g.kind == kind), Group(kind, [], False))

    @property
    def first(self) -> Hit | None:
        """The result on top, among those that `show` has fetched."""
        return next(chain(self.answers, *(group.hits for group in self.groups)), None)


def search(typed: str) -> Search:
    """Find what was typed; what is found is fetched by `show`.

    A query without a letter or digit finds nothing. What is too long is for the caller to refuse.
    """
    catch_up()
    query = Query(typed, spelling().acronyms if typed else frozenset())
    result = Search(query, query)
    answers, found = look_up(query)
    if not (answers.pages or found.matches) and query.folded:
        for reading in readings(query, found.unknown):
            other = Query(reading.text, query.known)
            answers, found = look_up(other)
            if is_worth_it(reading, answers.pages, found):
                result.asked, result.left_out = other, reading.left_out
                break
            answers, found = Answers([]), Found()
    if not answers.pages and (work := work_of(query, found)):
        result.asked, found = work
    answered = {page.entry for page in answers.pages}
    result.pages, result.subject = answers.pages, answers.subject
    result.matches = [match for match in found.matches if match.entry not in answered]
    result.groups = groups(result.matches, found.is_capped)
    return result


def show(result: Search, shown: slice = slice(5)) -> Search:
    """Fetch the answers, and of each group the hits in `shown`."""
    chosen = [match for group in result.groups for match in group.matches[shown]]
    hits = fetch(result, chosen)
    for group in result.groups:
        group.hits = [hits[match.entry] for match in group.matches[shown]]
    return result


def show_kind(result: Search, kind: Kind, shown: slice) -> list[Hit]:
    """The hits in `shown` of one kind's group."""
    chosen = result.group(kind).matches[shown]
    hits = fetch(result, chosen)
    return [hits[match.entry] for match in chosen]


def best(result: Search, most: int) -> list[Hit]:
    """The answers and then the best matches of any kind, `most` of them together."""
    chosen = result.matches[: max(most - len(result.pages), 0)]
    hits = fetch(result, chosen)
    return [*result.answers, *(hits[match.entry] for match in chosen)]


def fetch(result: Search, matches: list[EntryMatch]) -> dict[int, Hit]:
    """{entry: hit} of some matches; the answers are set on `result`."""
    entries, asked = entries_of(matches, result.pages), result.asked
    about = Query(result.subject, asked.known) if result.subject else asked
    result.answers = [hit_of_answer(page, entries.get(page.entry), about) for page in result.pages]
    return {match.entry: hit_of_entry(entries[match.entry], asked) for match in matches}


def entries_of(matches: list[EntryMatch], pages: list[Answer]) -> dict:
    """{number: entry} of what is shown, with the names."""
    wanted = {match.entry for match in matches} | {page.entry for page in pages} - {None}
    return SearchEntry.objects.prefetch_related("names").in_bulk(wanted)


def look_up(query: Query) -> tuple[Answers, Found]:
    """Answers to a question, and what has the words of it, or else of what it asks about."""
    answers, found = answers_to(query), find(query)
    if not found.matches and answers.subject:
        found = find(Query(answers.subject))
    return answers, found


def work_of(query: Query, found: Found) -> tuple[Query, Found] | None:
    """Of «ai lo ngân sách» the query «ngân sách», where it finds duties and the whole found none.

    What bears the whole question as its name was meant by it.
    """
    work = work_asked_about(query)
    is_told = any(m.kind == Kind.RESPONSIBILITY or m.level <= BEYOND_NAMES for m in found.matches)
    if not work or is_told:
        return None
    other = Query(work, query.known)
    about = find(other)
    is_duty = any(match.kind == Kind.RESPONSIBILITY for match in about.matches)
    return (other, about) if is_duty else None


def is_worth_it(reading: Reading, pages: list[Answer], found: Found) -> bool:
    if reading.is_bold:
        return bool(pages) or any(match.level <= BEYOND_NAMES for match in found.matches)
    return bool(pages or found.matches)


def groups(matches: list[EntryMatch], is_capped: bool) -> list[Group]:
    """The matches by kind; the kind of the best match comes first."""
    by_kind = grouped(matches, lambda match: Kind(match.kind))
    return [Group(kind, its_own, is_capped) for kind, its_own in by_kind.items()]
