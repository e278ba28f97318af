"""What is on record for the planner, as plain values; how many queries does not depend on the data.

Of the roles that menus offer and of those that a company has: what ten thousand further ones do
would fill memory, and no form could offer them.
"""

from django.db.models import F, Q

from roles.evidence.assembling import FRONT
from roles.evidence.voices import voice_of
from roles.planning import record

from .citing import attach_references
from .disputes import Position
from .functions import Area
from .mandates import Mandate
from .reporting import Coverage, ReportingLine, StageAdvice
from .roles import Responsibility, Role, RoleTitle
from .sources import voice_column
from .statements import claims_named
from .vocabulary import LineKind, TitleKind


def read_record(further=()):
    """The Record of the front roles and of the `further` (slugs); eleven queries."""
    roles = list(Role.objects.published().filter(Q(order__lt=FRONT) | Q(slug__in=further)))
    slugs = {role.pk: role.slug for role in roles}
    return record.Record(
        roles=tuple(record.RoleRow(r.slug, r.level, names_of(r), r.function_id) for r in roles),
        areas=tuple(Area.objects.values_list("slug", flat=True)),
        duties=tuple(duties(slugs)),
        mandates=tuple(mandates()),
        coverages=tuple(coverages(slugs)),
        advice=tuple(advice(slugs)),
        lines=tuple(lines(slugs)),
        positions=tuple(positions(slugs)),
        namings=tuple(namings(slugs)),
    )


def names_of(role):
    return tuple(dict.fromkeys(filter(None, (role.name_vi, role.name_en))))


def duties(slugs):
    rows = Responsibility.objects.supported().filter(role__in=slugs)
    voices = voices_by_claim(rows)
    for row in rows.defer("detail_vi", "detail_en", "note_vi", "note_en"):
        claim = name_of(Responsibility, row.key)
        # What is the editors' own wording has no voice.
        heard = frozenset(voices.get(row.pk, ()))
        yield record.Duty(
            claim,
            slugs[row.role_id],
            row.area_id,
            heard,
            row.is_conditional,
        )


def voices_by_claim(rows):
    """{id of a claim: the independent voices that state it}, in one query."""
    kind = rows.model._meta.model_name
    links = rows.model.supporting_links().filter(**{f"{kind}__in": rows.order_by().values("pk")})
    said = {}
    for claim_id, publisher in links.values_list(f"{kind}_id", voice_column("citation__source__")):
        said.setdefault(claim_id, set()).add(voice_of(publisher))
    return said


def mandates():
    columns = ("key", "kind", "form", "size", "choice", "role__slug", "other__slug", "post_vi")
    rows = Mandate.objects.shown().order_by("order", "key")
    for key, *told, condition in rows.values_list(*columns, "condition_vi"):
        filled = [value or "" for value in told]
        yield record.Mandate(name_of(Mandate, key), *filled, bool(condition))


def coverages(slugs):
    rows = Coverage.objects.supported().filter(absent__in=slugs, covering__in=slugs)
    columns = ("key", "absent_id", "covering_id", "kind", "stage")
    for key, absent, covering, kind, stage in rows.values_list(*columns):
        yield record.Coverage(name_of(Coverage, key), slugs[absent], slugs[covering], kind, stage)


def advice(slugs):
    """Those of which all roles are known: what is said of several does not hold of some."""
    rows = StageAdvice.objects.supported()
    voices = voices_by_claim(rows)
    found = {}
    for row in rows.annotate(about=F("roles")).order_by("order", "key"):
        found.setdefault(row.pk, (row, []))[1].append(row.about)
    for row, about in found.values():
        if all(pk in slugs for pk in about):
            named = tuple(sorted(slugs[pk] for pk in about))
            told = (row.stage, named, row.arrangement, row.leaning)
            heard = len(voices.get(row.pk, ()))
            yield record.Advice(name_of(StageAdvice, row.key), *told, heard)


def lines(slugs):
    rows = ReportingLine.objects.supported().filter(
        subordinate__in=slugs, manager__in=slugs, kind__in=(LineKind.SOLID, LineKind.DOTTED)
    )
    columns = ("key", "subordinate_id", "manager_id", "kind", "context")
    for key, low, high, kind, context in rows.order_by("order", "key").values_list(*columns):
        yield record.Reporting(name_of(ReportingLine, key), slugs[low], slugs[high], kind, context)


def positions(slugs):
    rows = Position.objects.supported().annotate(about=F("dispute__roles"))
    found = {}
    for row in rows.order_by("dispute__order", "dispute__slug", "order", "key"):
        found.setdefault(row.pk, (row, []))[1].append(row.about)
    for row, about in found.values():
        named = tuple(sorted(slugs[pk] for pk in about if pk in slugs))
        yield record.Position(name_of(Position, row.key), str(row.dispute_id), named, row.leaning)


def namings(slugs):
    rows = RoleTitle.objects.supported().filter(role__in=slugs, kind=TitleKind.TRANSLATION)
    for key, role, text in rows.values_list("key", "role_id", "text"):
        yield record.Naming(name_of(RoleTitle, key), slugs[role], text)


def name_of(model, key):
    return f"{model._meta.model_name}-{key}"


def told_in_full(names):
    """{name: claim} of public claims with their references: a query a kind, and one for places."""
    return {name_of(claim, claim.key): claim for claim in attach_references(claims_named(names))}
