"""From claims to the places in sources that support them, in one query for a whole page."""

from datetime import date

from django.db import connection

from roles.evidence.references import Reference, by_evidence

# Plain SQL: building the same union of seven join tables through the ORM took as long as running
# all the queries of a role page. The columns after the first two are those of Reference.
LINKS = """
SELECT '{kind}', link.{kind}_id, place.place, place.heading, source.slug, source.title,
  source.publisher, source.author, source.url, source.published_on, source.language,
  COALESCE(original.publisher, ''), source.kind, source.law_status, source.in_force_since,
  source.amended_by, place.url, place.fragment
FROM "{table}" link
JOIN roles_citation place ON place.id = link.citation_id
JOIN roles_source source ON source.id = place.source_id
LEFT JOIN roles_source original ON original.id = source.copy_of_id
WHERE link.{kind}_id IN ({ids}) AND source.kind <> 'copy'
"""
DATES = [Reference.__match_args__.index(name) for name in ("published_on", "in_force_since")]


def attach_references(claims):
    """Give each claim its `references` (list of Reference, in the order of evidence).

    One query, however many kinds of claims there are: a union over their join tables.
    """
    claims = list(claims)
    by_model = {}
    for claim in claims:
        claim.references = []
        by_model.setdefault(type(claim), {})[claim.pk] = claim
    if not claims:
        return claims
    models = {model._meta.model_name: rows for model, rows in by_model.items()}
    for kind, claim_id, *columns in _links(by_model):
        for at in DATES:
            if isinstance(day := columns[at], str):  # SQLite has no dates
                columns[at] = date.fromisoformat(day)
        models[kind][claim_id].references.append(Reference(*columns))
    for claim in claims:
        claim.references.sort(key=by_evidence)
    return claims


def _links(by_model):
    """Rows of LINKS for {claim model: {id: claim}}."""
    queries = [
        LINKS.format(
            kind=model._meta.model_name,
            table=model.citations.through._meta.db_table,
            ids=",".join(map(str, rows)),
        )
        for model, rows in by_model.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute("UNION ALL".join(queries))
        return cursor.fetchall()


def supported(claims):
    """The claims that are cited, or the editors' own wording."""
    return [claim for claim in claims if claim.is_supported]
