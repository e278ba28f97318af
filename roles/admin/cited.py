"""What is still cited stays: a source or a place is deleted only when no statement rests on it."""

from django.utils.html import format_html

from roles.models.content import with_names
from roles.models.support import claim_models

from .links import change_link


def citing_claims(citations):
    """The claims, drafts included, that cite one of `citations`; one query for each kind."""
    found = []
    for model in claim_models():
        found += with_names(model.objects.filter(citations__in=citations).distinct())
    return found


class CitedMixin:
    """Deleting says by what statements the rows are cited, and refuses."""

    def citations_of(self, rows):
        """The Citations that go when `rows` go, as a queryset."""
        raise NotImplementedError

    def get_deleted_objects(self, objs, request):
        places = self.citations_of(self.model.objects.filter(pk__in=[obj.pk for obj in objs]))
        claims = citing_claims(places)
        if claims:
            named = [format_html("{}: {}", c._meta.verbose_name, change_link(c)) for c in claims]
            return [], {}, set(), named
        to_delete, counts, forbidden, _protected = super().get_deleted_objects(objs, request)
        others = [str(place) for place in places if place not in objs]
        return [*to_delete, *others], counts, forbidden, []

    def delete_model(self, request, obj):
        self.delete_queryset(request, self.model.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        """Places first, one by one, so that the history has them; then what held them."""
        for place in self.citations_of(queryset):
            place.delete()
        for row in queryset.all():
            row.delete()
