"""The list of changes that readers see: public statements only, and nobody's name."""

from dataclasses import replace

from roles import models as m
from roles.models.public import may_wait, named_by, public
from roles.models.vocabulary import Status

from .describing import described
from .differences import Difference, by_change
from .versions import versions

PUBLISHED, WITHDRAWN = "published", "withdrawn"

# What stands in the database but on no page.
UNSEEN = {"key", "order", "status", "slug"}


def public_versions(role):
    """[Version] of a published role of which readers see something, newest first.

    `step` is PUBLISHED or WITHDRAWN where the change made the page appear or vanish, else "";
    `told` [Difference] is what readers may know of it. What happened while the role was a draft is
    left out.
    """
    steps = _steps(role)
    listed, status = [], Status.DRAFT
    for version in reversed(versions(m.Role, role.pk)):
        before, status = status, steps.get(version.change, status)
        version.step = _step(before, status)
        if version.step or status == Status.PUBLISHED:
            listed.append(version)
    changed = by_change([version.change for version in listed], (m.Role, role.pk))
    public = PublicNow()
    for version in listed:
        version.told = list(filter(_is_visible, public.parts(changed[version.change])))
    return [version for version in reversed(listed) if version.step or version.told]


def _is_visible(difference):
    return not UNSEEN.issuperset(difference.fields())


def _steps(role):
    """{change: status of the role after it}; a deleted role is as good as a draft."""
    rows = m.Role.history.filter(id=role.pk).order_by("history_id")
    rows = rows.values_list("change", "history_type", "status")
    return {change: Status.DRAFT if kind == "-" else status for change, kind, status in rows}


def _step(before, after):
    if before == after:
        return ""
    return PUBLISHED if after == Status.PUBLISHED else WITHDRAWN


def with_public_rows(found, role):
    """Give public versions their rows in words, [RowChange], all with one look at the names."""
    rows = iter(described(difference for version in found for difference in version.told))
    for version in found:
        version.rows = [next(rows) for _ in version.told]
        for row in version.rows:
            row.fields = [field for field in row.fields if field.name not in UNSEEN]
            row.url = address_of(row, role)
    return found


def address_of(row, page):
    """Where a changed statement stands on its page; the page, if it is gone or has no place."""
    anchor = _anchor(row.difference.after)
    return f"{page.get_absolute_url()}#{anchor}" if anchor else page.get_absolute_url()


def _anchor(state):
    row = state and state.instance()
    return f"dispute-{row.slug}" if isinstance(row, m.Dispute) else getattr(row, "anchor", "")


class PublicNow:
    """What readers may see of states of rows, by what is public today."""

    def __init__(self):
        self.ids = {}

    def parts(self, differences):
        """Yield the Differences of which readers may see something, as they see them."""
        for difference in differences:
            before, after = map(self.part, (difference.before, difference.after))
            if before or after:
                yield Difference(before, after)

    def part(self, snapshot):
        """The state without links to what is not public; None where nobody may see it."""
        if snapshot is None or not _is_supported(snapshot):
            return None
        if may_wait(snapshot.model) and snapshot.pk not in self.of(snapshot.model):
            return None  # of what is gone nobody can tell whether readers ever saw it
        links = dict(snapshot.links)
        for relation in named_by(snapshot.model):
            if not issubclass(relation.related_model, m.Publishable):
                continue
            named = snapshot.targets(relation.name)
            shown = named & self.of(relation.related_model)
            if relation.many_to_many:
                links[relation.name] = shown
            if named and not shown:
                return None
        links |= dict.fromkeys(self._hidden(snapshot))
        return replace(snapshot, links=links)

    def _hidden(self, snapshot):
        """References to what is not public, of rows that are public without it."""
        for relation in snapshot.model.relations():
            target = relation.related_model
            if relation in named_by(snapshot.model) or not issubclass(target, m.Publishable):
                continue
            if not (relation.many_to_many or snapshot.targets(relation.name) <= self.of(target)):
                yield relation.name

    def of(self, model):
        """The ids of all rows of a model that are public."""
        if model not in self.ids:
            rows = model.objects.filter(public(model)).order_by().values_list("pk", flat=True)
            self.ids[model] = set(rows)
        return self.ids[model]


def _is_supported(snapshot):
    row = snapshot.instance()
    row.references = snapshot.links.get("citations")
    return not isinstance(row, m.Claim) or row.is_supported
