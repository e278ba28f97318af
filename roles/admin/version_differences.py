"""Two versions of what a page of the desk shows, beside each other."""

from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from roles.history.describing import count_kinds, described
from roles.history.differences import differences
from roles.history.snapshots import at, state

FROM, TO = "from", "to"


class VersionDifferencesMixin:
    """Adds the page that compares any two versions; `HistoryMixin` has what it rests on."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_differences"
        view = self.admin_site.admin_view(self.differences_view)
        return [path("<int:pk>/history/compare/", view, name=name), *super().get_urls()]

    def differences_view(self, request, pk):
        """What differs between `?from=` and `?to=`, ids of versions; without them the last two."""
        pk = self.row_in_address(pk)
        obj, found = self.versions_of(request, pk)
        earlier, later = self._two(found, request.GET)
        states = [state(self.model, pk, at(version.at)) for version in (earlier, later)]
        rows = described(differences(*states))
        context = {
            **self.about(_("Compare versions: %(name)s"), pk, obj),
            "versions": found,
            "earlier": earlier,
            "later": later,
            "rows": rows,
            "counts": count_kinds(rows),
        }
        return self.history_page(request, "compare", context)

    def _two(self, found, asked):
        """The two Versions, the earlier one first. Raises Http404 for an id of none."""
        earlier = version_of(found, asked.get(FROM)) or found[min(1, len(found) - 1)]
        later = version_of(found, asked.get(TO)) or found[0]
        return sorted((earlier, later), key=lambda version: version.at)


def version_of(found, change):
    """The Version with this id, None for none. Raises Http404 for an id of no version."""
    version = next((version for version in found if str(version.change) == str(change)), None)
    if change and version is None:
        raise Http404
    return version
