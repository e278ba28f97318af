"""Queries answered with a tool: the description of a role, and whom a company needs."""

from itertools import product
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from roles.asking.tools import ComposeIntent, PlanIntent
from roles.models import Role, SearchEntry
from roles.models.search import Kind
from roles.models.vocabulary import Activity, CompanySize, CompanyStage, LegalForm

from .answer import Answer, page_of

MOST_SENSES = 3  # of one name


def compose(intent: ComposeIntent, *named: list) -> list[Answer]:
    """The descriptions of the roles that a query names, each sense of a name by itself.

    Of what is no role there is none: its page, as to the question what it is.
    """
    if not named:
        return [_tool(_("Compose a role description"), reverse("compose-list"))]
    rows = Role.objects.in_bulk([int(e.key) for found in named for e in found if _is_role(e)])
    senses = [[rows[int(e.key)] for e in found if _is_role(e)] for found in named]
    pages = [page_of(entry) for found in named for entry in found[:2]]
    if not all(senses):
        return pages if len(named) == 1 else []
    if intent.together:
        described = [_described(*pair) for pair in product(*senses) if len({*pair}) > 1]
    else:
        described = [_described(role) for found in senses for role in found[:MOST_SENSES]]
    return described[:MOST_SENSES] + pages if described else []


def _is_role(entry: SearchEntry) -> bool:
    return entry.kind == Kind.ROLE


def _described(role: Role, *others: Role) -> Answer:
    """The composer of a role, with the duties of `others` that the same person has."""
    names = " + ".join(str(each) for each in (role, *others))
    query = urlencode([("with", other.slug) for other in others])
    address = reverse("compose", args=[role.slug]) + (f"?{query}" if query else "")
    return _tool(_("Compose a role description: %(role)s") % {"role": names}, address)


def plan(intent: PlanIntent, asked: list | None = None) -> list[Answer]:
    """The planner with what the query says of the company; the page of a role that it asks about.

    A planner for each legal form that the words leave open.
    """
    rest = [("size", intent.size), ("stage", intent.stage), *(("does", x) for x in intent.does)]
    said = [(name, value) for name, value in rest if value]
    plans = [_planned([("form", form), *said] if form else said) for form in intent.forms or ("",)]
    return plans + [page_of(entry) for entry in (asked or [])[:2]]


def _planned(said: list[tuple[str, str]]) -> Answer:
    labels = [str(CHOICES[name](value).label) for name, value in said]
    query = f"?{urlencode(said)}" if said else ""
    title = " ".join(filter(None, [_("Whom does your company need?"), " · ".join(labels)]))
    return _tool(title, reverse("plan") + query)


CHOICES = {"form": LegalForm, "size": CompanySize, "stage": CompanyStage, "does": Activity}


def _tool(title: str, address: str) -> Answer:
    return Answer(None, Kind.ROLE, title, address=address, label=_("Tool"))
