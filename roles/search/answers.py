"""Questions answered with a page: a comparison, a role or an acronym, the chart, a tool."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product

from django.urls import reverse
from django.utils.translation import gettext as _

from roles.asking.questions import (
    CompareIntent,
    CompareSeveralIntent,
    DefineIntent,
    Intent,
    ManagerIntent,
    ReportsIntent,
    proposals,
    several,
)
from roles.asking.tools import ComposeIntent, PlanIntent
from roles.models import Comparison, Role, SearchEntry, SearchName
from roles.models.comparisons import MOST, comparison_address, listed
from roles.models.search import Kind
from roles.vietnamese.query import Query

from .answer import Answer, page_of
from .tool_answers import compose, plan

MOST_PROPOSALS = 12
MOST_NAMESAKES = 4


@dataclass
class Answers:
    """What a query asks for; `subject` is the part of it that names something."""

    pages: list
    subject: str = ""


def answers_to(query: Query) -> Answers:
    """The first meaning of `query` whose names are known here, or no pages."""
    intents = [*list(proposals(query))[:MOST_PROPOSALS], *several(query)]
    if not intents:
        return Answers([])
    known = entries_named({joined(piece) for intent in intents for piece in pieces(intent)})
    for intent in intents:
        found = [known.get(joined(piece), []) for piece in pieces(intent)]
        pages = all(found) and ANSWERING[type(intent)](intent, *found)
        if pages:
            return Answers(pages, " ".join(pieces(intent)))
    return Answers([])


def pieces(intent: Intent) -> tuple[str, ...]:
    if isinstance(intent, CompareSeveralIntent | ComposeIntent):
        return intent.texts
    if isinstance(intent, CompareIntent):
        return intent.left_text, intent.right_text
    return (intent.text,) if intent.text else ()


def joined(folded: str) -> str:
    return folded.replace(" ", "")


def entries_named(names: set[str]) -> dict[str, list]:
    """{name: entries that bear it}, of compact names: roles, acronyms, processes, best first."""
    rows = SearchName.objects.filter(
        compact__in=names,
        entry__kind__in=[Kind.ROLE, Kind.ACRONYM, Kind.PROCESS],
    )
    found: dict[str, list[SearchEntry]] = {}
    for row in rows.select_related("entry").order_by("rank", "entry__kind", "entry__place", "pk"):
        entries = found.setdefault(row.compact, [])
        if row.entry not in entries:
            entries.append(row.entry)
    return {name: entries[:MOST_NAMESAKES] for name, entries in found.items()}


def define(intent: DefineIntent, entries: list) -> list[Answer]:
    return [page_of(entry) for entry in entries[:2]]


def compare(intent: CompareIntent, left: list, right: list) -> list[Answer]:
    """The comparison of two roles, then their pages; of things that are no roles their pages."""
    if left[0] == right[0] and left[0].kind == Kind.PROCESS:
        return [contrasted(left[0])]
    pairs = [
        (one, other)
        for one, other in product(left, right)
        if {one.kind, other.kind} == {Kind.ROLE} and one.key != other.key
    ]
    if not pairs:
        return [page_of(left[0]), page_of(right[0])]
    pair, entry = curated(pairs)
    if entry is None:
        return [side_by_side(*pair), *map(page_of, pair)]
    return [page_of(entry), *map(page_of, pair)]


def compare_several(intent: CompareSeveralIntent, *named: list) -> list[Answer]:
    """All of the roles on one page if they fit, then each pair; nothing for what is no role."""
    firsts = [next((e for e in entries if e.kind == Kind.ROLE), None) for entries in named]
    roles = [first for first in firsts if first]
    if len({role.key for role in roles}) < len(named):
        return []
    known = comparison_entries(roles)
    in_base = Role.objects.in_bulk([int(role.key) for role in roles])
    together = [beside(*(in_base[int(role.key)] for role in roles))] if len(roles) <= MOST else []
    return together + [
        page_of(entry)
        if (entry := known.get(frozenset((one.key, other.key))))
        else beside(in_base[int(one.key)], in_base[int(other.key)])
        for one, other in combinations(roles, 2)
    ]


def comparison_entries(roles: list) -> dict:
    """{two keys of roles: entry} of the comparisons among `roles` that an editor has written."""
    keys = {role.key for role in roles}
    rows = Comparison.objects.published().filter(left__in=keys, right__in=keys)
    compared = {str(row.pk): frozenset((str(row.left_id), str(row.right_id))) for row in rows}
    entries = SearchEntry.objects.filter(kind=Kind.COMPARISON, key__in=compared)
    return {compared[entry.key]: entry for entry in entries}


def curated(pairs: list) -> tuple:
    """The first of the pairs that an editor has compared, with its entry; or the first and None."""
    known = comparison_entries([entry for pair in pairs for entry in pair])
    found = ((pair, known.get(frozenset(entry.key for entry in pair))) for pair in pairs)
    return next(((pair, entry) for pair, entry in found if entry), (pairs[0], None))


def side_by_side(one: SearchEntry, other: SearchEntry) -> Answer:
    roles = Role.objects.in_bulk([int(one.key), int(other.key)])
    return beside(roles[int(one.key)], roles[int(other.key)])


def beside(*roles: Role) -> Answer:
    names = [role.short_name for role in roles]
    return Answer(
        entry=None,
        kind=Kind.COMPARISON,
        title=_("%(names)s side by side") % {"names": listed(names)},
        about=" – ".join(names),
        address=comparison_address(*(role.slug for role in roles)),
    )


def contrasted(process: SearchEntry) -> Answer:
    """A process beside what it is taken for, which has a section on its page."""
    return Answer(process.pk, Kind.PROCESS, address=f"{process.get_absolute_url()}#contrast")


def above_or_below(intent: ManagerIntent | ReportsIntent, entries: list) -> list[Answer]:
    """The chart around the role, then the role."""
    entry = next((entry for entry in entries if entry.kind == Kind.ROLE), None)
    if entry is None:
        return [page_of(entry) for entry in entries[:1]]
    role = Role.objects.get(pk=entry.key)
    upwards = isinstance(intent, ManagerIntent)
    title = _("Whom the %(role)s reports to") if upwards else _("Who reports to the %(role)s")
    chart = Answer(
        entry=None,
        kind=Kind.ROLE,
        title=title % {"role": role.short_name},
        about=_("Chart"),
        address=f"{reverse('chart')}?role={role.slug}",
    )
    return [chart, page_of(entry)]


ANSWERING: dict[type, Callable[..., list[Answer]]] = {
    CompareIntent: compare,
    CompareSeveralIntent: compare_several,
    ComposeIntent: compose,
    DefineIntent: define,
    ManagerIntent: above_or_below,
    PlanIntent: plan,
    ReportsIntent: above_or_below,
}
