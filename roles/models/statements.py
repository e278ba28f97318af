"""One statement by the name that it has in addresses."""

from .citing import attach_references
from .content import with_names
from .moved import MOVED_STATEMENTS
from .support import claim_models


def find_statement(name):
    """The public claim named `<kind>-<key>`, with its `references`; None if none."""
    kind, _, key = MOVED_STATEMENTS.get(name, name).partition("-")
    model = next((m for m in claim_models() if m._meta.model_name == kind), None)
    if model is None:
        return None
    claims = attach_references(with_names(model.objects.shown().filter(key=key)))
    return claims[0] if claims else None


def what_it_says(claim):
    """The claim's texts in the active language, the one that sums it up first."""
    texts = [str(getattr(claim, name) or "") for name in claim.texts]
    return list(dict.fromkeys(filter(None, [claim.headline, *texts])))


def statement_name(claim):
    """What `find_statement` finds the claim by."""
    return f"{claim._meta.model_name}-{claim.key}"
