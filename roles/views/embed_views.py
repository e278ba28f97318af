"""Light pages that other sites show in a frame: the card of a role, a comparison, a chart.

They are the same for everybody, editors too: no draft, no cookie, no script.
"""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from roles.addresses import origin_of
from roles.caching.keys import query_keys
from roles.charting.options import keep_known, read_options
from roles.charting.showing import FRAMED, show
from roles.models import ComparisonPoint, ContentRevision, FormerSlug, Role
from roles.models import chart as charts
from roles.models.citing import attach_references, supported
from roles.models.vocabulary import CompanyStage
from roles.pages.embed_card import RoleCard
from roles.pages.embed_chart import FramedChart
from roles.pages.embed_parts import Cited
from roles.pages.embed_table import RoleTable

from .charts import read_stage, whole_company
from .inlined import digest_of
from .moved_views import moved_or_404
from .onward import onward
from .other_sites import framable
from .role_views import published_page

# Of the chart's parameters, those that say what is on it.
VIEW = ("stage", "role", "works_with", "open")


@query_keys()
@framable
def role(request, slug):
    try:
        return shown(request, RoleCard(published_page(slug)))
    except KeyError:
        return moved_or_missing(request, slug)


@query_keys()
@framable
def comparison(request, **slugs):
    asked = list(slugs.values())
    wanted = sorted(set(asked))
    if len(wanted) > 1 and asked != wanted:
        return onward(request, reverse("embed-comparison", args=wanted))
    try:
        return shown(request, role_table(wanted))
    except KeyError:
        return moved_or_missing(request, *wanted)


@query_keys(*VIEW)
@framable
def chart(request):
    try:
        drawn = framed_chart(request.GET, origin_of(request), with_evidence=True)
    except KeyError:
        return moved_around(request, request.GET["role"])
    answer = shown(request, drawn)
    answer.styles = [digest_of(drawn.style)]
    return answer


def moved_around(request, slug):
    """The chart around the role that had a slug before, or a page that says there is none."""
    now = FormerSlug.objects.now(Role, slug).get(slug)
    return onward(request, f"{request.path}?role={now}") if now else missing(request)


def role_table(slugs):
    """The RoleTable of published roles, slugs in ABC order. Raises KeyError where one is none."""
    if len(slugs) < 2:
        raise KeyError(slugs)
    pair = slugs if len(slugs) == 2 else ()
    points = list(ComparisonPoint.objects.of_pair(*pair)) if pair else []
    profiles = Role.objects.profiles(*slugs, cited_too=points)
    curated = points[0].comparison if (points := supported(points)) else None
    return RoleTable([profiles[slug] for slug in slugs], curated, points)


def framed_chart(given, origin, *, with_evidence=False):
    """The FramedChart that a QueryDict asks for; what means nothing in it is left out of account.

    The evidence of its lines is only there where it is shown. Raises KeyError for a role that is
    not published.
    """
    structure = whole_company()
    options, _notes = read_options(given, CompanyStage.values)
    options, _unknown = keep_known(options, structure.known)
    stage = read_stage(options.stage)
    view = show(structure, options, stage, FRAMED)
    roles = charts.roles_by_slug(view.slugs)
    keys = [line.key for line in view.chart.lines] if with_evidence else ()
    claims = charts.lines_by_key(keys) if keys else {}
    attach_references(claims.values())
    return FramedChart(view, options, stage, roles, origin=origin, claims=claims)


def shown(request, embed):
    """The page of an embed."""
    context = {"embed": embed, "cited": cited(embed, origin_of(request))}
    return render(request, embed.template, context)


def cited(embed, origin):
    """How an embed of now is cited."""
    day = timezone.localdate(ContentRevision.current().changed_at)
    return Cited(embed.title, origin + embed.address, day)


def moved_or_missing(request, *slugs):
    """The embed of the role that had a slug before, or a page that says there is none."""
    try:
        return moved_or_404(request, Role, *slugs)
    except Http404:
        return missing(request)


def missing(request):
    return render(request, "embedding/missing.html", status=404)
