"""References that lead nowhere or stand twice: nobody cites them, or another row says the same."""

from django.db.models import Exists, OuterRef, Q

from roles.evidence.places import place_key
from roles.evidence.profile import grouped
from roles.evidence.same_address import same_address

from .sources import Citation, Source
from .support import claim_models


def _cited(citations):
    """The condition that a row is cited; `citations` selects a row's citations in a join table."""
    condition = Q(pk__in=[])
    for model in claim_models():
        condition |= Q(Exists(model.citations.through.objects.filter(**citations)))
    return condition


def unused_citations():
    """Places on file that no claim cites, with their sources."""
    return Citation.objects.exclude(_cited({"citation": OuterRef("pk")})).select_related("source")


def unused_sources():
    """Sources that no claim cites at any place."""
    return Source.objects.exclude(_cited({"citation__source": OuterRef("pk")}))


def duplicate_sources():
    """Lists of sources with one address, however it is spelled."""
    return _duplicates(Source.objects.all(), lambda source: same_address(source.url))


def duplicate_citations():
    """Lists of citations of one place in one source, however it is spelled: «§2.3», «2.3»."""
    rows = Citation.objects.select_related("source")
    return _duplicates(rows, lambda row: (row.source_id, place_key(row.place)))


def _duplicates(rows, key):
    return [group for group in grouped(rows, key).values() if len(group) > 1]
