"""The queries behind a role page: everything about some roles, in a constant number of queries."""

from functools import cache, reduce
from itertools import chain
from operator import attrgetter, or_

from django.apps import apps
from django.db.models import Q

from roles.evidence.assembling import FRONT, LISTS, Listed, assemble

from .citing import attach_references, supported
from .content import content_models
from .named_roles import give_roles, known_roles, roles_in
from .public import public
from .published import PublishableQuerySet
from .vocabulary import LineKind
from .written_queries import ask, ask_values, share


class RoleQuerySet(PublishableQuerySet):
    def visible(self, drafts):
        return self.all() if drafts else self.published()

    def front(self):
        """The roles that menus offer."""
        return self.published().filter(order__lt=FRONT)

    def profiles(self, *slugs, drafts=False, cited_too=(), named_too=()):
        """Return {slug: Profile} for those of `slugs` that exist (drafts only when asked for).

        `cited_too`: further claims of the page, which get their references on the same trip;
        `named_too`: further rows, which get the roles that they name.

        Seventeen queries, whatever the number of roles and claims: the roles, the lists of a
        profile but surroundings, what two of these are about, the roles that are named with those
        of the menus, and citations. One more for what these are called, when that is asked.
        """
        wanted = list(self.visible(drafts).filter(slug__in=slugs).select_related("function"))
        if not wanted:
            return {}
        profiles = assemble(wanted, _Today(wanted, drafts, cited_too, named_too), drafts)
        return {profile.role.slug: profile for profile in profiles.values()}


class _Today:
    """Reads today's tables for `assemble`, a query a list, and then the roles that these name."""

    def __init__(self, wanted, drafts, cited_too, named_too):
        self.lists = lists()
        self.ids = [role.pk for role in wanted]
        self.acronyms = tuple({role.acronym for role in wanted} - {""})
        self.drafts = drafts
        self.cited_too = cited_too
        self.found = {name: self.read(name) for name in self.lists}
        rows = list(chain(*self.found.values(), named_too))
        self.roles = known_roles(wanted, rows, drafts)
        give_roles(rows, self.roles)

    def rows(self, name):
        return self.found[name]

    def read(self, name):
        if name in ("advice", "positions"):
            return getattr(self, name)()
        held = self.lists[name]
        model = apps.get_model("roles", held.model)
        uses = self.acronyms if held.model == "TitleUsage" else ()
        rows = ask(listed, self.ids, held, uses, self.drafts)
        for names in beside(model, held.beside):
            share(rows, *names)
        return rows

    def advice(self):
        links = ask(advising, self.ids)
        return advice_linked(share(links, "stageadvice"))

    def positions(self):
        """With all roles of their disputes as links."""
        links = {}
        for link in ask_values(disputing, self.ids):
            links.setdefault(link["dispute"], {"roles": set()})["roles"].add(link["role"])
        found = share(ask(sides, list(links)), "dispute")
        for row in found:
            row.dispute.links = links[row.dispute_id]
        return found

    def supported(self, claims):
        attach_references([*claims, *self.cited_too])
        return supported(claims)


def lists():
    """{name: Listed} of a profile: those that it knows, and of further kinds of claims."""
    known, found = {held.model for held in LISTS.values()}, dict(LISTS)
    for model in content_models():
        for name in model.subject_fields():
            role = model.field(name).remote_field
            if role.model._meta.model_name == "role" and model.__name__ not in known:
                found[role.get_accessor_name()] = Listed(model.__name__, (name,))
    return found


def listed(ids, held, acronyms, drafts):
    """The rows of a list that belong to roles with these ids or acronyms."""
    model = apps.get_model("roles", held.model)

    def leading(path):
        return Q(**{f"{path}__in": ids})

    rows = model.objects.filter(belonging(model.objects, held, ids, acronyms, leading)).order_by()
    return rows if drafts else rows.filter(public(model))


@cache
def beside(model, names):
    """The names of relations by the model that they lead to, but those to roles, [[name]]."""
    by_model = {}
    for name in set(names) - set(roles_in(model)):
        by_model.setdefault(model.field(name).related_model, []).append(name)
    return list(by_model.values())


def advising(ids):
    """Links from advice to all of its roles, where it speaks of one with these ids."""
    links = apps.get_model("roles", "StageAdvice").roles.through.objects.order_by()
    return links.filter(stageadvice__in=links.filter(role__in=ids).values("stageadvice"))


def disputing(ids):
    """Pairs of a dispute with each of its roles, of those about a role with these ids."""
    links = apps.get_model("roles", "Dispute").roles.through.objects.order_by()
    disputes = links.filter(role__in=ids).values("dispute")
    return links.filter(dispute__in=disputes).values("dispute", "role")


def sides(ids):
    return apps.get_model("roles", "Position").objects.order_by().filter(dispute__in=ids)


def belonging(rows, held, ids, acronyms, leading):
    """The condition for `rows`, of a table or its history, that may belong to roles with `ids`.

    `leading(path)` is the condition that a path from the row leads to one of them.
    """
    if held.model == "ReportingLine":
        return Q(id__in=_near(rows.order_by(), ids))
    condition = reduce(or_, map(leading, held.about))
    return condition | Q(acronym__in=acronyms) if held.model == "TitleUsage" else condition


def _near(lines, ids):
    """Lines from and to the roles, and those from their managers to their peers."""
    managers = lines.filter(subordinate__in=ids, kind=LineKind.SOLID).values("manager")
    own = lines.filter(Q(subordinate__in=ids) | Q(manager__in=ids))
    peers = lines.filter(manager__in=managers, kind=LineKind.SOLID)
    # A union, for with an OR of the two the databases read all lines of the company.
    return own.values("id").union(peers.values("id"))


def advice_linked(links):
    """The StageAdvice behind rows that link it to roles, in order."""
    found = {}
    for link in links:
        row = found.setdefault(link.stageadvice_id, link.stageadvice)
        row.links = {"roles": {*getattr(row, "links", {"roles": ()})["roles"], link.role_id}}
    return sorted(found.values(), key=attrgetter("order", "key"))
