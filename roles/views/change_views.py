"""What changed on all pages, and the feeds of it and of each role."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.history.site_changes import site_changes
from roles.history.source_changes import source_changes
from roles.models import Role, Source

from .feeds import RoleFeed, SiteFeed, SourceFeed
from .history_views import newest_versions
from .moved_views import moved_or_404

BEFORE = "before"
# Stretches looked at for a page: editors may write on drafts for days, which is nobody's news.
TRIES = 3
# Moments that both databases can compare in every time zone.
YEARS = range(1000, 9000)


@query_keys(BEFORE)
def changes(request):
    before = moment(request.GET.get(BEFORE, ""))
    entries, older = stretch(before)
    context = {"entries": entries, "older": older, "before": before}
    return render(request, "history/site_changes.html", context)


def moment(text):
    """The aware moment that `text` names (ISO 8601); None, the newest, for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        return None
    return found if timezone.is_aware(found) else timezone.make_aware(found)


@cached_by_revision(entries=20, by_language=True)
def stretch(before):
    """The next stretch with something in it: ([PageChange], moment at which the next begins)."""
    for _ in range(TRIES):
        entries, before = site_changes(before)
        if entries or before is None:
            break
    return entries, before


@query_keys()
def feed(request):
    entries, _ = stretch(None)
    return SiteFeed(request, entries)(request)


@query_keys()
def role_feed(request, slug):
    role = Role.objects.published().filter(slug=slug).first()
    if role is None:
        return moved_or_404(request, Role, slug)
    return RoleFeed(request, newest_versions(role), role)(request)


@query_keys()
def source_feed(request, slug):
    source = Source.objects.public().filter(slug=slug).first()
    if source is None:
        return moved_or_404(request, Source, slug)
    return SourceFeed(request, source_changes(source), source)(request)
