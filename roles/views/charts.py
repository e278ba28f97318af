from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from roles.addresses import origin_of
from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.charting.data_faults import explain, problems_in
from roles.charting.options import PARAMETERS, keep_known, read_options
from roles.charting.page import FILES, chart_page, drawing_file, file_name, lines_file
from roles.charting.raster import to_png
from roles.charting.showing import FRAMED, show
from roles.charting.stages import Stage
from roles.evidence.assembling import FRONT
from roles.models import FormerSlug, ReportingLine, Role
from roles.models import chart as charts
from roles.models.citing import attach_references, supported
from roles.models.vocabulary import CompanyStage
from roles.orgchart.palette import stylesheet
from roles.pages.embed_chart import FramedChart

from .errors import nearest_pages
from .inlined import digest_of
from .moved_views import sees_drafts
from .onward import onward
from .other_sites import shared

DRAWINGS = {"svg": str, "png": to_png}
whole_company = cached_by_revision(charts.read_structure)


def is_editor(request):
    """Whether somebody from the desk is signed in, who may see what readers do not.

    Without a session cookie nobody is asked: a look at the session would make the page vary on
    cookies, and public pages are the same for everybody.
    """
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return signed_in and sees_drafts(request, ReportingLine)


@query_keys(*PARAMETERS, more=is_editor)
def chart(request):
    structure = whole_company()
    options, notes = read_options(request.GET, CompanyStage.values)
    options, unknown = keep_known(options, structure.known)
    stage = read_stage(options.stage)
    try:
        view = show(structure, options, stage)
    except KeyError:
        return moved_or_unknown(request, options)
    if options.format:
        return download(request, options, view, stage)
    page = page_context(structure, view, options, stage) | {
        "notes": [*notes, *unknown],
        "problems": explained(problems_in(structure)) if is_editor(request) else [],
        "nav": "chart",
    }
    return render(request, "charts/chart.html", page)


@query_keys(*PARAMETERS)
def drawing(request):
    """The drawing alone, to look at or to embed; unknown values are left out of account."""
    structure = whole_company()
    options, _notes = read_options(request.GET, CompanyStage.values)
    stage = read_stage(options.stage)
    try:
        view = show(structure, options, stage)
    except KeyError:
        return moved_or_unknown(request, options)
    return shared(file_response(request, "svg", options, view, stage))


def read_stage(value):
    """The Stage with its statements; those that nothing supports are left out."""
    if not value:
        return Stage()
    advice, coverages = charts.advice_for(value), charts.coverages_for(value)
    attach_references([*advice, *coverages])
    return Stage(
        value, CompanyStage(value).label, tuple(supported(advice)), tuple(supported(coverages))
    )


def page_context(structure, view, options, stage):
    part = show(structure, options, stage, FRAMED)
    roles = charts.roles_by_slug({*view.slugs, *part.slugs})
    claims = charts.lines_by_key([line.key for line in view.chart.lines])
    attach_references(claims.values())
    usages = charts.usages_naming_managers(view.slugs)
    context = chart_page(view, options, stage, CompanyStage.choices, roles, claims, usages)
    return context | {
        "front": [role for role in roles.values() if role.order < FRONT],
        "framed": FramedChart(part, options, stage, roles),
    }


def download(request, options, view, stage):
    response = file_response(request, options.format, options, view, stage)
    name = file_name(options.format, options)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def file_response(request, kind, options, view, stage):
    origin = origin_of(request)
    roles = charts.roles_by_slug(view.slugs if kind in DRAWINGS else None)
    colours = {role.function_id: role.function.colours for role in roles.values()}
    if kind in DRAWINGS:
        body = DRAWINGS[kind](drawing_file(view, options, stage, roles, origin, colours))
    else:
        body = lines_file(kind, view, options, roles, origin)
    return answer_with(request, body, kind, colours)


def answer_with(request, body, kind, colours):
    """A file of some kind; the drawing's own colours are the only style that it may have."""
    answer = HttpResponse(body, content_type=FILES[kind][1])
    policy = {"default-src": [NONE], "style-src": [digest_of(stylesheet(colours))]}
    return csp_replace(policy)(lambda request: answer)(request)


def moved_or_unknown(request, options):
    """The same view under the slug that its role has now (301), or a page that knows no role."""
    now = FormerSlug.objects.now(Role, options.role).get(options.role)
    if now is None:
        return unknown_role(request, options.role)
    return onward(request, request.path + options.query(role=now))


def unknown_role(request, slug):
    near = [page for page in nearest_pages(slug) if isinstance(page, Role)]
    context = {"slug": slug, "suggestions": near, "nav": "chart"}
    return render(request, "charts/unknown_role.html", context, status=404)


def explained(problems):
    """[(sentence, roles to edit)] for editors; one query, and none where nothing is wrong."""
    keys = {key for problem in problems for key in problem.keys}
    roles = {role.slug: role for role in Role.objects.filter(slug__in=keys)} if keys else {}
    names = {slug: role.short_name for slug, role in roles.items()}
    return [
        (explain(problem, names), [roles[key] for key in problem.keys if key in roles])
        for problem in problems
    ]
