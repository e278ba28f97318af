"""From claims to the places in sources that support them, in one query for a whole page."""

from functools import reduce

from django.db.models import F, Value

from roles.references import Reference

COLUMNS = {
    "place": "citation__place",
    "heading": "citation__heading",
    "source": "citation__source__slug",
    "title": "citation__source__title",
    "publisher": "citation__source__publisher",
    "author": "citation__source__author",
    "url": "citation__source__url",
    "published_on": "citation__source__published_on",
    "language": "citation__source__language",
}


def attach_references(claims):
    """Give each claim its `references` (list of Reference, in order of source and place).

    One query, however many kinds of claims there are: a union over their join tables.
    """
    claims = list(claims)
    by_model = {}
    for claim in claims:
        claim.references = []
        by_model.setdefault(type(claim), {})[claim.pk] = claim
    if not claims:
        return claims
    links = [_links(model, list(rows)) for model, rows in by_model.items()]
    models = {model._meta.model_name: rows for model, rows in by_model.items()}
    rows = reduce(lambda one, other: one.union(other, all=True), links)
    for model_name, claim_id, *columns in sorted(rows, key=_by_source_and_place):
        models[model_name][claim_id].references.append(Reference(*columns))
    return claims


def _by_source_and_place(row):
    _, _, place, _, source, *_ = row
    return source, place


def _links(model, ids):
    """Rows (model name, claim id, *COLUMNS) of a claim model's join table."""
    name = model._meta.model_name
    return (
        model.citations.through.objects.filter(**{f"{name}__in": ids})
        .annotate(claim_kind=Value(name), claim=F(f"{name}_id"))
        .annotate(**{alias: F(path) for alias, path in COLUMNS.items()})
        .values_list("claim_kind", "claim", *COLUMNS)
    )


def supported(claims):
    """The claims that may be shown: cited, or marked as the editors' own wording."""
    return [claim for claim in claims if claim.references or claim.is_editorial]
