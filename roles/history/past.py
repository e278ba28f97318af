"""A role page as it was: the profile of a role from the history instead of from today's tables."""

from functools import partial

from django.apps import apps
from django.db.models import Q

from roles import models as m
from roles.evidence.assembling import FRONT, LISTS, assemble
from roles.evidence.references import Reference, by_evidence
from roles.models.citing import supported
from roles.models.functions import Term
from roles.models.profiles import belonging, lists
from roles.models.public import named_by
from roles.models.vocabulary import SourceKind

from .aggregates import led
from .snapshots import at, existing

# What is shown together with a row of each model.
BESIDE = {getattr(m, held.model): held.beside for held in LISTS.values()} | {
    m.Role: ("function",),
    m.Citation: ("source",),
    m.Source: ("copy_of",),
}


def profile_as_of(pk, moment):
    """The Profile of the role with this id at `moment`; None where it was not published then.

    Other roles appear if they were published then and still are: what has been withdrawn since
    stays withdrawn, and no link leads nowhere.
    """
    past = _Past(pk, moment)
    return assemble([past.roles[pk]], past)[pk] if pk in past.roles else None


class _Past:
    """Reads the history for `assemble`."""

    def __init__(self, pk, moment):
        self.pk = pk
        self.lists = lists()
        self.upto = at(moment)
        front = m.Role.history.filter(Q(order__lt=FRONT) | Q(id=pk)).order_by()
        self.roles = self.rows_at(m.Role, front.values("id"))
        self.asked = {*self.roles}

    def rows(self, name):
        held = self.lists[name]
        model = apps.get_model("roles", held.model)
        acronyms = {self.roles[self.pk].acronym} - {""}
        leading = partial(led, model, ids=[self.pk])
        ever = model.history.filter(belonging(model.history, held, [self.pk], acronyms, leading))
        rows = self.rows_at(model, ever.order_by().values("id")).values()
        if "roles" in held.about:
            self.related(m.Role, {pk for row in rows for pk in row.links["roles"]})
        return list(rows)

    def rows_at(self, model, ids):
        """{id: row} of those rows that could be read then and still can, with what they named."""
        rows, is_page = {}, issubclass(model, m.Publishable)
        if is_page:
            ids = model.objects.published().filter(pk__in=ids).order_by().values("pk")
        for snapshot in existing(model, ids, self.upto):
            row = snapshot.instance()
            row.links = snapshot.links
            if not is_page or row.is_published:
                rows[row.pk] = row
        needed = {relation.name for relation in named_by(model) if not relation.many_to_many}
        for name in needed.union(BESIDE.get(model, ())):
            self.join(rows, model._meta.get_field(name), is_needed=name in needed)
        return rows

    def join(self, rows, field, is_needed):
        """Give rows what their `field` named; if that is needed, rows without it are left out."""
        naming = {pk: id for pk, row in rows.items() if (id := getattr(row, field.attname))}
        found = self.related(field.related_model, set(naming.values())) if naming else {}
        for pk, id in naming.items():
            setattr(rows[pk], field.name, found.get(id))
            if is_needed and id not in found:
                del rows[pk]

    def related(self, model, ids):
        """{what references hold: row}; functions and areas, which only sort, as of today."""
        if issubclass(model, Term):
            found = model.objects.in_bulk(ids, field_name="slug")
            return {slug: found.get(slug) or model(slug=slug, name_vi=slug) for slug in ids}
        if model is not m.Role:
            return self.rows_at(model, ids)
        if unknown := ids - self.asked:
            self.roles |= self.rows_at(m.Role, unknown)
            self.asked |= unknown
        return self.roles

    def supported(self, claims):
        """With their references as source and place were called then."""
        places = self.rows_at(m.Citation, {pk for row in claims for pk in row.links["citations"]})
        references = {
            pk: reference(citation)
            for pk, citation in places.items()
            if citation.source.kind != SourceKind.COPY
        }
        for claim in claims:
            cited = [references[pk] for pk in claim.links["citations"] if pk in references]
            claim.references = sorted(cited, key=by_evidence)
        return supported(claims)


def reference(citation):
    source = citation.source
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
        speaker=source.copy_of.publisher if source.copy_of else "",
        kind=source.kind,
        law_status=source.law_status,
        in_force_since=source.in_force_since,
        amended_by=source.amended_by,
        place_url=citation.url,
        fragment=citation.fragment,
    )
