"""A role as it was on a day or after a change, and the list of its changes."""

import re
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

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
# As links of ours write it; Python reads many more.
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Of a role: its whole history is read for them, so few are kept.
versions_of = cached_by_revision(public_versions, entries=10)


class NoSuchPast(Exception):
    """What is wrong with the past asked for, in the reader's language; its HTTP status."""

    def __init__(self, reason, status=400):
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class AsOf:
    """A time of which a page is shown: as it was `asked` for, and the moment that it names."""

    asked: str
    moment: datetime
    is_version: bool

    @property
    def day(self):
        return timezone.localdate(self.moment)

    def __str__(self):
        if self.is_version:
            return date_format(timezone.localtime(self.moment), "DATETIME_FORMAT")
        return date_format(self.day)


def role_as_of(request, slug):
    """The page of a role that is public today, as it was at a time (`?as-of=`).

    That is a day, at whose end it is shown, or the id of a change, after which it is.
    """
    role = Role.objects.published().filter(slug=slug).first()
    if role is None:
        return moved_or_404(request, Role, slug)
    try:
        as_of = time_asked_for(role, request.GET[AS_OF])
        profile = profile_at(role, as_of)
    except NoSuchPast as bad:
        context = {"role": role, "reason": str(bad)}
        return _unlisted(render(request, "roles/as_of_problem.html", context, status=bad.status))
    context = role_page(profile) | depth(request) | {"as_of": as_of, "today_role": role}
    return _unlisted(render(request, "roles/role.html", context))


def time_asked_for(role, text):
    """The AsOf that `text` names. Raises NoSuchPast."""
    if version := version_asked_for(role, text):
        return AsOf(text, version.at, is_version=True)
    end = datetime.combine(day_asked_for(text), time.max)
    return AsOf(text, timezone.make_aware(end), is_version=False)


def version_asked_for(role, text):
    """The public Version of a role whose id `text` is; None where it is no id at all.

    Raises NoSuchPast (404) for the id of nothing that readers may know of.
    """
    if not ID.fullmatch(text):
        return None
    change = UUID(text)
    found = next((version for version in versions_of(role) if version.change == change), None)
    if found is None:
        raise NoSuchPast(_("There is no such version of this page."), status=404)
    return found


def day_asked_for(text):
    """The date that `text` names (2026-11-30). Raises NoSuchPast, also for days to come."""
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        message = _("“%(text)s” is not a day. Write it like 2026-11-30.")
        raise NoSuchPast(message % {"text": text[:40]})
    if day > timezone.localdate():
        raise NoSuchPast(_("%(day)s is still to come.") % {"day": date_format(day)})
    return day


def profile_at(role, as_of):
    """The Profile at a time. Raises NoSuchPast (404) where there was no page."""
    profile = profile_as_of(role.pk, as_of.moment)
    if profile is None:
        said = {"role": role.short_name, "day": as_of}
        raise NoSuchPast(_("There was no page about %(role)s on %(day)s.") % said, status=404)
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


@cached_by_revision(entries=100, by_language=True)
def versions_on_page(role, number):
    """[Version] with rows: a fifth of a second's work, whatever an address calls the page."""
    found = Paginator(versions_of(role), PER_PAGE).page(number)
    return with_public_rows([copy(version) for version in found.object_list], role)


def newest_versions(role):
    """The versions on the first page that readers see something of."""
    return [version for version in versions_on_page(role, 1) if version.step or version.rows]
