"""What changed on all pages, as readers may know it: public statements only, and nobody's name."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from roles import models as m
from roles.addresses import address

from .describing import CAUSES, count_kinds, described, said
from .differences import Difference, by_change
from .public_changes import PUBLISHED, UNSEEN, WITHDRAWN, address_of
from .publicity import AFTER, BEFORE, PAGES, WITHHELD, Readers, kinds, page_relations
from .recent import last_changes
from .summing import Sums

# A change of more rows is told by numbers: the history counts a claim twice, with its citations.
MANY = 100
SHOWN = 12  # rows in words of one change of one page


@dataclass
class PageChange:
    """What one change did to one page; `page` is None where numbers tell of several pages.

    `step`: PUBLISHED or WITHDRAWN where the page appeared or vanished, else "".
    `sums`: {kind of change: [(how many, of what)]} instead of `rows`, [RowChange].
    """

    change: UUID
    cause: str
    at: datetime
    page: object = None
    step: str = ""
    rows: list = field(default_factory=list)
    sums: dict = field(default_factory=dict)

    @property
    def id(self):
        """The same for ever, and that of nothing else."""
        about = f"{self.page._meta.label} {self.page.pk}" if self.page else "site"
        return uuid5(self.change, about)

    @property
    def day(self):
        return timezone.localdate(self.at)

    @property
    def title(self):
        return name_of(self.page) if self.page else ""

    @property
    def cause_label(self):
        return CAUSES.get(self.cause, self.cause)

    @property
    def counts(self):
        return count_kinds(self.rows)

    @property
    def shown(self):
        return self.rows[:SHOWN]

    @property
    def more(self):
        return len(self.rows[SHOWN:])

    @property
    def all_at(self):
        """The address of the page's own list of changes; "" where it has none."""
        return address("role_changes", self.page.slug) if isinstance(self.page, m.Role) else ""


def name_of(page):
    """What readers call a page: «CPO», «CPO – CTO», the title of a source."""
    return getattr(page, "short_name", None) or said(page, page.named_after()[0])


def site_changes(before=None):
    """([PageChange], older): a stretch of the list, newest first, as `recent.last_changes` cuts it.

    A constant number of queries, whatever the number of changes.
    """
    spans, older = last_changes(kinds(), before)
    told = by_change([span.change for span in spans if span.rows <= MANY])
    many = [span for span in spans if span.rows > MANY]
    sums = Sums([span.change for span in many])
    readers = Readers(spans, pages_named(told) | sums.named_pages())
    entries = [*by_page(spans, told, readers), *_in_numbers(many, sums.told(readers))]
    entries.sort(key=lambda entry: (entry.at, entry.change), reverse=True)
    return entries, older


def pages_named(told):
    """{(model, id)} of the pages that states name."""
    found = set()
    for difference in (d for differences in told.values() for d in differences):
        for state in filter(None, (difference.before, difference.after)):
            found.add(state.key)
            for relation in state.model.relations():
                found |= {(relation.related_model, pk) for pk in state.targets(relation.name)}
    return {key for key in found if key[0] in WITHHELD or key[0] is m.Dispute}


def _in_numbers(many, sums):
    """[PageChange] of the changes that are told by numbers."""
    told = (span for span in many if span.change in sums)
    return [PageChange(s.change, s.cause, s.end, sums=sums[s.change]) for s in told]


def by_page(spans, told, readers):
    """[PageChange] of the changes that are told row by row."""
    pages, entries = _Pages(told), {}
    spans = {span.change: span for span in spans}
    for change, differences in told.items():
        for key, step in _steps(change, differences, readers):
            entries[change, key] = _entry(spans[change], step)
        for difference, key in _seen(change, differences, readers, pages):
            if not (entry := entries.setdefault((change, key), _entry(spans[change]))).step:
                entry.rows.append(difference)
    _describe(entries.values())
    rows = pages.rows({key for _, key in entries})
    for (_, key), entry in entries.items():
        entry.page = rows[key]
        for row in entry.rows:
            row.url = address_of(row, entry.page)
    return [entry for entry in entries.values() if entry.step or entry.rows]


def _entry(span, step=""):
    return PageChange(span.change, span.cause, span.end, step=step)


def _steps(change, differences, readers):
    """Yield (key, PUBLISHED or WITHDRAWN) for pages that are public today."""
    for key in {d.shown.key for d in differences if d.model in WITHHELD}:
        saw = [readers.saw(key, change, when) for when in (BEFORE, AFTER)]
        if saw[0] != saw[1]:
            yield key, PUBLISHED if saw[1] else WITHDRAWN


def _seen(change, differences, readers, pages):
    """Yield (Difference as readers saw it, key of its page)."""
    for whole in differences:
        states = (
            readers.seen(whole.before, change, BEFORE),
            readers.seen(whole.after, change, AFTER),
        )
        if any(states) and states[0] != states[1]:
            key = next((k for k in pages.of(whole.shown) if readers.saw(k, change, AFTER)), None)
            if key is not None:
                yield Difference(*states), key


def _describe(entries):
    """Put differences into words, all at once, and leave out what stands on no page."""
    rows = described(difference for entry in entries for difference in entry.rows)
    words = {id(row.difference): row for row in rows}
    for entry in entries:
        entry.rows = [words[id(difference)] for difference in entry.rows]
        for row in entry.rows:
            row.fields = [each for each in row.fields if each.name not in UNSEEN]
        entry.rows = [row for row in entry.rows if row.fields]


class _Pages:
    """On which page a row stands."""

    def __init__(self, told):
        disputes = {pk for model, pk in pages_named(told) if model is m.Dispute}
        links = m.Dispute.roles.through.objects.filter(dispute__in=disputes).order_by("role")
        self.roles_of = {}
        for dispute, role in links.values_list("dispute", "role"):
            self.roles_of.setdefault(dispute, []).append(role)

    def of(self, snapshot):
        """Yield (model, id) of the pages of a state, the first one first."""
        if snapshot.model in PAGES:
            yield snapshot.key
        for relation in page_relations(snapshot.model):
            for pk in sorted(snapshot.targets(relation.name)):
                if relation.related_model in PAGES:
                    yield relation.related_model, pk
                else:
                    yield from ((m.Role, role) for role in self.roles_of.get(pk, ()))

    def rows(self, keys):
        """{key: the row of today}."""
        found = {}
        for model in PAGES:
            if ids := {pk for kind, pk in keys if kind is model}:
                rows = model.objects.select_related(*model.address_parts).in_bulk(ids)
                found |= {(model, pk): row for pk, row in rows.items()}
        return found
