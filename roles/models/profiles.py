"""The queries behind a role page: everything about some roles, in a constant number of queries."""

from django.db.models import Case, F, Q, When

from roles.evidence.profile import Profile

from .citing import attach_references, supported
from .public import is_public, public
from .published import PublishableQuerySet
from .vocabulary import LineKind

# Roles with an order below this stand in the menus of every page; the others are found by search.
FRONT = 1000

# The lists of a profile that hold claims.
CLAIMS = (
    "titles",
    "responsibilities",
    "requirements",
    "lines",
    "surroundings",
    "coverages",
    "advice",
    "participations",
    "positions",
    "questions",
)


class RoleQuerySet(PublishableQuerySet):
    def visible(self, drafts):
        return self.all() if drafts else self.published()

    def front(self):
        """The roles that menus offer."""
        return self.published().filter(order__lt=FRONT)

    def ranked(self, column, values):
        """With `rank`, the place of the column's value among `values`."""
        cases = [When(**{column: value}, then=rank) for rank, value in enumerate(values)]
        return self.annotate(rank=Case(*cases, default=len(values)))

    def profiles(self, *slugs, drafts=False, cited_too=()):
        """Return {slug: Profile} for those of `slugs` that exist (drafts only when asked for).

        `cited_too`: further claims of the page, which get their references on the same trip.

        Thirteen queries, whatever the number of roles and claims: roles, titles, responsibilities,
        required skills, lines, coverages, stage advice, participations, positions, questions,
        crosswalks, observed titles, citations.
        """
        roles = list(self.visible(drafts).filter(Q(slug__in=slugs) | Q(order__lt=FRONT)))
        wanted = {role.pk: Profile(role) for role in roles if role.slug in slugs}
        if wanted:
            _Loader(self.model, wanted, drafts).load(cited_too)
        for profile in wanted.values():
            profile.others = [r for r in roles if r != profile.role and r.is_published]
        return {profile.role.slug: profile for profile in wanted.values()}


