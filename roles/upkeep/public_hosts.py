"""Where a host is on the public internet. Nobody makes the site ask its own network (SSRF)."""

import socket
from ipaddress import ip_address

from django.utils.translation import gettext_noop


class Unreachable(Exception):
    """Nobody answered, and why in a few words; `is_gone` where that is for good."""

    def __init__(self, why, is_gone=False):
        super().__init__(why)
        self.is_gone = is_gone


NO_HOST = gettext_noop("no such host")
PRIVATE = gettext_noop("not a public address")


def public_ip(host, port, local=frozenset()):
    """An IP of `host` to connect to, an old one (IPv4) if there is one; else Unreachable.

    All of them have to be public, or among `local`: asked twice, a name may answer differently, so
    what was looked at here is what is connected to.
    """
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except socket.gaierror as error:
        raise Unreachable(NO_HOST, error.errno == socket.EAI_NONAME) from None
    except (OSError, UnicodeError):  # a part of the name that is too long or empty
        raise Unreachable(NO_HOST, is_gone=True) from None
    if not all(ip in local or is_public(ip) for ip in found):
        raise Unreachable(PRIVATE, is_gone=True)
    return min(found, key=lambda ip: (":" in ip, ip))


def is_public(ip):
    """Whether an IP belongs to the public internet; ours are never asked."""
    address = ip_address(ip)
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_global and not address.is_multicast
