"""What a search asks for by name and nobody has described yet."""

from dataclasses import dataclass

from roles.asking.wanted import WantedRole
from roles.models import SearchEntry
from roles.models.search import Kind
from roles.vietnamese.folding import compact, fold

from .answers import entries_named
from .results import Search

LONGEST_NAME = 60  # characters: what is longer is no title


@dataclass(frozen=True)
class Missing:
    """A name without a profile; `naming` is the page of what sites mean by it, if they use it."""

    role: WantedRole
    naming: SearchEntry | None


def missing_profiles(result: Search) -> list[Missing]:
    """The acronyms typed that no role bears; or all that was typed, when nothing was found.

    One query, and none where neither is so.
    """
    asked = names_asked_for(result)
    known = entries_named(set(map(compact, asked))) if asked else {}
    found = []
    for name in asked:
        entries = known.get(compact(name), [])
        role = WantedRole(name)
        if role.request_name and not any(e.kind in (Kind.ROLE, Kind.PROCESS) for e in entries):
            found.append(Missing(role, next(iter(entries), None)))
    return found


def names_asked_for(result: Search) -> list[str]:
    query = result.query
    if query.acronyms:
        words = (word.strip("«»“”?!,;:.()") for word in query.typed.split())
        return list(dict.fromkeys(word.upper() for word in words if fold(word) in query.acronyms))
    is_name = not result.count and len(query.typed) <= LONGEST_NAME
    return [query.typed] if is_name and query.folded else []
