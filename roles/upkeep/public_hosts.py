"""Where a host is on the public internet. Nobody makes the site ask its own network (SSRF)."""

import socket
from ipaddress import IPv4Address, ip_address, ip_network

from django.utils.translation import gettext_noop


class Unreachable(Exception):
    """Nobody answered, and why in a few words; `is_gone` where that is for good."""

    def __init__(self, why, is_gone=False):
        super().__init__(why)
        self.is_gone = is_gone


NO_HOST = gettext_noop("no such host")
PRIVATE = gettext_noop("not a public address")
NAT64 = ip_network("64:ff9b::/96")  # RFC 6052


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
    address = meant(ip_address(ip))
    is_old = address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not (address.is_multicast or is_old)


def meant(address):
    """The IPv4 address that one of IPv6 leads to (mapped, 6to4, NAT64), or the address itself."""
    if address.version == 4:
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
