"""A role as it was on a day, and the list of its changes."""

import re
from copy import copy
from datetime import date, datetime, time, timedelta

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.history.past import profile_as_of
from roles.history.public_changes import public_versions, with_public_rows
from roles.models import Role
from roles.pages.role import role_page

from .moved_views import moved_or_404
from .whole_page import depth

AS_OF = "as-of"
PER_PAGE = 20
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadDay(Exception):
    """What is wrong with the day asked for, in the reader's language; its HTTP status."""

    def __init__(self, reason, status=400):
        super().__init__(reason)
        self.status = status


def role_as_of(request, slug):
    """The page of a role that is public today, as it was at the end of the day `?as-of=`."""
    role = Role.objects.published().filter(slug=slug).first()
    if role is None:
        return moved_or_404(request, Role, slug)
    try:
        day = day_asked_for(request.GET[AS_OF])
        profile = profile_on(role, day)
    except BadDay as bad:
        context = {"role": role, "reason": str(bad)}
        return _unlisted(render(request, "roles/as_of_problem.html", context, status=bad.status))
    context = role_page(profile) | depth(request) | {"as_of": day, "today_role": role}
    return _unlisted(render(request, "roles/role.html", context))


def day_asked_for(text):
    """The date that `text` names (2026-11-30). Raises BadDay, also for days to come."""
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise BadDay(_("“%(text)s” is not a day. Write it like 2026-11-30.") % {"text": text[:40]})
    if day > timezone.localdate():
        raise BadDay(_("%(day)s is still to come.") % {"day": date_format(day)})
    return day


def profile_on(role, day):
    """The Profile at the end of a day in the site's time zone. Raises BadDay (404)."""
    next_day = datetime.combine(day + timedelta(days=1), time.min)
    end = timezone.make_aware(next_day) - timedelta(microseconds=1)
    profile = profile_as_of(role.pk, end)
    if profile is None:
        said = {"role": role.short_name, "day": date_format(day)}
        raise BadDay(_("There was no page about %(role)s on %(day)s.") % said, status=404)
    return profile


def _unlisted(response):
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@query_keys("page")
def changes(request, slug):
    role = Role.objects.published().filter(slug=slug).first()
    if role is None:
        return moved_or_404(request, Role, slug)
    page = Paginator(versions_of(role), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = versions_on_page(role, page.number)
    return render(request, "roles/changes.html", {"role": role, "page": page})


@cached_by_revision(entries=50, by_language=True)
def versions_of(role):
    return public_versions(role)


@cached_by_revision(entries=100, by_language=True)
def versions_on_page(role, number):
    """[Version] with rows: a fifth of a second's work, whatever an address calls the page."""
    found = Paginator(versions_of(role), PER_PAGE).page(number)
    return with_public_rows([copy(version) for version in found.object_list], role)


def newest_versions(role):
    """The versions on the first page that readers see something of."""
    return [version for version in versions_on_page(role, 1) if version.step or version.rows]
