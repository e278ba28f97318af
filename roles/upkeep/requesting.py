"""One request to another host: politely, bounded in time and bytes, and not inside our network."""

import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from .deadlines import Deadline
from .public_hosts import Unreachable, public_ip

PORTS = {"http": 80, "https": 443}
PATIENCE = 15  # seconds for a connection, and for each part of what comes
TOGETHER = 180  # seconds for all that an address leads to
NO_ANSWER = gettext_noop("no answer")
NO_PAGE = gettext_noop("no address of a page")


@dataclass(frozen=True)
class Answer:
    """What a host answered, as far as it was read."""

    status: int
    location: str = ""
    body: bytes = b""


@dataclass
class Requests:
    """Requests of one run: `agent` says who asks; `pause` seconds between two to one host.

    `seconds`: the time of an address, from `begin` on, with all that it leads to and all pauses;
    `delays`: {host: more seconds, as it asks for}; `local`: IPs that are ours and may be asked.
    """

    agent: str
    pause: float = 2
    seconds: float = TOGETHER
    local: frozenset = frozenset()
    delays: dict = field(default_factory=dict)
    last: dict = field(default_factory=dict)

    def __post_init__(self):
        self.begin()

    def begin(self):
        """Another address: its time begins now."""
        self.deadline = Deadline(self.seconds)

    def ask(self, method, url, most=0):
        """The Answer, with at most so many bytes of its body; Unreachable where there is none."""
        scheme, host, port, target = parts_of(url)
        ip = public_ip(host, port, self.local)
        self.wait_for(host)
        try:
            with closing(self._connection(scheme, ip, port, host)) as server:
                return self._asked(server, method, target, urlsplit(url).netloc, most)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            self.deadline.left()
            raise Unreachable(f"{NO_ANSWER} ({type(error).__name__})") from None
        finally:
            self.last[host] = time.monotonic()

    def wait_for(self, host):
        """The pause that this host is owed."""
        due = self.last.get(host, -1e9) + max(self.pause, self.delays.get(host, 0))
        if (seconds := due - time.monotonic()) > 0:
            self.deadline.left(seconds)
            time.sleep(seconds)

    def _connection(self, scheme, ip, port, host):
        """To this IP and no other; a certificate is that of the host."""
        told = {"timeout": min(PATIENCE, self.deadline.left())}
        if scheme == "https":
            return HTTPSConnection(ip, port, server_hostname=host, assert_hostname=host, **told)
        return HTTPConnection(ip, port, **told)

    def _asked(self, server, method, target, netloc, most):
        headers = {
            "Host": netloc.rpartition("@")[2].encode("idna").decode(),
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        server.connect()
        with self.deadline.over(server.sock):
            server.request(method, target, headers=headers, preload_content=False)
            with closing(server.getresponse()) as response:
                location = response.headers.get("Location", "")
                return Answer(response.status, location, read(response, most))


def parts_of(url):
    """(scheme, host, port, path with query) of an address that can be asked for."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, KeyError):
        raise Unreachable(NO_PAGE, is_gone=True) from None
    return parts.scheme, host, port, parts._replace(scheme="", netloc="", fragment="").geturl()


def read(response, most):
    """At most so many bytes of a body."""
    found = b""
    while len(found) < most and (some := response.read1(most - len(found))):
        found += some
    return found
