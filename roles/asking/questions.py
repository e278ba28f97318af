"""What a reader asks for: a comparison, a definition, or one end of a reporting line.

Pure. Works on folded words, in Vietnamese and English, and proposes only: whether «nghiên cứu»
and «phát triển» are roles is for the caller to find out, who knows them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roles.vietnamese.folding import exact, fold
from roles.vietnamese.query import Query

from . import phrasing
from .phrasing import Phrases, asked_about, compiled
from .tools import ComposeIntent, PlanIntent, tools_asked_for

LONGEST = 240  # characters; what is longer is prose, and matching stays quick
MOST_PAIRS = 8  # of one question with many «và»
# Things compared at once: more give more pairs than a reader looks through.
FEWEST_COMPARED, MOST_COMPARED = 3, 5
SEPARATORS = re.compile(r"[,;/+]|\s&\s|\bvs\b\.?|\bversus\b", re.IGNORECASE)
JOINERS = re.compile(r" (?:va|voi|so voi|hay|hoac|and|with|or)(?= )")


@dataclass(frozen=True)
class CompareIntent:
    """«cpo khác gì cto»: two folded pieces, each said to be a role."""

    left_text: str
    right_text: str


@dataclass(frozen=True)
class CompareSeveralIntent:
    """«so sánh cpo, cto và cmo»: three folded pieces or more, each said to be a role."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class OfOne:
    """Asks about one thing, by its folded name."""

    text: str


class DefineIntent(OfOne):
    """«cpo là gì», «cpo làm gì», «what does cpo stand for»: the folded name asked about."""


class ReportsIntent(OfOne):
    """«ai báo cáo cho ceo»: who stands below the role named by the folded text."""


class ManagerIntent(OfOne):
    """«cpo báo cáo cho ai»: who stands above the role named by the folded text."""


Intent = (
    CompareIntent
    | CompareSeveralIntent
    | ComposeIntent
    | DefineIntent
    | ManagerIntent
    | PlanIntent
    | ReportsIntent
)


def proposals(query: Query) -> Iterator[Intent]:
    """Every meaning that `query` may have, the likeliest first, each once.

    The order is that of certainty: the two tools, reporting lines, comparisons that say so («so
    sánh …», «… khác gì …», «… vs …»), definitions, then any two things joined by «và», «hay», "or"
    or a stroke. Several «và» give several pairs. The caller takes the first whose texts it can
    resolve, and searches the plain words when there is none. Any text is accepted; one longer
    than LONGEST characters proposes nothing.
    """
    text = query.exact
    if (named := phrasing.POSSESSIVE.sub("", query.typed)) != query.typed:
        text = exact(named)
    if len(text) <= LONGEST:
        bare = phrasing.PARTICLES.sub("", text)
        folded = query.folded if bare == query.exact else fold(bare)
        yield from dict.fromkeys(_meanings(query.typed, _plain(folded)))


def _plain(folded: str) -> str:
    return phrasing.UNMARKED_PARTICLES.sub(r"\1", phrasing.COURTESIES.sub("", folded))


def _listed(typed: str) -> str:
    """The folded text with « , » wherever a comma or a stroke parts it; "" where none does."""
    said = [phrasing.PARTICLES.sub("", exact(part)) for part in SEPARATORS.split(typed)]
    parts = [fold(part) for part in said if part]
    return _plain(" , ".join(parts)) if len(parts) > 1 else ""


def _meanings(typed: str, text: str) -> Iterator[Intent]:
    yield from tools_asked_for(text, _listed(typed))
    yield from _matched(ManagerIntent, phrasing.MANAGER, text)
    yield from _matched(ReportsIntent, phrasing.REPORTS, text)
    compared = list(_comparisons(text))
    yield from compared
    defined = list(_matched(DefineIntent, phrasing.DEFINE, text))
    yield from defined
    if not compared:
        bodies = [intent.text for intent in defined if isinstance(intent, DefineIntent)]
        for body in bodies or [text]:
            yield from _pairs(body, phrasing.JOINING)
        yield from _beside_a_stroke(typed)


