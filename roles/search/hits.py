"""One result as a reader sees it: in the language of the page, with what matched marked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate

from django.utils.translation import get_language, ngettext

from roles.models import SearchEntry
from roles.models.search import Kind
from roles.models.vocabulary import LawStatus, SkillKind
from roles.vietnamese.folding import VIETNAMESE, compact
from roles.vietnamese.query import Query

from .answer import Answer
from .highlighting import as_typed, highlight

Marker = Callable[[str], list[tuple[str, bool]]]

SNIPPET = 200  # characters
LEAD = 60  # of them before the first match


@dataclass
class MarkedText:
    """A text in pieces (text, whether it matches), with its language where not the page's."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __str__(self) -> str:
        return "".join(piece for piece, _ in self.pieces)

    @property
    def matched(self) -> int:
        """How many letters match."""
        return sum(len(piece) for piece, is_match in self.pieces if is_match)


@dataclass
class Hit:
    """A result, ready to be shown. `alias` is the name that matched, where the title did not."""

    kind: Kind
    address: str
    title: MarkedText
    about: MarkedText = field(default_factory=MarkedText)
    text: MarkedText = field(default_factory=MarkedText)
    alias: MarkedText = field(default_factory=MarkedText)
    function: str = ""
    label: str = ""  # what it is, where that is none of the kinds


def hit_of_entry(entry: SearchEntry, query: Query) -> Hit:
    """`entry` needs its names prefetched."""
    mark = marker(entry, query)
    title = in_own(entry, "title", mark)
    about = (
        MarkedText(mark(detail_in_words(entry))) if entry.detail else in_own(entry, "about", mark)
    )
    # A reader sees the other language only where nothing else would tell why this was found.
    is_clear = title.matched or about.matched
    text = snippet((in_own if is_clear else in_best)(entry, "text", mark))
    return Hit(
        kind=Kind(entry.kind),
        address=entry.get_absolute_url(),
        title=title,
        about=about,
        text=text,
        alias=alias(entry, mark, [title, about, text]),
        function=entry.function,
    )


def hit_of_answer(answer: Answer, entry: SearchEntry | None, query: Query) -> Hit:
    if entry is None:
        about = MarkedText(highlight(answer.about, query))
        title = MarkedText([(answer.title, False)])
        return Hit(answer.kind, answer.address, title, about, label=answer.label)
    hit = hit_of_entry(entry, query)
    hit.address = answer.address or hit.address
    return hit


def marker(entry: SearchEntry, query: Query) -> Marker:
    """How to mark the entry's texts: alike, by what any of those in the page's language has."""
    shown = (own(entry, name)[0] for name in ("title", "about", "text"))
    typed = {word for text in shown for word in as_typed(text, query)}
    return partial(highlight, query=query, typed=typed)


def detail_in_words(entry: SearchEntry) -> str:
    """The kind of a skill, that a law is repealed, how many senses an acronym or a title has."""
    if entry.kind == Kind.SOURCE:
        return f"{own(entry, 'about')[0]} · {LawStatus(entry.detail).label}"
    if entry.kind == Kind.SKILL:
        return str(SkillKind(entry.detail).label)
    n = int(entry.detail)
    return ngettext("%(n)d sense", "%(n)d senses", n) % {"n": n}


def own(entry: SearchEntry, name: str) -> tuple[str, str]:
    """A text of the entry in the page's language, or in Vietnamese ("vi") where there is none.

    An English page also names what has but a Vietnamese name: a title, a publisher.
    """
    text, vietnamese = getattr(entry, f"{name}_{get_language()}"), getattr(entry, f"{name}_vi")
    is_foreign = get_language() == "en" and name == "title" and text == vietnamese
    if text and not (is_foreign and VIETNAMESE.search(text)):
        return text, ""
    return vietnamese, "vi"


def in_own(entry: SearchEntry, name: str, mark: Marker) -> MarkedText:
    text, language = own(entry, name)
    return MarkedText(mark(text), language)


def in_best(entry: SearchEntry, name: str, mark: Marker) -> MarkedText:
    """The text in the page's language, unless only that in the other language matches."""
    here = in_own(entry, name, mark)
    other = "vi" if get_language() == "en" else "en"
    text = MarkedText(mark(getattr(entry, f"{name}_{other}")), other)
    return text if text.matched and not here.matched else here


def alias(entry: SearchEntry, mark: Marker, shown: list[MarkedText]) -> MarkedText:
    """The name that matches more of the query than what is shown anyway, if one does."""
    names = [MarkedText(mark(name.text)) for name in entry.names.all()]
    best = max(names, key=lambda name: name.matched, default=MarkedText())
    is_more = best.matched > max(text.matched for text in shown)
    is_news = is_more and compact(str(best)) not in {compact(str(text)) for text in shown}
    return best if is_news else MarkedText()


def snippet(text: MarkedText) -> MarkedText:
    """About SNIPPET characters of the text, around its first match and cut between words."""
    whole = str(text)
    if len(whole) <= SNIPPET:
        return text
    ends = list(accumulate(len(piece) for piece, _ in text.pieces))
    first = next((end - len(p) for end, (p, hit) in zip(ends, text.pieces, strict=True) if hit), 0)
    start = whole.find(" ", first - LEAD) + 1 if first > LEAD else 0
    end = whole.rfind(" ", start, start + SNIPPET) if len(whole) - start > SNIPPET else len(whole)
    cut = [
        (piece[max(start - (stop - len(piece)), 0) : max(end - (stop - len(piece)), 0)], hit)
        for stop, (piece, hit) in zip(ends, text.pieces, strict=True)
    ]
    before, after = "… " if start else "", " …" if end < len(whole) else ""
    marked = [(before, False), *cut, (after, False)]
    return MarkedText([(piece, hit) for piece, hit in marked if piece], text.language)
