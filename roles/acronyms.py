"""What an acronym, or a Vietnamese title, stands for on the sites watched. Pure.

A usage is anything with the attributes of `TitleUsage`. All usages of one name are sorted into
senses, one for each English title, with those that give none where they belong beyond doubt.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from roles.tallies import count_sites, tally
from roles.text import compact, fold, slugify_vi

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
# Of so many sites at least, and of such a share of them, one may say that nearly all mean one role.
FEWEST, MOSTLY = 4, 0.85
SMALL_WORDS = {"of", "and", "for", "the"}


def english_title(usage) -> str:
    """The English title that a usage gives, in its usual spelling; "" where it gives none."""
    return VARIANTS.get(fold(usage.expansion_en), usage.expansion_en)


def is_slip(usage) -> bool:
    """Whether the initials of the English title do not spell the acronym it is given for."""
    if not (usage.acronym and usage.expansion_en):
        return False
    words = [word for word in usage.expansion_en.split() if word.lower() not in SMALL_WORDS]
    return fold("".join(word[0] for word in words)) != compact(usage.acronym)


@dataclass
class Sense:
    """One thing that a name stands for; `label` is an English title where any site gives one."""

    label: str
    usages: list
    language: str = "en"
    largest: int = 0  # the sites of the name's most used sense

    @property
    def slug(self):
        return slugify_vi(self.label)

    @cached_property
    def sites(self):
        return count_sites(self.usages)

    @property
    def pages(self):
        """A use for each page, by site; one with several names stands once unless notes differ."""
        told = {(usage.url, usage.note_vi): usage for usage in reversed(self.usages)}
        return sorted(told.values(), key=lambda usage: (usage.site, usage.url))

    @property
    def share(self):
        """Length of the bar, in per cent of the longest one on the page."""
        return round(100 * self.sites / max(self.largest, 1))

    @cached_property
    def titles(self):
        """Tallies of its Vietnamese names."""
        return tally(self.usages, "title_vi")

    @cached_property
    def acronyms(self):
        return tally(self.usages, "acronym")

    @property
    def acronym_slug(self):
        """Of the acronym that most of its sites use, for its page; "" where none does."""
        return slugify_vi(self.acronyms[0].label) if self.acronyms else ""

    @cached_property
    def managers(self):
        """Tallies of whom its sites say it reports to."""
        return tally(self.usages, "reports_to")

    @cached_property
    def role(self):
        """Our role that most of its sites mean, published; None where there is none."""
        meant = [u for u in self.usages if u.role is not None and u.role.is_published]
        counted = tally(meant, "role_id")
        return counted[0].usages[0].role if counted else None

    @property
    def job(self):
        """What tells two senses apart as work: our role, or else the title itself."""
        return self.role.slug if self.role else self.slug


@dataclass
class Naming:
    """A name with everything that it stands for, the most used sense first.

    `slips` are usages whose title does not fit the letters, `unnamed` those that do not say what
    they mean.
    """

    name: str
    is_title: bool
    senses: list[Sense] = field(default_factory=list)
    slips: list = field(default_factory=list)
    unnamed: list = field(default_factory=list)

    @property
    def slug(self):
        return slugify_vi(self.name)

    @cached_property
    def sites(self):
        senses = [usage for sense in self.senses for usage in sense.usages]
        return count_sites([*senses, *self.slips, *self.unnamed])

    @cached_property
    def width(self):
        """The sites of all senses; a site that uses two senses counts for both."""
        return sum(sense.sites for sense in self.senses)

    @property
    def parts(self):
        """[(start, sense)]: the senses laid side by side, as long as their sites."""
        starts = accumulate((sense.sites for sense in self.senses), initial=0)
        return list(zip(starts, self.senses, strict=False))

    @cached_property
    def is_ambiguous(self):
        return len({sense.job for sense in self.senses}) > 1

    @cached_property
    def shared_titles(self):
        """[(Vietnamese title, its senses)] for titles that several senses of an acronym bear."""
        bearers = {}
        named = [sense for sense in self.senses if sense.language == "en" and not self.is_title]
        for sense in named:
            for title in sense.titles:
                bearers.setdefault(title.label, []).append(sense)
        return [(title, senses) for title, senses in bearers.items() if len(senses) > 1]

    @cached_property
    def undecided_sites(self):
        """[(site, senses)] for the sites that give one Vietnamese title to several jobs."""
        meant = {}
        for sense in self.senses if self.is_title else ():
            for usage in sense.usages:
                meant.setdefault(usage.site, {}).setdefault(sense.job, sense)
        found = [(site, list(jobs.values())) for site, jobs in meant.items() if len(jobs) > 1]
        return sorted(found, key=lambda pair: pair[0])

    @cached_property
    def usual_role(self):
        """The role that nearly every site means by an ambiguous title; None where none is so sure.

        «Giám đốc công nghệ» is the CTO on 23 of 25 sites: it leads there, and not to the choice.
        """
        by_role = {}
        for sense in self.senses:
            if sense.role:
                by_role.setdefault(sense.role.pk, []).append(sense)
        for senses in by_role.values():
            sites = count_sites([use for sense in senses for use in sense.usages])
            if sites >= FEWEST and sites >= MOSTLY * self.sites:
                return senses[0].role
        return None

    @property
    def contest(self):
        """Sort key: many senses before few, evenly used ones before one with a clear lead."""
        leading = self.senses[0].sites / self.sites if self.senses else 1
        return -len(self.senses), leading, self.slug


def acronym_naming(name: str, usages: Iterable) -> Naming:
    """The senses of an acronym, from usages of any names."""
    own = [usage for usage in usages if usage.acronym and compact(usage.acronym) == compact(name)]
    return _sorted_out(Naming(name, is_title=False), own)


def title_naming(name: str, usages: Iterable) -> Naming:
    """The senses of a Vietnamese title, from usages of any names."""
    own = [usage for usage in usages if usage.title_vi and fold(usage.title_vi) == fold(name)]
    return _sorted_out(Naming(name, is_title=True), own)


def namings(usages: Iterable) -> list[Naming]:
    """Every acronym and every ambiguous Vietnamese title, the most contested first."""
    usages = list(usages)
    found = [acronym_naming(name, rows) for name, rows in _by_name(usages, "acronym")]
    titles = [title_naming(name, rows) for name, rows in _by_name(usages, "title_vi")]
    found += [naming for naming in titles if naming.is_ambiguous]
    return sorted(found, key=lambda naming: naming.contest)


def _by_name(usages, attribute):
    groups = {}
    for usage in usages:
        if slug := slugify_vi(getattr(usage, attribute)):  # without one there is no page
            groups.setdefault(slug, []).append(usage)
    return [(getattr(rows[0], attribute), rows) for rows in groups.values()]


def _sorted_out(naming: Naming, usages: list) -> Naming:
    naming.slips = [usage for usage in usages if is_slip(usage)]
    fitting = [usage for usage in usages if not is_slip(usage)]
    senses = {}
    for usage in fitting:
        if label := english_title(usage):
            senses.setdefault(fold(label), Sense(label, [])).usages.append(usage)
    untitled = [usage for usage in fitting if not english_title(usage)]
    _settle(naming, senses, untitled)
    naming.senses = sorted(senses.values(), key=lambda sense: (-sense.sites, sense.slug))
    for sense in naming.senses:
        sense.largest = naming.senses[0].sites
    return naming


def _settle(naming, senses, untitled):
    """Give usages without an English title to the sense that shares their other name.

    That is the Vietnamese title for an acronym, the acronym for a title. Where several senses
    share it, or none does, the other name is a sense of its own; an acronym with one sense only
    takes everything.
    """
    other, language = ("acronym", "en") if naming.is_title else ("title_vi", "vi")
    bearers = {}
    for sense in senses.values():
        for name in {fold(getattr(usage, other)) for usage in sense.usages} - {""}:
            bearers.setdefault(name, []).append(sense)
    only = list(senses.values()) if len(senses) == 1 and not naming.is_title else []
    for usage in untitled:
        name = getattr(usage, other)
        fitting = bearers.get(fold(name), only) if name else []
        if len(fitting) == 1:
            fitting[0].usages.append(usage)
        elif name:
            senses.setdefault(f"={fold(name)}", Sense(name, [], language)).usages.append(usage)
        else:
            naming.unnamed.append(usage)
