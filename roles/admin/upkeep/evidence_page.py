"""What pages of sources and places tell besides their form: all that cites them, and merging."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.admin.links import change_address, headline
from roles.admin.widgets import PickOne
from roles.history.trial import TrialRun
from roles.models import Citation, LinkCheck, Publishable, Responsibility, Source
from roles.models.content import content_models
from roles.models.published import may_publish
from roles.models.revision import lock_content
from roles.upkeep.citing_pages import citing
from roles.upkeep.merging_evidence import Merging
from roles.writing import Cause, because

# A relation that leads to each kind: what its picker offers.
PICKED = {
    Source: Source._meta.get_field("copy_of"),
    Citation: Responsibility._meta.get_field("citations"),
}


class MergeForm(forms.Form):
    """Which source or place stays instead of the one whose page this is."""

    def __init__(self, model_admin, row, data):
        super().__init__(data)
        model = model_admin.model
        self.fields["into"] = forms.ModelChoiceField(
            model.objects.exclude(pk=row.pk),
            label=_("Merge into"),
            widget=PickOne(PICKED[model], model_admin.admin_site),
        )
        self.fields["into"].label_from_instance = headline


class EvidenceMixin:
    """A page of the desk for a source or a place. `merge` names the method of Merging."""

    merge = ""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        if row := context.get("original"):
            places = self.citations_of(self.model.objects.filter(pk=row.pk))
            context["cited"] = citing(request.GET.get("page"), citation__in=places)
            context["may_merge"] = self.may_merge(request, row)
            context["writing"] = self.writing_from(request, row)
            self.take_address(request, row, context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def writing_from(self, request, row):
        """Where statements are written from it; "" for none."""
        return ""

    def take_address(self, request, row, form):
        """Put the address to which this one has moved into the form; an editor saves it."""
        check = LinkCheck.objects.filter(
            pk=row_id(request.GET.get("take-address")), address=row.url
        )
        if request.method == "GET" and (found := check.first()) and found.moved_to:
            form.initial["url"] = found.moved_to
            messages.info(request, _("The new address stands in the form. Look at it, then save."))

    def may_merge(self, request, row):
        """It changes published pages and takes a row away: for those who may do both."""
        publishes = (m for m in content_models() if issubclass(m, Publishable))
        return (
            self.has_change_permission(request, row)
            and self.has_delete_permission(request, row)
            and all(may_publish(request.user, model) for model in publishes)
        )

    def merge_view(self, request, pk):
        """Choose what stays, see what would change, do it if that was seen (`digest`)."""
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.may_merge(request, row):
            raise PermissionDenied
        form = MergeForm(self, row, request.GET if "into" in request.GET else None)
        context = {"title": _("Merge: %(name)s") % {"name": headline(row)}, "form": form}
        if form.is_valid():
            context |= self._merged(pk, form.cleaned_data["into"].pk, request.POST.get("digest"))
            if context["preview"].is_done:
                return self._told(request, row, context["into"])
        return self._merge_page(request, row, context)

    def _merged(self, pk, into, digest):
        """What merging does, done if an editor has seen just that."""
        with transaction.atomic():
            lock_content()
            rows = self.model.objects.in_bulk([pk, into])
            if len(rows) < 2:  # somebody else was quicker
                raise Http404
            merging = Merging()
            with because(Cause.EDIT) as change:
                getattr(merging, self.merge)(rows[pk], rows[into])
            preview = TrialRun.of(change)
            preview.decide("" if merging.problems else digest)
        return {"preview": preview, "merging": merging, "into": rows[into], "digest": digest}

    def _told(self, request, row, into):
        message = _("Merged: “%(old)s” into “%(new)s”.")
        told = message % {"old": headline(row), "new": headline(into)}
        self.log_change(request, into, told)
        messages.success(request, told)
        return HttpResponseRedirect(change_address(into))

    def _merge_page(self, request, row, context):
        common = self.admin_site.each_context(request)
        context |= {"opts": self.opts, "original": row, "media": self.media + context["form"].media}
        return TemplateResponse(request, "admin/upkeep/merge.html", common | context)
