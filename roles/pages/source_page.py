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
    kind: str
    sources: list[Any]

    @property
    def id(self):
        return f"kind-{self.kind or 'other'}"

    @property
    def heading(self):
        return _("Origin of this handbook") if self.kind == ORIGIN else HEADINGS[self.kind]

    @property
    def says(self):
        return SAYS.get(self.kind, "")


def source_groups(sources):
    """SourceGroups in the order of evidence, those that the handbook began with before all."""
    found = grouped(sources, lambda source: ORIGIN if source.is_origin else source.kind)
    for rows in found.values():
        rows.sort(key=lambda source: source.is_repealed)
    return [SourceGroup(kind, found[kind]) for kind in (ORIGIN, *KINDS) if kind in found]
