"""Where an address leads: asked, followed, and judged."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.utils.translation import gettext_noop

from roles.evidence.same_address import same_address
from roles.models.link_checks import LinkState

from .public_hosts import Unreachable
from .requesting import NO_PAGE
from .robots import NOT_ALLOWED

MOST_REDIRECTS = 8
GONE = {404, 410}
# Told to programs rather than to readers.
CLOSED = {401, 402, 403, 405, 406, 418, 429, 451, 999}
# Many servers answer HEAD wrongly: what they say to GET counts.
ASK_AGAIN = {400, 401, 403, 404, 405, 406, 410, 418, 500, 501, 502, 503, 999}
CIRCLE = gettext_noop("too many redirects")


@dataclass(frozen=True)
class Finding:
    """What asking for an address told."""

    state: str
    answer: str = ""
    moved_to: str = ""


def find(url, requests, robots):
    """The Finding of one address, in the time that the requests give to one."""
    requests.begin()
    try:
        return _followed(url, requests, robots)
    except Unreachable as error:
        return Finding(LinkState.DEAD if error.is_gone else LinkState.SILENT, str(error))
    except ValueError:  # it leads on to «http://[», or the like
        return Finding(LinkState.SILENT, NO_PAGE)


def _followed(url, requests, robots):
    at = url
    for _hop in range(MOST_REDIRECTS + 1):
        if not robots.allows(at):
            return Finding(LinkState.CLOSED, NOT_ALLOWED)
        answer = requests.ask("HEAD", at)
        if answer.status in ASK_AGAIN:
            answer = requests.ask("GET", at)
        if not (300 <= answer.status < 400 and answer.location):
            return judged(url, at, answer.status)
        at = urljoin(at, answer.location)
    return Finding(LinkState.SILENT, CIRCLE)


def judged(url, at, status):
    """What the last answer of a chain of redirects means."""
    if status in GONE:
        return Finding(LinkState.DEAD, str(status))
    if status in CLOSED:
        return Finding(LinkState.CLOSED, str(status))
    if not 200 <= status < 300:
        return Finding(LinkState.SILENT, str(status))
    if same_address(at) == same_address(url):
        return Finding(LinkState.FINE, str(status))
    return Finding(LinkState.MOVED, str(status), at)
