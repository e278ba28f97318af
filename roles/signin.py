"""Guarding the sign-in: whose failures count together. django-axes does the counting.

After AXES_FAILURE_LIMIT failures the door is shut for AXES_COOLOFF_TIME. It is counted
- by account and address together, for everybody;
- where this account has never signed in from this address: also by account, whatever the address,
  and by address, whatever the account.
So guesses from a hundred addresses share one count and shut the door for strange addresses, while
an editor at a known address only ever meets the count of that address.
"""

from ipaddress import ip_address, ip_network

from axes.models import AccessLog
from django.conf import settings

# A household has 2^64 addresses of IPv6: the network counts, not the single address.
IPV6_NETWORK = 64


def client_address(request):
    """The address of the client as text, or None where there is none (a socket).

    Behind PROXIES trusted proxies it is the one that the outermost of them noted; what stands
    before it in X-Forwarded-For comes from the client and proves nothing.
    """
    header = request.META.get("HTTP_X_FORWARDED_FOR", "")
    noted = [part.strip() for part in header.split(",") if part.strip()]
    if settings.PROXIES and len(noted) >= settings.PROXIES:
        given = noted[-settings.PROXIES]
    else:
        given = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(given)
    except ValueError:
        return None
    if address.version == 6:
        return str(ip_network((address, IPV6_NETWORK), strict=False).network_address)
    return str(address)


def lockout_parameters(request, credentials=None):
    """For axes: the counts that an attempt falls under; a list inside means «together»."""
    together = [["username", "ip_address"]]
    if is_known(getattr(request, "axes_ip_address", None), credentials):
        return together
    return [*together, "username", "ip_address"]


def is_known(address, credentials):
    """Whether the account has signed in from this address before."""
    username = (credentials or {}).get("username")
    if not (username and address):
        return False
    return AccessLog.objects.filter(username=username, ip_address=address).exists()
