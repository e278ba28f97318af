"""Asking again for the addresses of sources and places, a bounded number at a time."""

import time
from collections import Counter, defaultdict
from datetime import timedelta
from itertools import chain, zip_longest

from django.conf import settings
from django.utils import timezone

from roles.evidence.same_address import host_of
from roles.models import Citation, LinkCheck, Source
from roles.models.link_checks import TRUSTED

from .following import find
from .requesting import Requests
from .robots import NAME, Robots

AGENT = f"{NAME}/1.0 (+{{site}}; checks the links of its sources)"


def check_links(most, minutes, days=30, **bounds):
    """Ask for at most `most` addresses that were not asked for in `days`; {state: how many}.

    None is begun after `minutes`; `bounds`: those of Requests.
    """
    end = time.monotonic() + 60 * minutes
    requests = Requests(AGENT.format(site=settings.ORIGIN), **bounds)
    robots, found = Robots(requests), Counter()
    forget_unused()
    for address in by_turns(due(timedelta(days=days))[:most]):
        if time.monotonic() >= end:
            break
        finding = find(address, requests, robots)
        check = LinkCheck.objects.filter(address=address).first() or LinkCheck(address=address)
        check.found(finding.state, finding.answer, finding.moved_to)
        found[finding.state] += 1
    return dict(found)


def addresses():
    """Every address that sources and places give, once, in the order of the sources."""
    places = Citation.objects.exclude(url="").order_by("source__slug", "place")
    found = chain(
        Source.objects.order_by("slug").values_list("url", flat=True),
        places.values_list("url", flat=True),
    )
    return list(dict.fromkeys(found))


def due(age):
    """The addresses to ask for: never asked first, then those asked for the longest ago."""
    now, asked = timezone.now(), {check.address: check for check in LinkCheck.objects.all()}
    new = [address for address in addresses() if address not in asked]
    old = [
        check
        for check in asked.values()
        if check.checked_at <= now - (TRUSTED if check.by_hand else age)
    ]
    return new + [check.address for check in sorted(old, key=lambda check: check.checked_at)]


def by_turns(found):
    """One address of each host, then the second of each: so that nobody has to wait for a pause."""
    hosts = defaultdict(list)
    for address in found:
        hosts[host_of(address)].append(address)
    return [a for turn in zip_longest(*hosts.values()) for a in turn if a is not None]


def forget_unused():
    """Addresses that nothing gives any more."""
    used = set(addresses())
    checks = LinkCheck.objects.values_list("pk", "address")
    gone = [pk for pk, address in checks if address not in used]
    LinkCheck.objects.filter(pk__in=gone).delete()
