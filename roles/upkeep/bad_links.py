"""Addresses that editors should look at, and laws that no longer hold, with what cites them."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, Count, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roles.models import Citation, LinkCheck, Source
from roles.models.link_checks import LinkState
from roles.models.reference_faults import unused_sources
from roles.models.vocabulary import LawStatus

from .citing_pages import links_to

IGNORED, LAWS = "ignored", "laws"
TOLD = [LinkState.DEAD, LinkState.MOVED, LinkState.SILENT, LinkState.CLOSED]
# What can be listed, in the order of the page.
LISTS = {state.value: state.label for state in TOLD} | {
    IGNORED: pgettext_lazy("link", "Put off"),
    LAWS: _("Repealed and amended laws"),
}


@dataclass
class BadLink:
    """A LinkCheck; `rows`: the sources and places that give this address, with `n_claims`."""

    check: LinkCheck
    rows: list = field(default_factory=list)


def in_use():
    """Checks of addresses that sources or places give now."""
    given = Q(address__in=Source.objects.values("url")) | Q(
        address__in=Citation.objects.values("url")
    )
    return LinkCheck.objects.filter(given)


def listed(name):
    """The rows of one of LISTS: checks, or sources for laws."""
    if name == LAWS:
        return doubtful_laws()
    if name == IGNORED:
        put_off = in_use().filter(ignored_until__gte=timezone.localdate())
        return put_off.exclude(state=LinkState.FINE)
    return in_use().told().filter(state=name)


def numbers():
    """{name of a list: how many rows}, in three queries."""
    told = in_use().told().order_by().values_list("state").annotate(n=Count("pk"))
    found = dict.fromkeys(LISTS, 0) | {state: n for state, n in told if state in LISTS}
    return found | {name: listed(name).count() for name in (IGNORED, LAWS)}


def doubtful_laws():
    """Laws that are cited and do not hold, or not as they were: repealed ones first."""
    states = (LawStatus.REPEALED, LawStatus.AMENDED)
    rank = Case(*(When(law_status=state, then=Value(n)) for n, state in enumerate(states)))
    rows = Source.objects.filter(law_status__in=states).annotate(rank=rank)
    return rows.exclude(pk__in=unused_sources().values("pk")).order_by("rank", "slug")


def with_rows(checks):
    """[BadLink] of these checks, in three queries."""
    found = {check.address: BadLink(check) for check in checks}
    sources = counted(list(Source.objects.filter(url__in=found)), "citation__source")
    places = Citation.objects.filter(url__in=found).select_related("source")
    for row in [*sources, *counted(list(places), "citation")]:
        found[row.url].rows.append(row)
    return list(found.values())


def counted(rows, column):
    """The rows, sources or places, with `n_claims`: how many statements cite them; one query."""
    links = links_to(column, **{f"{column}__in": [row.pk for row in rows]}) if rows else ()
    cited = Counter(about for about, _kind, _claim in set(links))
    for row in rows:
        row.n_claims = cited[row.pk]
    return rows