class _Loader:
    """Fills profiles, {role id: Profile}; one method a query."""

    def __init__(self, role_model, profiles, drafts):
        self.role_model = role_model
        self.profiles = profiles
        self.ids = list(profiles)
        self.drafts = drafts

    def related(self, name):
        """The model behind a relation of Role, by the relation's name."""
        return self.role_model._meta.get_field(name).related_model.objects

    def shown(self, rows, path=""):
        """Those of `rows` that may be shown, or what lies at the end of their `path`."""
        model = rows.model._meta.get_field(path).related_model if path else rows.model
        return rows if self.drafts else rows.filter(public(model, f"{path}__" if path else ""))

    def load(self, cited_too):
        self.load_own("titles", "titles")
        self.load_own("responsibilities", "responsibilities")
        self.load_own("requirements", "requirements", "skill", "instead_of")
        self.load_lines()
        self.load_coverages()
        self.load_advice()
        self.load_participations()
        self.load_positions()
        self.load_questions()
        self.load_own("crosswalks", "crosswalks")
        self.load_usages()
        self.load_references(cited_too)

    def put(self, attribute, role_id, item):
        if role_id in self.profiles:
            getattr(self.profiles[role_id], attribute).append(item)

    def load_own(self, attribute, relation, *joins):
        rows = self.related(relation).filter(role__in=self.ids)
        for row in rows.select_related(*joins) if joins else rows:
            row.role = self.profiles[row.role_id].role
            self.put(attribute, row.role_id, row)

    def load_lines(self):
        """Lines from and to the roles, and those from their managers to their peers."""
        lines = self.related("lines_up")
        managers = lines.filter(subordinate__in=self.ids, kind=LineKind.SOLID).values("manager")
        near = lines.filter(Q(subordinate__in=self.ids) | Q(manager__in=self.ids))
        peers = lines.filter(manager__in=managers, kind=LineKind.SOLID)
        # A union, for with an OR of the two the databases read all lines of the company.
        found = near.order_by().values("pk").union(peers.order_by().values("pk"))
        rows = self.shown(lines.filter(pk__in=found)).select_related("subordinate", "manager")
        rows = list(rows.order_by("manager__order", "subordinate__order", "key"))
        for row in rows:
            self.put("lines", row.subordinate_id, row)
            self.put("lines", row.manager_id, row)
        for profile in self.profiles.values():
            profile.surroundings = rows

    def load_coverages(self):
        about = Q(absent__in=self.ids) | Q(covering__in=self.ids)
        rows = self.shown(self.related("covers_for").filter(about))
        for row in rows.select_related("absent", "covering"):
            self.put("coverages", row.absent_id, row)
            self.put("coverages", row.covering_id, row)

    def load_advice(self):
        """Stage advice with the roles it names (see `with_roles_named`)."""
        advice = self.related("stage_advice")
        links = advice.model.roles.through.objects
        about = advice.filter(roles__in=self.ids).values("pk")
        for row in with_roles_named(links.filter(stageadvice__in=about), self.drafts):
            for role in row.named:
                self.put("advice", role.pk, row)

    def load_participations(self):
        rows = self.shown(self.related("participations").filter(role__in=self.ids))
        for row in rows.select_related("process").order_by("process__order", "order", "key"):
            self.put("participations", row.role_id, row)

    def load_positions(self):
        """Positions of the roles' disputes, and with whom the roles share a dispute."""
        disputes = self.related("disputes")
        model = disputes.model._meta.get_field("positions").related_model
        about = disputes.filter(roles__in=self.ids).values("pk")
        rows = model.objects.filter(dispute__in=about).select_related("dispute")
        rows = rows.annotate(about_role=F("dispute__roles"))
        seen, sharing = {}, {}
        for row in rows.order_by("dispute__order", "dispute__slug", "order", "key"):
            self.put("positions", row.about_role, seen.setdefault(row.pk, row))
            sharing.setdefault(row.dispute_id, set()).add(row.about_role)
        for role_id, profile in self.profiles.items():
            shared = (roles for roles in sharing.values() if role_id in roles)
            profile.confused_ids = set().union(*shared) - {role_id}

    def load_questions(self):
        rows = self.related("questions").filter(
            Q(role__in=self.ids)
            | Q(comparison__left__in=self.ids)
            | Q(comparison__right__in=self.ids)
        )
        for row in self.shown(rows).select_related("comparison"):
            about = [row.role_id]
            if row.comparison:
                about += [row.comparison.left_id, row.comparison.right_id]
            for role_id in about:
                self.put("questions", role_id, row)

    def load_usages(self):
        acronyms = {p.role.acronym for p in self.profiles.values()} - {""}
        rows = self.related("usages").filter(Q(role__in=self.ids) | Q(acronym__in=acronyms))
        for row in rows.select_related("role"):
            for role_id, profile in self.profiles.items():
                if row.role_id == role_id or (row.acronym and row.acronym == profile.role.acronym):
                    self.put("usages", role_id, row)

    def load_references(self, cited_too):
        lists = [(p, kind) for p in self.profiles.values() for kind in CLAIMS]
        own = dict.fromkeys(claim for profile, kind in lists for claim in getattr(profile, kind))
        attach_references([*own, *cited_too])
        for profile, kind in lists:
            setattr(profile, kind, supported(getattr(profile, kind)))


def with_roles_named(links, drafts=False):
    """The StageAdvice behind rows that link it to roles.

    Each with the roles that may be shown as `named`, and whether those are all, `names_all`: what
    is true of three roles need not be true of the two that one sees.
    """
    found = {}
    for link in links.select_related("stageadvice", "role").order_by(
        "stageadvice__order", "stageadvice__key", "role__order", "role__slug"
    ):
        row = found.setdefault(link.stageadvice_id, link.stageadvice)
        is_shown = drafts or is_public(link.role)
        row.names_all = getattr(row, "names_all", True) and is_shown
        row.named = [*getattr(row, "named", []), *([link.role] if is_shown else [])]
    return list(found.values())
