"""What hosts let programs ask for (robots.txt, RFC 9309), asked once in a run."""

from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext_noop
from protego import Protego

MOST_BYTES = 500 << 10  # so much has to be read, and no more
MOST_REDIRECTS = 5
# Whoever wants longer pauses is not asked at all.
LONGEST_DELAY = 60
NAME = "WhoDoesWhat"  # ours, in robots.txt
NOT_ALLOWED = gettext_noop("robots.txt does not allow it")
ALL_FORBIDDEN = "User-agent: *\nDisallow: /"


class Robots:
    """What hosts let programs ask for; each is asked once."""

    def __init__(self, requests):
        self.requests, self.rules = requests, {}

    def allows(self, url):
        """Whether our program may ask for this; pauses that the host wants are kept from now on."""
        site = urljoin(url, "/")
        if site not in self.rules:
            self.rules[site] = Protego.parse(self._text(urljoin(site, "/robots.txt")))
        rules = self.rules[site]
        delay = rules.crawl_delay(NAME) or 0
        self.requests.delays[urlsplit(site).hostname] = delay
        return delay <= LONGEST_DELAY and rules.can_fetch(url, NAME)

    def _text(self, url):
        """The rules; of a host that has none, or that cannot tell them, what the RFC says."""
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self.requests.ask("GET", url, MOST_BYTES)
            if not (300 <= answer.status < 400 and answer.location):
                break
            url = urljoin(url, answer.location)
        if answer.status >= 500:
            return ALL_FORBIDDEN
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
