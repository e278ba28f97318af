"""From claims to the places in sources that support them, in one query for a whole page."""

from datetime import date

from django.db import connection

from roles.evidence.references import Reference, by_evidence

# Plain SQL: building the same union of seven join tables through the ORM took as long as running
# all the queries of a role page.
LINKS = """
SELECT '{kind}' AS kind, link.{kind}_id AS claim, link.citation_id AS place
FROM "{table}" link WHERE link.{kind}_id IN ({ids})
"""
# Who cites what, and then each place once, with the columns of Reference: ten statements cite it.
CITED = """
WITH links AS ({links})
SELECT kind, claim, place, {nothing} FROM links
UNION ALL
SELECT '', 0, place.id, place.place, place.heading, source.slug, source.title,
  source.publisher, source.author, source.url, source.published_on, source.language,
  COALESCE(original.publisher, ''), source.kind, source.law_status, source.in_force_since,
  source.amended_by, place.url, place.fragment
FROM roles_citation place
JOIN roles_source source ON source.id = place.source_id
LEFT JOIN roles_source original ON original.id = source.copy_of_id
WHERE place.id IN (SELECT place FROM links) AND source.kind <> 'copy'
"""
NOTHING = ", ".join(["NULL"] * len(Reference.__match_args__))
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
    models = {model._meta.model_name: rows for model, rows in by_model.items()}
    citing, places = {}, []
    for kind, claim_id, place, *columns in _cited(by_model):
        if kind:
            citing.setdefault(place, []).append(models[kind][claim_id])
        else:
            places.append((place, _reference(columns)))
    for place, reference in sorted(places, key=lambda found: by_evidence(found[1])):
        for claim in citing[place]:
            claim.references.append(reference)
    return claims


def _reference(columns):
    for at in DATES:
        if isinstance(day := columns[at], str):  # SQLite has no dates
            columns[at] = date.fromisoformat(day)
    return Reference(*columns)


def _cited(by_model):
    """Rows of CITED for {claim model: {id: claim}}."""
    if not by_model:
        return []
    links = [
        LINKS.format(
            kind=model._meta.model_name,
            table=model.citations.through._meta.db_table,
            ids=",".join(map(str, rows)),
        )
        for model, rows in by_model.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(CITED.format(links="UNION ALL".join(links), nothing=NOTHING))
        return cursor.fetchall()


def supported(claims):
    """The claims that are cited, or the editors' own wording."""
    return [claim for claim in claims if claim.is_supported]
