"""What a source is cited for, and how much is cited at all."""

from django.apps import apps
from django.db.models import Count, F, Value

from roles.evidence.voices import voice_of
from roles.schema.joined import Joined

from .claims import Claim, Publishable
from .content import content_models
from .late_roles import roles_at, with_late_roles
from .late_values import hand_out
from .public import public
from .roles import Role
from .sources import voice_column
from .written_queries import ask_values, each_row

ROWS = 2000  # that are fetched at once


def claim_models():
    """Every kind of claim, in the order of their declaration."""
    return [model for model in content_models() if issubclass(model, Claim)]


def links_to(source):
    """Rows (model name, claim id, citation id) of the public claims that cite a place in `source`.

    What one page states stands before what several share.
    """
    rows = sorted(tuple(row.values()) for row in ask_values(_citing, [source.pk], *claim_models()))
    return [row[1:] for row in rows]


def _citing(ids, *models):
    """One union of the join tables of these kinds of claims, for a source."""
    [source], links = ids, []
    for number, model in enumerate(sorted(models, key=lambda model: model.is_shared())):
        name = model._meta.model_name
        rows = model.supporting_links().filter(public(model, f"{name}__"), citation__source=source)
        rows = rows.annotate(place_on_page=Value(number), kind=Value(name), claim=F(f"{name}_id"))
        links.append(rows.values("place_on_page", "kind", "claim", "citation_id"))
    return links[0].union(*links[1:], all=True)


def claims_citing(links):
    """Yield (citation id, claim) for rows of `links_to`.

    One query for each kind of claim that occurs and two for roles, and one for what the roles that
    are mentioned are called, where that is asked.
    """
    ids = {}
    for kind, claim_id, _citation_id in links:
        ids.setdefault(kind, []).append(claim_id)
    claims = {kind: _claims(kind, found) for kind, found in ids.items()}
    hand_out([role for found in claims.values() for role in _mentioned([*found.values()])])
    for kind, claim_id, citation_id in links:
        if claim := claims[kind].get(claim_id):
            yield citation_id, claim


def _claims(kind, ids):
    model = apps.get_model("roles", kind)
    rows = model.objects.filter(public(model))
    return with_late_roles(rows, list(model.name_paths())).in_bulk(ids)


def _mentioned(claims):
    """The roles in the names and addresses of claims of one kind."""
    return roles_at(claims, list(claims[0].name_paths())) if claims else []


def count_claims():
    """How many claims are on record, drafts and uncited ones included, in one query."""
    return _counted(model.objects.all() for model in claim_models())


def count_public_claims():
    """How many public claims cite a place in a source, in one query."""
    return _counted(model.objects.filter(public(model), model.cites()) for model in claim_models())


def _counted(querysets):
    counts = [
        rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
        for rows in querysets
    ]
    return sum(row["n"] for row in counts[0].union(*counts[1:], all=True))


def sources_of_roles(roles):
    """{role id: {slug of a source that states something about it: its voice}}, in one query."""
    ids = roles.order_by().values("pk")
    rows = [
        links.filter(about__in=ids).values_list(
            "about", "citation__source__slug", voice_column("citation__source__")
        )
        for links in _links_of_roles(claim_models())
    ]
    found = {}
    for role_id, source, publisher in rows[0].union(*rows[1:]):
        found.setdefault(role_id, {})[source] = voice_of(publisher)
    return found


def places_joined():
    """Rows (role id, ids of places in sources that state something about it), one for each kind.

    One query for any number of roles; an id may come several times.
    """
    return each_row(_joined, ROWS, *claim_models())


def _joined(_ids, *models):
    rows = [
        links.values("about").annotate(told=Joined("citation_id")).order_by()
        for links in _links_of_roles(models)
    ]
    return rows[0].union(*rows[1:], all=True)


def _links_of_roles(models):
    """Join tables of these kinds to citations with the role as `about`, one for each way to it."""
    for model in models:
        kind = model._meta.model_name
        for path in _paths_to_roles(model):
            links = model.supporting_links().filter(public(model, f"{kind}__"))
            yield links.annotate(about=F(f"{kind}__{path}"))


def _paths_to_roles(model):
    """The ways from a claim to the roles that it states something about.

    A position has none: that two roles are disputed together does not make each side speak of both.
    """
    for relation in model.relations():
        if relation.related_model is Role:
            yield relation.name
        elif issubclass(relation.related_model, Publishable):
            yield from (
                f"{relation.name}__{path}" for path in _paths_to_roles(relation.related_model)
            )
