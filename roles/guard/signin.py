"""Guarding the sign-in: whose failures count together. django-axes does the counting.

After AXES_FAILURE_LIMIT failures the door is shut for AXES_COOLOFF_TIME. It is counted
- by account and address together, for everybody;
- where this account has never signed in from this address: also by account, whatever the address,
  and by address, whatever the account.
So guesses from a hundred addresses share one count and shut the door for strange addresses, while
an editor at a known address only ever meets the count of that address.
"""

from axes.models import AccessLog
from django.contrib.auth.models import User


def account_name(request, credentials=None):
    """For axes: the name as accounts are stored, however its letters were composed."""
    typed = (credentials or request.POST).get("username")
    return User.normalize_username(typed) if typed else typed


def somebody(*_):
    """For axes: whom its lines in the log are about. The count itself knows; logs tell nobody."""
    return "somebody"


def lockout_parameters(request, credentials=None):
    """For axes: the counts that an attempt falls under; a list inside means «together»."""
    together = [["username", "ip_address"]]
    if is_known(getattr(request, "axes_ip_address", None), credentials):
        return together
    return [*together, "username", "ip_address"]


def is_known(address, credentials):
    """Whether the account has signed in from this address before."""
    username = account_name(None, credentials) if credentials else None
    if not (username and address):
        return False
    return AccessLog.objects.filter(username=username, ip_address=address).exists()
