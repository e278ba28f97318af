"""The versions of what a page of the desk shows: what each changed, and the way back to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.history.describing import Names, count_kinds, described, title_of
from roles.history.differences import differences
from roles.history.restoring import Gone, restore
from roles.history.snapshots import at, before, state, with_links
from roles.history.trial import TrialRun
from roles.history.versions import versions, with_acceptances, with_rows
from roles.models.revision import lock_content
from roles.writing import Cause, because

from .links import change_address
from .publishing import tell_drafts

PER_PAGE = 10
FROM, TO = "from", "to"  # in an address: the versions that are compared


class HistoryMixin:
    """The history of a page of the desk; what was deleted keeps its own."""

    change_list_template = "admin/history/change_list.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        row = "<int:pk>/history/"
        return [
            path("deleted/", view(self.deleted_view), name=f"{name}_deleted"),
            path(f"{row}<uuid:change>/restore/", view(self.restore_view), name=f"{name}_restore"),
            path(
                "<int:pk>/history/compare/", view(self.differences_view), name=f"{name}_differences"
            ),
            *super().get_urls(),
        ]

    @staticmethod
    def row_in_address(text):
        """The id in an address, which may be anything. Raises Http404."""
        found = row_id(text)
        if found is None:
            raise Http404
        return found

    def history_view(self, request, object_id, extra_context=None):
        pk = self.row_in_address(object_id)
        obj, found = self.versions_of(request, pk)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        with_rows(page.object_list, self.model, pk)
        context = {
            **self.about(_("Versions: %(name)s"), pk, obj),
            "page": page,
            "versions": found,
            "newest": found[0].change,
            "may_restore": self._may_restore(request, obj),
        }
        return self.history_page(request, "list", context, extra_context)

    def about(self, title, pk, obj):
        """What each page of one row's history tells; `obj` is None if there is none now."""
        name = str(obj) if obj else Names({self.model: {pk}}).of(self.model, pk)
        return {"title": title % {"name": name}, "original": obj, "object_id": pk}

    def versions_of(self, request, pk):
        """(the object or None, its versions); 404 where there never was one."""
        obj = self.model._base_manager.filter(pk=pk).first()
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        found = with_acceptances(versions(self.model, pk))
        if not found:
            raise Http404
        return obj, found

    def _may_restore(self, request, obj):
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def history_page(self, request, template, context, extra_context=None):
        common = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(
            request, f"admin/history/{template}.html", common | context | (extra_context or {})
        )

    def restore_view(self, request, pk, change):
        pk = self.row_in_address(pk)
        obj, found = self.versions_of(request, pk)
        if not self._may_restore(request, obj):
            raise PermissionDenied
        version = version_of(found, change)
        try:
            preview = self._restore(request, pk, version, request.POST.get("digest"))
        except Gone:
            raise Http404 from None
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self._history_address(pk))
        if preview.is_done:
            return self._restored(request, pk, version, preview)
        context = self.about(_("Restore: %(name)s"), pk, obj)
        context |= {"version": version, "preview": preview}
        return self.history_page(request, "restore", context)

    def _history_address(self, pk):
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[pk])

    def _restore(self, request, pk, version, digest):
        """Restore if the editor has seen what would happen; otherwise say what would."""
        with transaction.atomic():
            lock_content()
            with because(Cause.RESTORE, version.at.isoformat(timespec="seconds")) as change:
                restored = restore(self.model, pk, self._moment(pk, version))
            return TrialRun.of(change, restored).decide(digest)

    def _moment(self, pk, version):
        """The state that a version stands for; for a deletion, the one before it."""
        if state(self.model, pk, at(version.at)):
            return at(version.at)
        return before(version.change, version.at)

    def _restored(self, request, pk, version, preview):
        obj, request.restored = self.model._base_manager.get(pk=pk), preview
        when = date_format(localtime(version.at), "DATETIME_FORMAT")
        message = _("Restored as of %(when)s.") % {"when": when}
        self.log_change(request, obj, message)
        messages.success(request, message)
        tell_drafts(request, preview.drafts)
        for row, reasons in preview.left_out:
            messages.warning(request, f"{row.model_name} «{row.title}»: {' '.join(reasons)}")
        return HttpResponseRedirect(change_address(obj))

    def deleted_view(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = Paginator(self._deleted(), 50).get_page(request.GET.get("page"))
        snapshots = with_links(self.model, rows.object_list)
        names = Names.used_in(snapshots)
        context = {
            "title": _("Deleted: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "page": rows,
            "deleted": [(s.row, title_of(s, names)) for s in snapshots],
            "may_restore": self._may_restore(request, None),
        }
        return self.history_page(request, "deleted", context)

    def _deleted(self):
        """History rows of the deletions of what does not exist now, newest first."""
        history = self.model.history
        later = history.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
        rows = history.filter(~Exists(later), history_type="-").select_related("history_user")
        return rows.order_by("-history_id")

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
