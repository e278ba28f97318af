"""Changes of a draft that one button asks for: the ways of those who have no script. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from .draft import DUTY, PARTS, Draft, Own, Query
from .draft_reading import MOST_OWN
from .fitting import arranged, chosen, flat, in_order
from .line import OWN_CODE, Line
from .offering import Offer


def changed(draft: Draft, offer: Offer, query: Query) -> Draft:
    """A fitted draft after all that the query asks for, each once; what cannot be changes nothing.

    Buttons ask for one thing, and a field of the form for another.
    """
    for name, act in ACTS.items():
        for value in query.get(name, ())[:1]:
            draft = replace(act(draft, offer, value), is_set=True)
    return draft


def move(draft: Draft, offer: Offer, code: str, step: int) -> Draft:
    """A line changes places with its neighbour in the group; at the end of it, the groups do."""
    sections = arranged(chosen(draft, offer))
    for groups in sections.values():
        for place, group in enumerate(groups):
            at = _place(group, code)
            if at is not None and not _swapped(group, at, step):
                _swapped(groups, place, step)
                return replace(draft, lines=flat(sections))
    return replace(draft, lines=flat(sections))


def _place(group: Sequence[Line], code: str) -> int | None:
    return next((at for at, line in enumerate(group) if line.code == code), None)


def _swapped(items: list[Any], at: int, step: int) -> bool:
    """Whether there was a neighbour to change places with."""
    if not 0 <= at + step < len(items):
        return False
    items[at], items[at + step] = items[at + step], items[at]
    return True


def drop(draft: Draft, offer: Offer, code: str) -> Draft:
    """Without a line. One of ours keeps its words for when it is taken back; an own one is gone."""
    own = {name: own for name, own in draft.own.items() if name != code}
    return replace(draft, lines=tuple(c for c in draft.lines if c != code), own=own)


def add(draft: Draft, offer: Offer, part: str) -> Draft:
    """With a line of the company's own, still blank, at the end of its part."""
    free = next(n for n in range(1, MOST_OWN + 2) if f"{OWN_CODE}{n}" not in draft.own)
    if free > MOST_OWN:
        return draft
    code = f"{OWN_CODE}{free}"
    own = {**draft.own, code: Own("", part if part in PARTS else DUTY)}
    added = replace(draft, lines=(*draft.lines, code), own=own)
    return replace(added, lines=in_order(added, offer))


def mix(draft: Draft, offer: Offer, slug: str) -> Draft:
    """With a further role, which the offer holds already, and what of it is ticked by itself."""
    theirs = (line.code for line in offer.lines if line.role == slug and line.is_default)
    lines = tuple(dict.fromkeys((*draft.lines, *theirs)))
    mixed = replace(draft, roles=tuple(dict.fromkeys((*draft.roles, slug))), lines=lines)
    return replace(mixed, lines=in_order(mixed, offer))


def without(draft: Draft, offer: Offer, slug: str) -> Draft:
    """Without a further role, its lines and their words."""
    theirs = {line.code for line in offer.lines if line.role == slug}
    if slug not in draft.roles:
        return draft
    return replace(
        draft,
        roles=tuple(role for role in draft.roles if role != slug),
        lines=tuple(code for code in draft.lines if code not in theirs),
        texts={code: text for code, text in draft.texts.items() if code not in theirs},
        edited="" if draft.edited in theirs else draft.edited,
    )


# An address asks for these changes; the answer leads to the address without them.
ACTS: dict[str, Callable[[Draft, Offer, str], Draft]] = {
    "mix": mix,
    "up": partial(move, step=-1),
    "down": partial(move, step=1),
    "drop": drop,
    "add": add,
    "without": without,
}
