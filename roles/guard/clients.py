"""Whom a request comes from, for all that counts: the guard at the sign-in, readers' reports.

Addresses are counted by what one household or company has. Of IPv4 that is an address, of IPv6 a
network. IPv6 that carries an IPv4 address within counts as that one: otherwise everybody behind
the same translator would share one count, or a single one would have many.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings

# A household has 2^64 addresses of IPv6: the network counts, not the single address.
IPV6_NETWORK = 64
LOOPBACK = IPv6Address("::1")
# Networks whose addresses carry one of IPv4, and how many bits stand behind it.
CARRYING = {
    ip_network("::ffff:0:0/96"): 0,  # IPv4-mapped: a server that listens for both
    ip_network("::ffff:0:0:0/96"): 0,  # IPv4-translated (RFC 2765)
    ip_network("::/96"): 0,  # IPv4-compatible (RFC 4291, out of use)
    ip_network("64:ff9b::/96"): 0,  # NAT64 (RFC 6052)
    ip_network("2002::/16"): 80,  # 6to4: whoever has the address has all 2^80
}
# The operator's own NAT64 (RFC 8215) may carry it in several places. Only a translator writes such
# an address, the same one for each of IPv4, so it counts whole.
OPERATORS_OWN = ip_network("64:ff9b:1::/48")
# Written with a port by some proxies: 192.0.2.1:443, [2001:db8::1]:443, "[2001:db8::1]".
WITH_PORT = re.compile(r'"?(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?"?')


def client_address(request):
    """The address that counts as the client's, as text, or None where there is none (a socket).

    Behind PROXIES trusted proxies it is the one that the outermost of them noted; what stands
    before it in X-Forwarded-For comes from the client and proves nothing. Where that proxy noted
    none («unknown»), what the next one saw counts: the proxy itself.
    """
    header = request.META.get("HTTP_X_FORWARDED_FOR", "")
    noted = header.split(",")[-settings.PROXIES :] if settings.PROXIES and header else []
    if len(noted) < settings.PROXIES:
        noted = []
    given = [*noted, request.META.get("REMOTE_ADDR", "")]
    return next(filter(None, map(counted, given)), None)


def counted(given):
    """The address in the text `given`, as it counts, or None if there is none in it."""
    given = given.strip()
    if bare := WITH_PORT.fullmatch(given):
        given = bare[1] or bare[2] or ""
    try:
        address = ip_address(given.partition("%")[0])  # behind it: a part of the proxy's machine
    except ValueError:
        return None
    return str(address if address.version == 4 else counted_ipv6(address))


def counted_ipv6(address):
    if address == LOOPBACK or address in OPERATORS_OWN:
        return address
    if address.teredo:
        return address.teredo[1]
    for network, behind in CARRYING.items():
        if address in network:
            return IPv4Address(int(address) >> behind & 0xFFFFFFFF)
    return ip_network((address, IPV6_NETWORK), strict=False).network_address
