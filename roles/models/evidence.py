"""What a source is cited for, and how much is cited at all."""

from django.apps import apps
from django.db.models import Count, Value

from .claims import Claim

# What a claim's one-line wording and address need, so that no claim asks for it by itself.
JOINS = {
    "roletitle": ("role",),
    "responsibility": ("role",),
    "roleskill": ("role", "skill"),
    "reportingline": ("subordinate", "manager"),
    "coverage": ("covering",),
    "comparisonpoint": ("comparison__left", "comparison__right"),
    "position": ("dispute",),
    "processpart": ("process",),
    "participation": ("process",),
    "processcontrast": ("process",),
    "question": ("role", "comparison__left", "comparison__right", "process"),
}
PREFETCHES = {"stageadvice": ("roles",), "position": ("dispute__roles",)}


def claim_models():
    """Every kind of claim, in the order in which the models are declared."""
    return [
        model for model in apps.get_app_config("roles").get_models() if issubclass(model, Claim)
    ]


def claims_citing(source):
    """Yield (citation id, claim) for each published claim that cites a place in `source`.

    One query for each kind of claim, and one for each kind with roles of its own.
    """
    for model in claim_models():
        name = model._meta.model_name
        links = model.citations.through.objects.filter(citation__source=source)
        rows = model.objects.select_related(*JOINS.get(name, ()))
        rows = rows.prefetch_related(*PREFETCHES.get(name, ()))
        claims = rows.in_bulk(links.values_list(f"{name}_id", flat=True))
        for link in links.order_by("citation__place", "citation", name):
            claim = claims[getattr(link, f"{name}_id")]
            if claim.is_public():
                yield link.citation_id, claim


def count_claims():
    """How many claims there are, in one query."""
    counts = [
        model.objects.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
        for model in claim_models()
    ]
    return sum(row["n"] for row in counts[0].union(*counts[1:], all=True))
