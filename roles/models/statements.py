"""One statement by the name that it has in addresses."""

from .citing import attach_references
from .content import with_names
from .moved import MOVED_STATEMENTS, FormerPage
from .support import claim_models


def find_statement(name):
    """The public claim named `<kind>-<key>`, with its `references`; None if none."""
    claims = attach_references(claims_named([MOVED_STATEMENTS.get(name, name)]))
    return claims[0] if claims else None


def claims_named(names):
    """The public claims of these names, each with its own; a query for each kind that occurs."""
    keys = {}
    for name in names:
        kind, _, key = name.partition("-")
        keys.setdefault(kind, set()).add(key)
    for model in claim_models():
        if wanted := keys.get(model._meta.model_name):
            yield from with_names(model.objects.shown().filter(key__in=wanted))


def what_it_says(claim):
    """The claim's texts in the active language, the one that sums it up first."""
    texts = [str(getattr(claim, name) or "") for name in claim.texts]
    return list(dict.fromkeys(filter(None, [claim.headline, *texts])))


def statement_name(claim):
    """What `find_statement` finds the claim by."""
    return f"{claim._meta.model_name}-{claim.key}"


def moved_from(page):
    """The public statements that stood on this page and stand on another one now."""
    claims = claims_named(FormerPage.objects.of(page))
    return [claim for claim in claims if page not in owners_of(claim)]


def owners_of(claim):
    """The rows on whose pages the claim stands."""
    return [getattr(claim, name) for name in claim.owners if not claim.field(name).many_to_many]
