import base64
import hashlib

from csp.decorators import csp_replace
from django.http import HttpResponse
from django.shortcuts import render

from roles.caching.kept import kept
from roles.caching.keys import query_keys
from roles.charting.data_faults import explain, problems_in
from roles.charting.page import FILES, chart_page, drawing_file, file_name, lines_file
from roles.charting.showing import show
from roles.charting.stages import Stage
from roles.charting.wishes import PARAMETERS, keep_known, read_wish
from roles.models import FormerSlug, Role
from roles.models import chart as charts
from roles.models.citing import attach_references, supported
from roles.models.profiles import FRONT
from roles.models.vocabulary import CompanyStage
from roles.orgchart.palette import stylesheet

from .editors import is_editor
from .errors import nearest_pages
from .onward import onward

# The drawing's own colours are the only style that a file on its own needs.
STYLE = base64.b64encode(hashlib.sha256(stylesheet().encode()).digest()).decode()
FILE_POLICY = {"default-src": ["'none'"], "style-src": [f"'sha256-{STYLE}'"]}


whole_company = kept(charts.read_structure)


@query_keys(*PARAMETERS)
def chart(request):
    structure = whole_company()
    wish, notes = read_wish(request.GET, CompanyStage.values)
    wish, unknown = keep_known(wish, set(structure.slugs))
    stage = read_stage(wish.stage)
    try:
        shown = show(structure, wish, stage)
    except KeyError:
        return moved_or_unknown(request, wish)
    if wish.format:
        return download(request, wish, shown, stage)
    page = told_page(shown, wish, stage) | {
        "notes": [*notes, *unknown],
        "problems": explained(problems_in(structure)) if is_editor(request) else [],
        "nav": "chart",
    }
    return render(request, "charts/chart.html", page)


@query_keys(*PARAMETERS)
def drawing(request):
    """The drawing alone, to look at or to embed; unknown values are left out of account."""
    structure = whole_company()
    wish, _notes = read_wish(request.GET, CompanyStage.values)
    stage = read_stage(wish.stage)
    try:
        shown = show(structure, wish, stage)
    except KeyError:
        return moved_or_unknown(request, wish)
    return file_response(request, "svg", wish, shown, stage)


def read_stage(value):
    """The Stage with its statements; those that nothing supports are left out."""
    if not value:
        return Stage()
    advice, coverages = charts.advice_for(value), charts.coverages_for(value)
    attach_references([*advice, *coverages])
    return Stage(
        value, CompanyStage(value).label, tuple(supported(advice)), tuple(supported(coverages))
    )


def told_page(shown, wish, stage):
    roles = charts.roles_by_slug(shown.slugs)
    claims = charts.lines_by_key([line.key for line in shown.chart.lines])
    attach_references(claims.values())
    usages = charts.usages_naming_managers(shown.slugs)
    context = chart_page(shown, wish, stage, CompanyStage.choices, roles, claims, usages)
    return context | {"front": [role for role in roles.values() if role.order < FRONT]}


def download(request, wish, shown, stage):
    response = file_response(request, wish.format, wish, shown, stage)
    name = file_name(wish.format, wish)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@csp_replace(FILE_POLICY)
def file_response(request, kind, wish, shown, stage):
    origin = f"{request.scheme}://{request.get_host()}"
    if kind == "svg":
        roles = charts.roles_by_slug(shown.slugs)
        body = drawing_file(shown, wish, stage, roles, origin)
    else:
        body = lines_file(kind, shown, charts.roles_by_slug(), origin)
    return HttpResponse(body, content_type=FILES[kind][1])


def moved_or_unknown(request, wish):
    """The same view under the slug that its role has now (301), or a page that knows no role."""
    now = FormerSlug.objects.now(Role, wish.role)
    if wish.role not in now:
        return unknown_role(request, wish.role)
    return onward(request, request.path + wish.query(role=now[wish.role]))


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
