"""The planner: whom a company needs, by law, by sources, and by what follows from both."""

from dataclasses import replace

from django.shortcuts import render
from django.utils.translation import gettext as _

from roles.addresses import origin_of
from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.charting.page import FILES
from roles.charting.planned import ADVISED, NOW, WHICH, drawing_file, lines_file, planned
from roles.evidence.assembling import FRONT
from roles.evidence.references import number_references
from roles.models import Area, Mandate, Role
from roles.models.citing import attach_references
from roles.models.mandates import by_form
from roles.models.planning_record import read_record, told_in_full
from roles.pages.company_form import COMPANY, PARAMETERS, Reading, address, query
from roles.pages.planner_form import Form, common, example
from roles.pages.planner_page import Page
from roles.pages.planner_summary import posts_of, summary
from roles.pages.planner_words import described
from roles.planning.planner import plan as find_out

from .charts import DRAWINGS, answer_with
from .errors import Told
from .onward import onward
from .whole_page import WHOLE, depth

KINDS = {ending: kind for kind, (_name, _type, ending) in FILES.items()}
# Of the roles that menus offer, which nearly all readers choose from, and of some further ones.
record_with = cached_by_revision(read_record, entries=8)


@query_keys(*PARAMETERS, WHOLE)
def plan(request):
    """The form; below it what was found, once something is known of the company.

    The references stand on it in brief: the whole page's address at each number, with the company
    in it, would weigh more than they do.
    """
    reading, roles = read(request)
    company = reading.company
    if not reading.is_plain:
        return onward(request, address(company), permanent=False, without=PARAMETERS)
    record = record_of(company, roles)
    context = {
        "form": Form(
            company,
            list(roles.values()),
            common(record, roles),
            reading.typed,
            reading.typed_pairs,
        ),
        "problems": [(problem, ways(company, problem)) for problem in reading.problems],
        "nav": "plan",
        "in_full": depth(request)["proof"],
    }
    if query(company):
        return render(request, "planning/answer.html", context | answer(company, record, roles))
    return render(request, "planning/start.html", context | start(record, roles))


@query_keys(*COMPANY, "which")
def drawing(request, ending):
    """One of the two charts as a file; what means nothing in the query is left out of account."""
    if (kind := KINDS.get(ending)) is None:
        raise Told(_("There is no such format; there are: %(all)s.") % {"all": ", ".join(KINDS)})
    which = request.GET.get("which", ADVISED)
    if which not in WHICH:
        raise Told(_("There are two charts: “now” and “advised”."))
    reading, roles = read(request)
    company = reading.company
    found = find_out(company, record_of(company, roles))
    origin = origin_of(request)
    sets = found.as_is if which == NOW else found.as_advised
    chart = planned(which, sets, roles, company.roles, address(company))
    colours = {role.function_id: role.function.colours for role in roles.values()}
    if kind in DRAWINGS:
        body = DRAWINGS[kind](drawing_file(chart, roles, origin, colours))
    else:
        body = lines_file(kind, chart, origin)
    response = answer_with(request, body, kind, colours)
    response.headers["Content-Disposition"] = f'attachment; filename="{which}.{ending}"'
    return response


def read(request):
    """The Reading of a query, and {slug: Role} of what menus offer and what the company has."""
    front = list(Role.objects.front().select_related("function"))
    reading = Reading(request.GET, front)
    roles = {role.slug: role for role in front}
    if further := reading.company.roles - roles.keys():
        known = Role.objects.published().filter(slug__in=further).select_related("function")
        roles |= {role.slug: role for role in known}
    return reading, roles


def record_of(company, roles):
    front = {slug for slug, role in roles.items() if role.order < FRONT}
    return record_with(tuple(sorted(company.roles - front)))


def answer(company, record, roles):
    areas = Area.objects.in_bulk(field_name="slug")
    page = Page(company, find_out(company, record), roles, areas, told_in_full)
    return {"plan": page, "references": page.references, "shared_address": address(company)}


def start(record, roles):
    """What the page says before anything is known: what the law asks, and an example."""
    company = example(roles)
    mandates = attach_references(Mandate.objects.shown())
    references = number_references(mandates)
    found, areas = find_out(company, record), Area.objects.in_bulk(field_name="slug")
    return {
        "forms": by_form(mandates),
        "references": references,
        "example": summary(company, found, roles, areas, posts_of(mandates)),
        "example_told": described(company, roles),
        "example_address": address(company),
    }


def ways(company, problem):
    """Pairs (role, address of the answer with it) of the roles that a wrong name may mean."""
    has = company.has
    return [(role, address(replace(company, has=has | {role.slug}))) for role in problem.meant]
