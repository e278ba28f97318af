"""What is kept about people, and for how long. Afterwards it is removed.

`manage.py forget` does it, deploy/systemd runs that daily; so does whatever writes more of the
kind, for a site on which nobody set up anything: a report that comes, and a sign-in.
"""

from datetime import timedelta
from importlib import import_module

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.utils import timezone

from roles.exchange.uploads import forget_old
from roles.guard.pace import forget_others
from roles.models import MistakeReport, WorkingCopy
from roles.models.reports import EMAIL_LIFETIME

# Counted for AXES_COOLOFF_TIME only; a day is there for whoever looks what has happened.
FAILURES = timedelta(days=1)
# Reports are counted by the hour.
SENDERS = timedelta(days=1)
# From where an account has signed in before: its door there is shut less easily.
SIGN_INS = timedelta(days=180)


def forget():
    """Remove what has had its time, also files and working copies; return how many rows of what."""
    now = timezone.now()
    failures = AccessAttempt.objects.filter(attempt_time__lt=now - FAILURES)
    sign_ins = AccessLog.objects.filter(attempt_time__lt=now - SIGN_INS)
    counts = {
        "e-mail addresses": forget_readers(),
        "failed sign-ins": failures.delete()[0],
        "sign-ins": sign_ins.delete()[0],
    }
    forget_old()
    forget_others()
    WorkingCopy.objects.forget_old()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return counts


def forget_readers():
    """Of reports, the e-mail in its time, and the code of the sender when it counts no more.

    Whoever has the site's key could find the address behind a code by trying all of them.
    """
    now = timezone.now()
    MistakeReport.objects.filter(created_at__lt=now - SENDERS).exclude(sender="").update(sender="")
    old = MistakeReport.objects.filter(created_at__lt=now - EMAIL_LIFETIME)
    return old.exclude(email="").update(email="")


def forget_at_sign_in(sender, **kwargs):
    forget()
