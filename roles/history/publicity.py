"""Who could read what when: what was written while a page was a draft stays unread afterwards."""

from functools import cache

from django.db.models import Max

from roles import models as m
from roles.models.content import content_models
from roles.models.public import named_by
from roles.models.vocabulary import Status

from .public_changes import PublicNow

# What has a page that may be withheld, and what has a page.
WITHHELD = (m.Role, m.Comparison, m.Process)
PAGES = (*WITHHELD, m.Source)
BEFORE, AFTER = 0, 1
# So many ids are named in a query; of more, the whole history is read.
FEW = 1000


@cache
def kinds():
    """The kinds of content that stand on some page: changes of others are nobody's news."""
    return [model for model in content_models() if model in PAGES or page_relations(model)]


@cache
def page_relations(model):
    """The relations of a kind that lead to the pages where its rows stand."""
    if model in PAGES:
        return []
    names = model.page_fields() or [f.name for f in model.relations() if _is_withheld(f)]
    return [model.field(name) for name in names]


def _is_withheld(relation):
    return relation.related_model in WITHHELD


class Readers(PublicNow):
    """What readers see today, and could see before and after each of some changes."""

    def __init__(self, spans, keys):
        """`keys`: {(model, id)} of pages that may have been withheld, as far as rows name them."""
        super().__init__()
        self.pairs = {}
        if any(model is m.Comparison for model, _ in keys):
            pairs = m.Comparison.objects.published().values_list("pk", "left", "right")
            self.pairs = {pk: ((m.Role, left), (m.Role, right)) for pk, left, right in pairs}
            keys = keys.union(*self.pairs.values())
        self.order = {s.change: n for n, s in enumerate(sorted(spans, key=lambda s: s.end))}
        self.start = min((span.start for span in spans), default=None)
        self.first, self.steps = {}, {}
        for model in WITHHELD:
            if ids := {pk for kind, pk in keys if kind is model}:
                self._read(model, ids)

    def _read(self, model, ids):
        """Statuses at the beginning, and [(number of the change, status after it)] of each page."""
        earlier = model.history.filter(history_date__lt=self.start).order_by().values("id")
        if len(ids) <= FEW:
            earlier = earlier.filter(id__in=ids)
        newest = earlier.annotate(newest=Max("history_id")).values("newest")
        rows = model.history.filter(pk__in=newest).values_list("id", "history_type", "status")
        self.first |= {(model, pk): _status(*kept) for pk, *kept in rows if pk in ids}
        rows = model.history.filter(change__in=self.order).order_by("history_id")
        for pk, change, *kept in rows.values_list("id", "change", "history_type", "status"):
            steps = self.steps.setdefault((model, pk), {})
            steps[self.order[change]] = _status(*kept)

    def saw(self, key, change, when):
        """Whether a page that is public today was so BEFORE or AFTER the change."""
        model, pk = key
        if model not in WITHHELD:
            return True
        if pk not in self.of(model):
            return False
        number, status = self.order[change] + when, self.first.get(key)
        for at, after in sorted(self.steps.get(key, {}).items()):
            status = after if at < number else status
        named = self.pairs.get(pk, ()) if model is m.Comparison else ()
        return status == Status.PUBLISHED and all(self.saw(k, change, when) for k in named)

    def seen(self, snapshot, change, when):
        """The part of a state that readers saw, and would see today; None if they didn't."""
        if snapshot is None or (part := self.part(snapshot)) is None:
            return None
        if snapshot.model in WITHHELD and not self.saw(snapshot.key, change, when):
            return None
        for relation in filter(_is_withheld, named_by(snapshot.model)):
            named = [(relation.related_model, pk) for pk in part.targets(relation.name)]
            told = [key for key in named if self.saw(key, change, when)]
            if named and not told:
                return None
        return part


def _status(history_type, status):
    return Status.DRAFT if history_type == "-" else status
