"""How many sites use a title. Pure: knows neither request nor ORM.

A usage is anything with the attributes of `TitleUsage`. Tallies count sites, not pages: a site
that says the same thing on ten pages counts once.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """One title (or manager) with a usage for each site that says so, sorted by site."""

    label: str
    usages: tuple
    largest: int

    @property
    def sites(self):
        return len(self.usages)

    @property
    def share(self):
        """Length of the bar, in per cent of the longest one beside it."""
        return round(100 * self.sites / self.largest)


def tally(usages, attribute):
    """Tallies by the usages' `attribute`, most sites first, then by label; blanks left out."""
    by_label = {}
    for usage in usages:
        if label := getattr(usage, attribute):
            by_label.setdefault(label, {}).setdefault(usage.site, usage)
    largest = max(map(len, by_label.values()), default=0)
    tallies = [
        Tally(label, tuple(sites[s] for s in sorted(sites)), largest)
        for label, sites in by_label.items()
    ]
    return sorted(tallies, key=lambda t: (-t.sites, t.label))


def count_sites(usages):
    return len({usage.site for usage in usages})
