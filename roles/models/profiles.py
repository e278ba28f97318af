"""The queries behind a role page: everything about some roles, in a constant number of queries."""

from functools import reduce
from operator import attrgetter, or_

from django.apps import apps
from django.db.models import F, Q

from roles.evidence.assembling import FRONT, LISTS, Listed, assemble

from .citing import attach_references, supported
from .content import content_models
from .public import public
from .published import PublishableQuerySet
from .vocabulary import LineKind


class RoleQuerySet(PublishableQuerySet):
    def visible(self, drafts):
        return self.all() if drafts else self.published()

    def front(self):
        """The roles that menus offer."""
        return self.published().filter(order__lt=FRONT)

    def profiles(self, *slugs, drafts=False, cited_too=()):
        """Return {slug: Profile} for those of `slugs` that exist (drafts only when asked for).

        `cited_too`: further claims of the page, which get their references on the same trip.

        Fourteen queries, whatever the number of roles and claims: roles, the thirteen lists of a
        profile but surroundings, and citations.
        """
        wanted = Q(slug__in=slugs) | Q(order__lt=FRONT)
        roles = list(self.visible(drafts).filter(wanted).select_related("function"))
        if not (wanted := [role for role in roles if role.slug in slugs]):
            return {}
        profiles = assemble(wanted, _Today(roles, wanted, drafts, cited_too), drafts)
        return {profile.role.slug: profile for profile in profiles.values()}


class _Today:
    """Reads today's tables for `assemble`, one query a list."""

    def __init__(self, roles, wanted, drafts, cited_too):
        self.lists = lists()
        self.roles = {role.pk: role for role in roles}
        self.ids = [role.pk for role in wanted]
        self.acronyms = {role.acronym for role in wanted} - {""}
        self.drafts = drafts
        self.cited_too = cited_too

    def rows(self, name):
        held = self.lists[name]
        model = apps.get_model("roles", held.model)
        if name in ("advice", "positions"):
            return getattr(self, name)(model.objects.order_by())
        rows = model.objects.filter(
            belonging(model.objects, held, self.ids, self.acronyms, self.leading)
        )
        if not self.drafts:
            rows = rows.filter(public(model))
        rows = list(rows.order_by().select_related(*held.beside or [None]))
        for row in rows:
            if getattr(row, "role_id", None) in self.roles:
                row.role = self.roles[row.role_id]
        return rows

    def leading(self, path):
        return Q(**{f"{path}__in": self.ids})

    def advice(self, rows):
        about = rows.filter(roles__in=self.ids).values("pk")
        found, roles = advice_linked(rows.model.roles.through.objects.filter(stageadvice__in=about))
        self.roles = roles | self.roles
        return found

    def positions(self, rows):
        """With all roles of their disputes as links: a row for each of them."""
        disputes = rows.filter(dispute__roles__in=self.ids).values("dispute")
        found, links = {}, {}
        rows = rows.filter(dispute__in=disputes).select_related("dispute")
        for row in rows.annotate(about=F("dispute__roles")):
            dispute = found.setdefault(row.pk, row).dispute
            dispute.links = links.setdefault(dispute.pk, {"roles": set()})
            dispute.links["roles"].add(row.about)
        return list(found.values())

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
    """The StageAdvice behind rows that link it to roles, in order, and {id: role} of those."""
    found, roles = {}, {}
    for link in links.select_related("stageadvice", "role"):
        row = found.setdefault(link.stageadvice_id, link.stageadvice)
        row.links = {"roles": {*getattr(row, "links", {"roles": ()})["roles"], link.role_id}}
        roles[link.role_id] = link.role
    return sorted(found.values(), key=attrgetter("order", "key")), roles
