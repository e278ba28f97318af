"""How many sites use a title. Pure: knows neither request nor ORM.

A usage is anything with the attributes of `TitleUsage`. Every figure about observed uses is
counted here, and counts voices (`roles.evidence.voices`): a site that says the same thing on ten
pages, ten copies of one text, two sites of one publisher are one. Copies, and pages that are our
own sources or reprints of them, are shown beside the figure and never in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from roles.evidence.voices import Standing, Usage, standing, voice_of_use
from roles.vietnamese.folding import folded_name

FEW = 2  # so many sites are said to be few, and get no bar


@dataclass(frozen=True)
class Heard:
    """Uses by what they count as; each voice, or each site of a copy, stands once, by site."""

    usages: tuple[Usage, ...] = ()
    copies: tuple[Usage, ...] = ()
    own: tuple[Usage, ...] = ()

    @property
    def sites(self) -> int:
        return len(self.usages)

    @property
    def is_few(self) -> bool:
        return self.sites <= FEW

    @property
    def hedged(self) -> int:
        """How many of the sites add a condition to what they say about the reporting line."""
        return sum(bool(usage.condition) for usage in self.usages)

    @property
    def conditions(self) -> list[str]:
        """What they add, each condition once, in their order."""
        return list(dict.fromkeys(u.condition for u in self.usages if u.condition))


@dataclass(frozen=True)
class Tally(Heard):
    """One title (or manager) with the uses that say so."""

    label: str = ""
    largest: int = 0
    is_line: bool = False  # it says whom a role reports to, so that conditions belong to it

    @property
    def share(self) -> int:
        """Length of the bar, in per cent of the longest one beside it."""
        return round(100 * self.sites / max(self.largest, 1))


def heard(usages: Iterable[Usage]) -> Heard:
    groups: dict[Standing, dict[str, Usage]] = {kind: {} for kind in Standing}
    for usage in usages:
        groups[standing(usage)].setdefault(voice_of_use(usage), usage)
    # A site with a page of its own needs no second line for a copy that it keeps as well.
    first = groups[Standing.INDEPENDENT]
    by_site = [sorted(found.values(), key=lambda u: (u.site, u.url)) for found in (
        first,
        {voice: u for voice, u in groups[Standing.COPY].items() if voice not in first},
        groups[Standing.OWN],
    )]  # fmt: skip
    return Heard(*map(tuple, by_site))


def tally(usages: Iterable[Usage], attribute: str) -> list[Tally]:
    """Tallies by the usages' `attribute`, most sites first, then by label; blanks left out.

    Spellings that differ in case, spaces or marks are one; the first is the label.
    """
    by_label: dict[str, list[Usage]] = {}
    labels: dict[str, str] = {}
    for usage in usages:
        if label := getattr(usage, attribute):
            by_label.setdefault(labels.setdefault(folded_name(label), label), []).append(usage)
    found = {label: heard(rows) for label, rows in by_label.items()}
    largest = max((one.sites for one in found.values()), default=0)
    is_line = attribute == "reports_to"
    tallies = [
        Tally(one.usages, one.copies, one.own, label, largest, is_line)
        for label, one in found.items()
    ]
    return sorted(tallies, key=lambda t: (-t.sites, t.label))


def count_sites(usages: Iterable[Usage]) -> int:
    return heard(usages).sites


class Counted:
    """Whatever has `usages`: how many sites they come from, and the rest of Heard."""

    usages: list[Usage]

    @cached_property
    def heard(self) -> Heard:
        return heard(self.usages)

    @property
    def sites(self) -> int:
        return self.heard.sites

    @property
    def is_few(self) -> bool:
        return self.heard.is_few

    @property
    def copies(self) -> tuple[Usage, ...]:
        return self.heard.copies

    @property
    def own(self) -> tuple[Usage, ...]:
        return self.heard.own
