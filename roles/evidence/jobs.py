"""Observed uses sorted by the job that they mean. Pure: knows neither request nor ORM.

A job is an English title in its usual spelling, whatever letters or Vietnamese name stand beside
it. Uses are sorted once, all together, so that one figure is the same on every page.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from roles.vietnamese.folding import compact, folded_name, slugify_vi

from .profile import grouped
from .tallies import Tally, count_sites, tally
from .voices import Usage

# Spellings of one English title, folded. No stemmer could tell «operations» and «operating», which
# are one job, from «production» and «product», which are not.
VARIANTS = {
    "chief executive": "Chief Executive Officer",
    "chief operation officer": "Chief Operating Officer",
    "chief operations officer": "Chief Operating Officer",
    "chief technology technical officer": "Chief Technology Officer",
    "operation director": "Operations Director",
    "forman": "Foreman",
}
SMALL_WORDS = {"of", "and", "for", "the"}


def english_title(usage: Usage) -> str:
    """The English title that a usage gives, in its usual spelling; "" where it gives none."""
    return VARIANTS.get(folded_name(usage.expansion_en), usage.expansion_en)


def is_slip(usage: Usage) -> bool:
    """Whether the initials of the English title do not spell the acronym it is given for."""
    if not (usage.acronym and usage.expansion_en):
        return False
    words = [word for word in usage.expansion_en.split() if word.lower() not in SMALL_WORDS]
    return folded_name("".join(word[0] for word in words)) != compact(usage.acronym)


@dataclass(eq=False)
class Job:
    """What some uses mean; `label` is their English title, "" where none gives one."""

    label: str
    usages: list[Usage] = field(default_factory=list)

    @cached_property
    def titles(self) -> list[Tally]:
        """Tallies of its Vietnamese names."""
        return tally(self.usages, "title_vi")

    @cached_property
    def acronyms(self) -> list[Tally]:
        return tally(self.usages, "acronym")

    @property
    def managers(self) -> list[Tally]:
        """Tallies of whom its sites say it reports to, in the active language."""
        return tally(self.usages, "reports_to")

    @cached_property
    def role(self) -> Any:
        """Our role that most of its sites mean, published; None where there is none."""
        return self._role_of([u for u in self.usages if u.role and u.role.is_published])

    @cached_property
    def any_role_id(self) -> int | None:
        """The id of that role, or else of the draft that most of its sites mean."""
        role = self.role or self._role_of([u for u in self.usages if u.role])
        return role and role.pk

    def _role_of(self, meant: Iterable[Usage]) -> Any:
        by_role = grouped(meant, lambda usage: usage.role_id).values()
        most = max(by_role, key=lambda rows: (count_sites(rows), len(rows)), default=[])
        return most[0].role if most else None

    @property
    def key(self) -> str:
        """What tells two jobs apart: our role, or else the title itself."""
        return self.role.slug if self.role else slugify_vi(self.label)


def jobs_of(usages: Collection[Usage]) -> dict[int, Job]:
    """{id(usage): Job}; slips, and uses that say no more than one name, have none.

    A use without an English title means the one job that shares its letters and its Vietnamese
    name, or the only job of its letters; where that decides nothing, it has a job of its own.
    """
    found: dict[int, Job] = {}
    by_title: dict[str, Job] = {}
    untitled = []
    for usage in usages:
        if is_slip(usage):
            continue
        if label := english_title(usage):
            found[id(usage)] = by_title.setdefault(folded_name(label), Job(label))
        elif usage.acronym and usage.title_vi:
            untitled.append(usage)
    bearers = _bearers(usages, found)
    own: dict[tuple[str, str], Job] = {}
    for usage in untitled:
        named = compact(usage.acronym), folded_name(usage.title_vi)
        fitting = bearers.get(named) or bearers.get(named[0], [])
        job = fitting[0] if len(fitting) == 1 else own.setdefault(named, Job(""))
        found[id(usage)] = job
    for usage in usages:
        if meant := found.get(id(usage)):
            meant.usages.append(usage)
    return found


def _bearers(
    usages: Iterable[Usage], found: dict[int, Job]
) -> dict[str | tuple[str, str], list[Job]]:
    """{letters, or (letters, name): [Job]} of the jobs with an English title."""
    bearers: dict[str | tuple[str, str], list[Job]] = {}
    for usage in usages:
        job = found.get(id(usage))
        if job and usage.acronym:
            letters = compact(usage.acronym)
            keys: tuple = (letters, (letters, folded_name(usage.title_vi)))
            for key in keys:
                if job not in bearers.setdefault(key, []):
                    bearers[key].append(job)
    return bearers
