"""Which of the two tools a query asks for: a role description, or whom a company needs. Pure.

As `questions`, it proposes only: whether X is a role is for the caller to find out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import tool_phrasing as phrasing
from .phrasing import asked_about, compiled

# The bands of Decree 80/2021/NĐ-CP by the number of people alone, of industry and of trade and
# services: up to so many. Turnover and capital count as well, so the reader may correct it.
BANDS = ("micro", "small", "medium", "large")
PEOPLE_IN_INDUSTRY, PEOPLE_IN_TRADE = (10, 100, 200), (10, 50, 100)
MOST_DESCRIBED = 3  # roles named in one query
# What parts their names, and whether one person holds them; None: it is one name.
PARTINGS = (
    (None, False),
    (phrasing.BOTH, True),
    (phrasing.LISTED, False),
    (phrasing.EACH, False),
)


@dataclass(frozen=True)
class ComposeIntent:
    """«mô tả công việc cpo»: the folded names of the roles to describe, none for any role.

    `together`: one person holds them («ceo kiêm cto»).
    """

    texts: tuple[str, ...] = ()
    together: bool = False


@dataclass(frozen=True)
class PlanIntent:
    """«startup cần ai»: what is said of the company, as values of the planner's form.

    `forms`: several where the words leave it open, none where they don't speak of it. `text` is
    the role that is asked about in «startup có cần cfo không», else "".
    """

    text: str = ""
    forms: tuple[str, ...] = ()
    size: str = ""
    stage: str = ""
    does: tuple[str, ...] = ()


def tools_asked_for(asked: str, listed: str = "") -> Iterator[ComposeIntent | PlanIntent]:
    """What of the tools a folded query asks for, which has its courtesies taken off.

    `listed` is the same with « , » where something parts it, "" where nothing does.
    """
    yield from _plans(asked)
    if listed:
        yield from _descriptions(listed)
    yield from _descriptions(asked)


def _descriptions(asked: str) -> Iterator[ComposeIntent]:
    for language, pattern, _ in phrasing.COMPOSE:
        if not (found := compiled(pattern).fullmatch(asked)):
            continue
        named = found.groupdict().get("x")
        if named is None:
            yield ComposeIntent()
            return
        for parting, together in PARTINGS:
            parts = parting.split(named) if parting else [named]
            texts = tuple(bare for part in parts if (bare := asked_about(part, language)))
            wanted = range(2, MOST_DESCRIBED + 1) if parting else (1,)
            if len(texts) in wanted and not any(" , " in text for text in texts):
                yield ComposeIntent(texts, together)


def _plans(asked: str) -> Iterator[PlanIntent]:
    for language, pattern, needs_trait in phrasing.PLAN:
        if not (found := compiled(pattern).fullmatch(asked)):
            continue
        groups = found.groupdict()
        text = asked_about(groups.get("x") or "", language)
        plan = _plan(f"{groups.get('begin') or ''}{groups.get('company') or ''}", text)
        if ("x" in groups) == bool(text) and not (needs_trait and plan == PlanIntent()):
            yield plan


def _plan(company: str, text: str) -> PlanIntent:
    forms = next((forms for words, forms in phrasing.FORMS if _says(company, words)), ())
    does = _all_said(company, phrasing.TRADES)
    stage, size = (_all_said(company, said)[:1] for said in (phrasing.STAGES, phrasing.SIZES))
    if people := phrasing.PEOPLE.search(company):
        size = (_band(int(people[1]), does),)
    elif stage == ("sme",):  # small and medium: two bands
        size = ()
    return PlanIntent(text, forms, "".join(size), "".join(stage), does)


def _band(people: int, does: tuple[str, ...]) -> str:
    """The size band of so many people; "" where it depends on a trade that nobody named."""
    industry, trade = (
        BANDS[sum(people > most for most in limits)]
        for limits in (PEOPLE_IN_INDUSTRY, PEOPLE_IN_TRADE)
    )
    if industry == trade or not does:
        return industry if industry == trade else ""
    return industry if "makes" in does else trade


def _all_said(company: str, words: dict[str, str]) -> tuple[str, ...]:
    return tuple(value for pattern, value in words.items() if _says(company, pattern))


def _says(company: str, words: str) -> bool:
    return re.search(rf"\b(?:{words})\b", company) is not None