def _matched(kind: type, patterns: Phrases, text: str) -> Iterator[Intent]:
    for language, pattern in patterns:
        found = compiled(pattern).fullmatch(text)
        piece = asked_about(found["x"], language) if found else ""
        if piece:
            yield kind(piece)


def _comparisons(text: str) -> Iterator[CompareIntent]:
    """What says that it compares: by its frame («sự khác nhau giữa …») or its connector."""
    for language, opening, closing in phrasing.FRAMES:
        body = compiled(closing).sub("", compiled(opening).sub("", text))
        if body != text:
            joined = list(_pairs(body, [*phrasing.CONTRASTING, *phrasing.JOINING]))
            yield from joined or _pairs(body, [(language, phrasing.GAP)])
            return
    yield from _pairs(text, phrasing.CONTRASTING)


def _pairs(body: str, connectors: Phrases) -> Iterator[CompareIntent]:
    """The two sides of each connector; the surer connector first, then the better matched sides."""
    for language, connector in connectors:
        sides = [
            (
                asked_about(body[: found.start()], language),
                asked_about(body[found.end() :], language),
            )
            for found in compiled(connector).finditer(body)
        ]
        likely = sorted((pair for pair in sides if all(pair) and pair[0] != pair[1]), key=_mismatch)
        yield from (CompareIntent(*pair) for pair in likely[:MOST_PAIRS])


def _mismatch(pair: tuple[str, str]) -> tuple[bool, int]:
    """Whether two sides begin with different words, and by how many words their lengths differ.

    «giám đốc nghiên cứu và phát triển và giám đốc sản xuất» is to be cut before the second
    «giám đốc».
    """
    left, right = pair[0].split(), pair[1].split()
    return left[0] != right[0], abs(len(left) - len(right))


def _beside_a_stroke(typed: str) -> Iterator[CompareIntent]:
    """«CPO/CTO», «CPO & CTO»; single letters («S&OP», «R&D») are parts of one name."""
    sides = [fold(side) for side in re.split("[/&+,]", typed, maxsplit=2)]
    if len(sides) == 2 and min(map(len, sides)) > 1 and sides[0] != sides[1]:
        yield CompareIntent(*sides)


def work_asked_about(query: Query) -> str:
    """The work in «ai lo ngân sách», "who handles the budget", as it was typed; "" without any."""
    asked = phrasing.COURTESIES.sub("", fold(phrasing.PARTICLES.sub("", query.exact)))
    if len(asked) > LONGEST:
        return ""
    for language, pattern in phrasing.WORK:
        if found := compiled(pattern).fullmatch(asked):
            work = asked_about(found["x"], language)
            typed = " ".join(query.typed.rstrip(" ?!.").split()[-len(work.split()) :])
            return typed if fold(typed) == work else work
    return ""


def several(query: Query) -> Iterator[CompareSeveralIntent]:
    """Three things or more: what stands between strokes, commas and «và», or else each word.

    Each word only where the query says that it compares, or holds nothing but acronyms.
    """
    whole = " , ".join(fold(part) for part in SEPARATORS.split(query.typed))
    text = whole
    for _language, opening, closing in phrasing.FRAMES:
        text = compiled(closing).sub("", compiled(opening).sub("", text))
    pieces = [piece.strip() for piece in JOINERS.sub(" ,", f" {text} ").split(",")]
    by_word = [word for piece in pieces for word in piece.split()]
    compares = text != whole or set(by_word) <= query.acronyms
    for found in (pieces, by_word if compares and len(pieces) == 1 else ()):
        distinct = tuple(dict.fromkeys(filter(None, found)))
        if FEWEST_COMPARED <= len(distinct) <= MOST_COMPARED:
            yield CompareSeveralIntent(distinct)
