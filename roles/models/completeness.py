"""What is still missing: claims without citation, texts without English, and where they belong.

A claim's owner is the role, comparison or process on whose page it stands (`Claim.subject`).
"""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from modeltranslation.fields import TranslationField

from .support import claim_models


def claims_of(owner_model):
    """[(claim model, name of its foreign key)] for the kinds of claims that `owner_model` owns."""
    return [
        (model, name)
        for model in claim_models()
        for name in model.subject_fields()
        if model.field(name).related_model is owner_model
    ]


def uncited(model):
    """The condition of a claim that lacks a citation and is not the editors' own wording."""
    return ~model.support()


def lacks_english(model):
    """The condition of a row of `model` with a Vietnamese text that has no English one."""
    condition = Q(pk__in=[])
    for field in model._meta.fields:
        if isinstance(field, TranslationField) and field.language == "vi":
            english = field.name.removesuffix("_vi") + "_en"
            written = ~Q(**{field.name: ""}) & Q(**{f"{field.name}__isnull": False})
            missing = Q(**{english: ""}) | Q(**{f"{english}__isnull": True})
            condition |= written & missing
    return condition


def with_claim_counts(owners):
    """Annotate `n_claims` and `n_uncited`; subqueries, so that a page costs one query."""
    kinds = claims_of(owners.model)
    return owners.annotate(
        n_claims=sum((_count(model.objects.all(), name) for model, name in kinds), Value(0)),
        n_uncited=sum(
            (_count(model.objects.filter(uncited(model)), name) for model, name in kinds), Value(0)
        ),
    )


def _count(claims, owner_field):
    rows = claims.filter(**{owner_field: OuterRef("pk")}).order_by().values(owner_field)
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def any_claim(owner_model, condition):
    """The condition of an owner one of whose claims fulfils `condition(claim model)`, a Q."""
    found = Q(pk__in=[])
    for model, name in claims_of(owner_model):
        claims = model.objects.filter(condition(model), **{name: OuterRef("pk")}).order_by()
        found |= Q(Exists(claims))
    return found


def uncited_claims(owner):
    """The claims on the page of `owner` that keep it from being published, in their order."""
    return [
        claim
        for model, name in claims_of(type(owner))
        for claim in model.objects.filter(uncited(model), **{name: owner})
    ]
