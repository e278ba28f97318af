"""What an acronym, or a Vietnamese title, stands for on the sites watched. Pure.

A usage is anything with the attributes of `TitleUsage`. All usages of one name are sorted into
senses, one for each job that they mean (`roles.evidence.jobs`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from roles.evidence.jobs import Job, is_slip, jobs_of
from roles.evidence.profile import grouped
from roles.evidence.voices import Standing, Usage, standing
from roles.vietnamese.folding import compact, folded_name, slugify_vi

from .tallies import Counted, Heard, Tally, count_sites, heard

# Of so many sites at least, and of such a share of them, one may say that nearly all mean one role.
FEWEST, MOSTLY = 4, 0.85
KINDS = ("acronym", "title")  # of names


@dataclass
class Sense(Counted):
    """One thing that a name stands for; `label` is an English title where any site gives one.

    `usages` are those of this name. What the job is called, and whom it reports to, is told of
    all its uses, so that it is the same below each of its names.
    """

    job: Job
    label: str
    usages: list[Usage] = field(default_factory=list)
    language: str = "en"
    largest: int = 0  # the sites of the name's most used sense

    @property
    def slug(self) -> str:
        return slugify_vi(self.label)

    @property
    def pages(self) -> list[Usage]:
        """A use for each page that counts, by site; one with several names stands once."""
        return self._pages(Standing.INDEPENDENT)

    @property
    def copied_pages(self) -> list[Usage]:
        return self._pages(Standing.COPY)

    @property
    def own_pages(self) -> list[Usage]:
        return self._pages(Standing.OWN)

    def _pages(self, kind: Standing) -> list[Usage]:
        """A page with several names stands once unless its notes differ."""
        rows = [usage for usage in reversed(self.usages) if standing(usage) == kind]
        told = {(usage.url, usage.note_vi): usage for usage in rows}
        return sorted(told.values(), key=lambda usage: (usage.site, usage.url))

    @property
    def share(self) -> int:
        """Length of the bar, in per cent of the longest one on the page."""
        return round(100 * self.sites / max(self.largest, 1))

    @property
    def titles(self) -> list[Tally]:
        return self.job.titles

    @property
    def attested_titles(self) -> list[Tally]:
        """The Vietnamese names that not only copies use; all where only copies give any."""
        return [title for title in self.titles if title.sites] or self.titles

    @property
    def acronyms(self) -> list[Tally]:
        return self.job.acronyms

    @property
    def acronym_slug(self) -> str:
        """Of the acronym that most of its sites use, for its page; "" where none does."""
        return slugify_vi(self.acronyms[0].label) if self.acronyms else ""

    @property
    def managers(self) -> list[Tally]:
        return self.job.managers

    @property
    def role(self) -> Any:
        return self.job.role

    @property
    def job_key(self) -> str:
        return self.job.key if self.job.label or self.job.role else self.slug


@dataclass
class Naming(Counted):
    """A name with everything that it stands for, the most used sense first.

    `senses` are used by some independent site, `copied` seen on copies or in our own sources only.
    `slips` are usages whose title does not fit the letters, `unnamed` those that do not say what
    they mean.
    """

    name: str
    is_title: bool
    senses: list[Sense] = field(default_factory=list)
    copied: list[Sense] = field(default_factory=list)
    slips: list[Usage] = field(default_factory=list)
    unnamed: list[Usage] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return slugify_vi(self.name)

    @property
    def kind(self) -> str:
        return KINDS[self.is_title]

    @property
    def all_senses(self) -> list[Sense]:
        return [*self.senses, *self.copied]

    @cached_property
    def usages(self) -> list[Usage]:  # type: ignore[override]  # worked out, and only read
        senses = [usage for sense in self.all_senses for usage in sense.usages]
        return [*senses, *self.slips, *self.unnamed]

    @cached_property
    def width(self) -> int:
        """The sites of all senses; a site that uses two senses counts for both."""
        return sum(sense.sites for sense in self.senses)

    @property
    def parts(self) -> list[tuple[int, Sense]]:
        """[(start, sense)]: the senses laid side by side, as long as their sites."""
        starts = accumulate((sense.sites for sense in self.senses), initial=0)
        return list(zip(starts, self.senses, strict=False))

    @cached_property
    def is_ambiguous(self) -> bool:
        """Whether any page uses it for several jobs; an address stays when these were copies."""
        return len({sense.job_key for sense in self.all_senses}) > 1

    @cached_property
    def shared_titles(self) -> list[tuple[str, list[Sense]]]:
        """[(Vietnamese title, its senses)] for titles that several senses of an acronym bear."""
        bearers: dict[str, list[Sense]] = {}
        named = [sense for sense in self.senses if sense.language == "en" and not self.is_title]
        for sense in named:
            for title in sense.titles:
                if title.sites:
                    bearers.setdefault(title.label, []).append(sense)
        return [(title, senses) for title, senses in bearers.items() if len(senses) > 1]

    @cached_property
    def undecided_sites(self) -> list[tuple[str, list[Sense]]]:
        """[(site, senses)] for the sites that give one Vietnamese title to several jobs."""
        meant: dict[str, dict[str, Sense]] = {}
        for sense in self.senses if self.is_title else ():
            for usage in sense.heard.usages:
                meant.setdefault(usage.site, {}).setdefault(sense.job_key, sense)
        found = [(site, list(jobs.values())) for site, jobs in meant.items() if len(jobs) > 1]
        return sorted(found, key=lambda pair: pair[0])

    @cached_property
    def usual_role(self) -> Any:
        """The role that nearly every site means by an ambiguous title; None where none is so sure.

        «Giám đốc công nghệ» is the CTO on 15 of 16 sites: it leads there, and not to the choice. A
        second sense that more than one site uses is a choice that readers need.
        """
        meant = [sense for sense in self.senses if sense.role]
        for senses in grouped(meant, lambda sense: sense.role.pk).values():
            sites = count_sites([use for sense in senses for use in sense.usages])
            rivals = [sense for sense in self.senses if sense not in senses and sense.sites > 1]
            if sites >= FEWEST and sites >= MOSTLY * self.sites and not rivals:
                return senses[0].role
        return None

    @property
    def contest(self) -> tuple[int, float, str]:
        """Sort key: many senses before few, evenly used ones before one with a clear lead."""
        leading = self.senses[0].sites / self.sites if self.senses else 1
        return -len(self.senses), leading, self.slug


class Uses(Counted):
    """All observed uses, sorted once; pages take their namings from here."""

    def __init__(self, usages: Iterable[Usage]):
        self.usages = list(usages)
        self.jobs = jobs_of(self.usages)
        self.by_acronym = self._by(lambda usage: compact(usage.acronym))
        self.by_title = self._by(lambda usage: folded_name(usage.title_vi))

    def _by(self, key: Callable[[Usage], str]) -> dict[str, list[Usage]]:
        groups = grouped(self.usages, key)
        groups.pop("", None)
        return groups

    @cached_property
    def shown(self) -> Heard:
        """Of the uses that a reader finds: on the page of a name, or on that of our role.

        A page of a name also lists who says how its jobs are called elsewhere, and to whom they
        report.
        """
        named = {id(usage) for naming in self.namings for usage in naming.usages}
        senses = [sense for naming in self.namings for sense in naming.all_senses]
        told = [tally for sense in senses for tally in (*sense.titles, *sense.managers)]
        named |= {id(usage) for tally in told for usage in tally.usages}
        return heard(
            usage
            for usage in self.usages
            if id(usage) in named or (usage.role and usage.role.is_published)
        )

    def acronym(self, name: str) -> Naming:
        """The senses of an acronym."""
        return self._naming(name, False, self.by_acronym.get(compact(name), ()))

    def title(self, name: str) -> Naming:
        """The senses of a Vietnamese title."""
        return self._naming(name, True, self.by_title.get(folded_name(name), ()))

    def _naming(self, name: str, is_title: bool, usages: Iterable[Usage]) -> Naming:
        naming = Naming(name, is_title)
        senses: dict[int, Sense] = {}
        for usage in usages:
            job = self.jobs.get(id(usage))
            if is_slip(usage):
                naming.slips.append(usage)
            elif job is None:
                naming.unnamed.append(usage)
            else:
                sense = senses.setdefault(id(job), _sense(job, usage, is_title))
                sense.usages.append(usage)
        ranked = sorted(senses.values(), key=lambda sense: (-sense.sites, sense.slug))
        naming.senses = [sense for sense in ranked if sense.sites]
        naming.copied = [sense for sense in ranked if not sense.sites]
        for sense in naming.senses:
            sense.largest = naming.senses[0].sites
        return naming

    def find(self, slug: str) -> Naming | None:
        """The acronym or ambiguous title with this slug; None if sites use none."""
        return self.by_slug.get(slug)

    @cached_property
    def by_slug(self) -> dict[str, Naming]:
        """Those that have a page, by its slug."""
        return {naming.slug: naming for naming in reversed(self.namings)} | {
            naming.slug: naming for naming in self.namings if not naming.is_title
        }

    @cached_property
    def namings(self) -> list[Naming]:
        """Every acronym and every ambiguous Vietnamese title, the most contested first."""
        found = [self.acronym(name) for name in self._names("acronym")]
        titles = [self.title(name) for name in self._names("title_vi")]
        found += [naming for naming in titles if naming.is_ambiguous]
        return sorted(found, key=lambda naming: naming.contest)

    def _names(self, attribute: str) -> Iterable[str]:
        """A spelling of each name; without a slug there is no page."""
        names: dict[str, str] = {}
        for usage in self.usages:
            if slug := slugify_vi(getattr(usage, attribute)):
                names.setdefault(slug, getattr(usage, attribute))
        return names.values()


def _sense(job: Job, usage: Usage, is_title: bool) -> Sense:
    """A job without an English title is called by its other name."""
    if job.label:
        return Sense(job, job.label)
    return Sense(job, usage.acronym) if is_title else Sense(job, usage.title_vi, language="vi")


def namings(usages: Iterable[Usage]) -> list[Naming]:
    return Uses(usages).namings
