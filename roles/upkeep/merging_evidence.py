"""One source, or one place, instead of another: whatever refers to it follows, and its address.

Rows are written one by one, so that their history tells. Whoever calls holds the lock and takes
everything back where there are `problems`.
"""

from django.core.exceptions import ValidationError

from roles.evidence.places import place_key
from roles.models import FormerSlug
from roles.models.content import Content
from roles.models.support import claim_models

# What a place that stays takes over from an equal one that goes, if it says nothing itself.
FILLED = ("heading", "url", "fragment")


def claims_at(place):
    """Each claim, drafts included, that cites this place."""
    for model in claim_models():
        yield from model._base_manager.filter(citations=place)


class Merging:
    """What cannot be done: `problems` [(row, reasons)]; `both`: claims that cited both places."""

    def __init__(self):
        self.problems, self.both = [], []

    def source(self, old, new):
        """All places of `old` stand in `new` from now on; equal ones are joined."""
        places = {place_key(place.place): place for place in new.places.all()}
        for place in old.places.all():
            if equal := places.get(place_key(place.place)):
                self.place(place, equal)
            else:
                self.move(place, new)
        for relation in old._meta.related_objects:
            if issubclass(relation.related_model, Content):
                self.follow(relation, old, new)
        if not self.problems:
            FormerSlug.objects.move(new, old.slug)
            old.delete()

    def move(self, place, source):
        """What cites the place cites it in another source, if that may support statements."""
        self.change(place, source=source)
        for claim in claims_at(place):
            self.supported(claim, {place.pk})

    def follow(self, relation, old, new):
        """Let rows that name `old` by a foreign key name `new`; `new` itself names nothing then."""
        name = relation.field.name
        for row in relation.related_model._base_manager.filter(**{name: old}):
            self.change(row, **{name: None if row == new else new})

    def place(self, old, new):
        """Whatever cites `old` cites `new`."""
        if old.source_id == new.source_id or place_key(old.place) == place_key(new.place):
            self.fill(old, new)
        for claim in claims_at(old):
            self.cite(claim, old, new)
        if not self.problems:
            old.delete()

    def fill(self, old, new):
        values = {n: getattr(old, n) for n in FILLED if getattr(old, n) and not getattr(new, n)}
        if values:
            self.change(new, **values)

    def cite(self, claim, old, new):
        cited = set(claim.citations.values_list("pk", flat=True))
        if new.pk in cited:
            self.both.append(claim)
        cited = cited - {old.pk} | {new.pk}
        if self.supported(claim, cited):
            claim.citations.set(cited)

    def supported(self, claim, cited):
        try:
            claim.check_support(cited)
        except ValidationError as error:
            self.problems.append((claim, error.messages))
            return False
        return True

    def change(self, row, **values):
        for name, value in values.items():
            setattr(row, name, value)
        try:
            row.full_clean()
        except ValidationError as error:
            self.problems.append((row, error.messages))
        else:
            row.save()
