"""A role page as it was: the profile of a role from the history instead of from today's tables."""

from dataclasses import dataclass
from operator import attrgetter

from roles import models as m
from roles.evidence.profile import Profile
from roles.evidence.references import Reference
from roles.models.citing import supported
from roles.models.profiles import CLAIMS
from roles.models.vocabulary import LineKind

from .snapshots import at, existing, latest, remaining, state, with_links


def profile_as_of(pk, moment):
    """The Profile of the role with this id at `moment`; None where it was not published then.

    Other roles appear if they were published then and still are: what has been withdrawn since
    stays withdrawn, and no link leads nowhere.
    """
    past = _Past(pk, moment)
    if past.role is None or not past.role.is_published:
        return None
    return past.profile()


def _in_order(claims):
    return sorted(claims, key=attrgetter("order", "key"))


def with_snapshot(snapshot):
    """The row as an object that keeps what it was made from as `snapshot`."""
    row = snapshot.instance()
    row.snapshot = snapshot
    return row


@dataclass
class _Past:
    """Everything that a role page needs, as it was; one method for each list of the profile."""

    pk: int
    moment: object

    def __post_init__(self):
        self.upto = at(self.moment)
        self.whole = state(m.Role, self.pk, self.upto)
        root = self.whole.get((m.Role, self.pk))
        self.role = root.instance() if root else None

    def profile(self):
        self.others = self.rows_at(m.Role, self.published_now())
        self.others = {
            pk: role for pk, role in self.others.items() if role.is_published and pk != self.pk
        }
        found = Profile(
            self.role,
            titles=_in_order(self.own(m.RoleTitle)),
            responsibilities=_in_order(self.own(m.Responsibility)),
            requirements=_in_order(self.requirements()),
            lines=self.lines(),
            coverages=_in_order(self.coverages()),
            advice=_in_order(self.advice()),
            participations=_in_order(self.participations()),
            positions=self.positions(),
            questions=_in_order([*self.own(m.Question), *self.questions_of_comparisons()]),
            crosswalks=sorted(self.own(m.Crosswalk), key=attrgetter("scheme", "code")),
            usages=self.usages(),
            others=sorted(self.others.values(), key=attrgetter("order", "slug")),
            confused_ids=self.confused_ids(),
        )
        found.surroundings = self.surroundings(found.lines)
        self.refer(found)
        return found

    def published_now(self):
        return m.Role.objects.published().order_by().values("pk")

    def rows_at(self, model, ids):
        """{id: instance} of rows as they were."""
        return {s.pk: s.instance() for s in existing(model, ids, self.upto)}

    def own(self, model):
        """Instances of a kind of row in the whole, each with its `snapshot`, about this role."""
        rows = []
        for snapshot in self.whole.values():
            if snapshot.model is model:
                row = with_snapshot(snapshot)
                if hasattr(row, "role_id"):
                    row.role = self.role
                rows.append(row)
        return rows

    def tied(self, rows, *ends):
        """Those of `rows` between roles that can be shown, with these roles at both ends."""
        roles = {**self.others, self.pk: self.role}
        for row in rows:
            found = [roles.get(getattr(row, f"{end}_id")) for end in ends]
            if all(found):
                for end, role in zip(ends, found, strict=True):
                    setattr(row, end, role)
                yield row

    def lines(self):
        return self.tied_lines(self.own(m.ReportingLine))

    def tied_lines(self, rows):
        rows = self.tied(rows, "subordinate", "manager")
        return sorted(rows, key=lambda x: (x.manager.order, x.subordinate.order, x.key))

    def surroundings(self, lines):
        """The lines of this role, and those from its managers to its peers."""
        up = [x for x in lines if x.kind == LineKind.SOLID and x.subordinate_id == self.pk]
        managers = {line.manager_id for line in up}
        ever = m.ReportingLine.history.filter(manager_id__in=managers).order_by().values("id")
        own = {line.pk for line in lines}
        peers = [
            with_snapshot(snapshot)
            for snapshot in existing(m.ReportingLine, ever, self.upto)
            if snapshot.pk not in own
            and snapshot.row.kind == LineKind.SOLID
            and snapshot.row.manager_id in managers
        ]
        return self.tied_lines([*lines, *peers])

    def coverages(self):
        return self.tied(self.own(m.Coverage), "absent", "covering")

    def requirements(self):
        rows = self.own(m.RoleSkill)
        ids = {pk for row in rows for pk in (row.skill_id, row.instead_of_id) if pk}
        skills = self.rows_at(m.Skill, ids)
        for row in rows:
            row.skill = skills[row.skill_id]
            row.instead_of = skills.get(row.instead_of_id)
        return rows

    def advice(self):
        rows, roles = self.own(m.StageAdvice), {**self.others, self.pk: self.role}
        for row in rows:
            named = [roles[pk] for pk in row.snapshot.links["roles"] if pk in roles]
            row.named = sorted(named, key=attrgetter("order"))
            row.names_all = len(named) == len(row.snapshot.links["roles"])
        return rows

    def participations(self):
        """Those in processes that were published then and still are."""
        now = m.Process.objects.published().order_by().values("pk")
        ever = m.Participation.history.filter(role_id=self.pk, process_id__in=now)
        snapshots = existing(m.Participation, ever.order_by().values("id"), self.upto)
        rows = [with_snapshot(x) for x in snapshots if x.row.role_id == self.pk]
        processes = self.rows_at(m.Process, {row.process_id for row in rows}) if rows else {}
        for row in rows:
            row.process = processes.get(row.process_id)
        return [row for row in rows if row.process and row.process.is_published]

    def positions(self):
        disputes = {row.pk: row for row in self.own(m.Dispute)}
        rows = self.own(m.Position)
        for row in rows:
            row.dispute = disputes[row.dispute_id]
        return sorted(rows, key=lambda x: (x.dispute.order, x.dispute.slug, x.order, x.key))

    def confused_ids(self):
        shared = (row.snapshot.links["roles"] for row in self.own(m.Dispute))
        return set().union(*shared) - {self.pk}

    def questions_of_comparisons(self):
        of_pair = m.Comparison.history.filter(left_id=self.pk) | m.Comparison.history.filter(
            right_id=self.pk
        )
        now = m.Comparison.objects.published().order_by().values("pk")
        ids = of_pair.filter(id__in=now).order_by().values("id")
        comparisons = self.rows_at(m.Comparison, ids)
        public = {
            comparison.pk: comparison
            for comparison in self.tied(comparisons.values(), "left", "right")
            if comparison.is_published and self.pk in (comparison.left_id, comparison.right_id)
        }
        asked = m.Question.history.filter(comparison_id__in=list(public)).order_by().values("id")
        for snapshot in existing(m.Question, asked, self.upto):
            row = with_snapshot(snapshot)
            if row.comparison_id in public:
                row.comparison = public[row.comparison_id]
                yield row

    def usages(self):
        history = m.TitleUsage.history
        meant = history.filter(role_id=self.pk)
        if self.role.acronym:
            meant = meant | history.filter(acronym=self.role.acronym)
        rows = latest(m.TitleUsage, meant.order_by().values("id"), self.upto)
        # In the database's own order, as on the page of today.
        rows = remaining(rows.order_by(*m.TitleUsage._meta.ordering))
        found = [snapshot.instance() for snapshot in with_links(m.TitleUsage, rows)]
        shown = {**self.others, self.pk: self.role}
        for row in found:
            row.role = shown.get(row.role_id)
        acronym = self.role.acronym or None
        return [row for row in found if row.role_id == self.pk or row.acronym == acronym]

    def refer(self, profile):
        """Give each claim its `references`, and leave out those that had no support."""
        claims = {id(claim): claim for kind in CLAIMS for claim in getattr(profile, kind)}.values()
        ids = {pk for claim in claims for pk in claim.snapshot.links["citations"]}
        places = self.references(ids)
        for claim in claims:
            cited = [places[pk] for pk in claim.snapshot.links["citations"] if pk in places]
            claim.references = sorted(cited, key=attrgetter("source", "place"))
        for kind in CLAIMS:
            setattr(profile, kind, supported(getattr(profile, kind)))

    def references(self, ids):
        """{citation id: Reference} as source and place were called then."""
        citations = self.rows_at(m.Citation, ids)
        sources = self.rows_at(m.Source, {c.source_id for c in citations.values()})
        originals = {s.copy_of_id for s in sources.values()} - {None}
        originals = self.rows_at(m.Source, originals) if originals else {}
        return {
            pk: reference(citation, source, originals.get(source.copy_of_id))
            for pk, citation in citations.items()
            for source in (sources[citation.source_id],)
        }


def reference(citation, source, original=None):
    return Reference(
        place=citation.place,
        heading=citation.heading,
        source=source.slug,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        url=source.url,
        published_on=source.published_on,
        language=source.language,
        speaker=original.publisher if original else "",
    )
