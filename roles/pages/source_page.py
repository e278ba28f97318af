"""The list of sources: where the handbook comes from, then each kind by itself. Pure."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from roles.evidence.profile import grouped
from roles.evidence.references import KINDS

ORIGIN = "origin"
HEADINGS = {
    "law": _("Laws"),
    "catalogue": _("Official catalogues"),
    "professional": _("Professional bodies"),
    "encyclopedia": _("Encyclopedias"),
    "employer": _("Employers and advisers"),
    "recruiter": _("Recruiters"),
    "training": _("Training, vendors and press"),
    "": _("Other sources"),
    "copy": _("Copies"),
}
SAYS = {
    ORIGIN: _("The articles that this handbook began with."),
    "copy": _("They show how a text spreads and support no statement."),
}


@dataclass(frozen=True)
class SourceGroup:
    """The sources of a kind that stand on one page of the list; `count` is that of all pages.

    `page` is the number of the page on which the kind begins.
    """

    kind: str
    sources: list[Any]
    count: int
    page: int

    @property
    def id(self):
        return f"kind-{self.kind or 'other'}"

    @property
    def heading(self):
        return _("Origin of this handbook") if self.kind == ORIGIN else HEADINGS[self.kind]

    @property
    def says(self):
        return SAYS.get(self.kind, "")


def in_order_of_evidence(sources):
    """{kind: sources} in the order of the list, those that the handbook began with before all."""
    found = grouped(sources, lambda source: ORIGIN if source.is_origin else source.kind)
    for rows in found.values():
        rows.sort(key=lambda source: source.is_repealed)
    return {kind: found[kind] for kind in (ORIGIN, *KINDS) if kind in found}


def source_groups(by_kind, shown, per_page):
    """A SourceGroup of each kind (of ids), of which only those `shown` (by id) are on the page."""
    found, before = [], 0
    for kind, ids in by_kind.items():
        here = [shown[pk] for pk in ids if pk in shown]
        found.append(SourceGroup(kind, here, len(ids), before // per_page + 1))
        before += len(ids)
    return found
