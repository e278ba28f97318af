"""Drafts and published pages: who may publish, and what must be there first."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.models.completeness import uncited_claims, with_claim_counts
from roles.models.published import may_publish
from roles.models.vocabulary import Status
from roles.reviewing.rules import proposes

from .links import headline
from .sections import Section

# So many statements are named in one message; the page marks all of them.
NAMED = 5


def tell_drafts(request, titles):
    """Tell an editor without the right to publish that these pages came back as drafts."""
    if titles:
        message = _("A draft now, because you may not publish: %(titles)s")
        messages.warning(request, message % {"titles": "; ".join(titles)})


class PublishableMixin:
    """A page of the desk for something that has a public page of its own.

    Without the right to publish, the status is shown but not taken from a request; to delete what
    is published can be proposed only, since that takes it from the public as well.
    """

    section = Section.PAGES
    actions = ["publish", "withdraw"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        match = request.resolver_match
        is_list = match and match.url_name.endswith("_changelist")
        return with_claim_counts(rows) if is_list else rows

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if may_publish(request.user, self.model) else [*fields, "status"]

    def rows_to_check(self, request, obj):
        """Who publishes answers for the statements, too, that nobody has opened."""
        is_to_be = request.POST.get("status") == Status.PUBLISHED
        if obj.is_published or not is_to_be or not may_publish(request.user, self.model):
            return super().rows_to_check(request, obj)
        return uncited_claims(obj)

    def has_publish_permission(self, request):
        return may_publish(request.user, self.model)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        is_public = obj is not None and obj.is_published
        return allowed and (not is_public or proposes() or may_publish(request.user, self.model))

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        if form.is_bound and "status" in form.changed_data and form.instance.is_published:
            uncited = _uncited_in_forms(context["inline_admin_formsets"])
            if uncited:
                form.add_error("status", _cannot_publish(uncited))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("acronym or name"), ordering="acronym")
    def called(self, obj):
        return obj.short_name

    @admin.display(description=gettext_lazy("statements"), ordering="n_claims")
    def n_claims(self, obj):
        return obj.n_claims

    @admin.display(description=gettext_lazy("without citation"), ordering="n_uncited")
    def n_uncited(self, obj):
        return obj.n_uncited or ""

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish(self, request, queryset):
        drafts = queryset.filter(status=Status.DRAFT)
        published = [draft for draft in drafts if self._publish(request, draft)]
        self._tell(request, _("Published: %(names)s"), published)

    def _publish(self, request, draft):
        missing = uncited_claims(draft)
        if missing:
            error = _cannot_publish([claim.headline for claim in missing])
            self.message_user(request, f"{draft}: {error.message}", messages.ERROR)
            return False
        self._set_status(request, draft, Status.PUBLISHED)
        return True

    @admin.action(description=gettext_lazy("Withdraw from the site"), permissions=["publish"])
    def withdraw(self, request, queryset):
        published = list(queryset.filter(status=Status.PUBLISHED))
        for page in published:
            self._set_status(request, page, Status.DRAFT)
        self._tell(request, _("Withdrawn: %(names)s"), published)

    @transaction.atomic
    def _set_status(self, request, page, status):
        page.status = status
        self.save_model(request, page, form=None, change=True)
        self.log_change(request, page, [{"changed": {"fields": [_("status")]}}])

    def _tell(self, request, message, pages):
        if pages:
            names = ", ".join(page.short_name for page in pages)
            self.message_user(request, message % {"names": names}, messages.SUCCESS)


def _cannot_publish(headlines):
    named = "; ".join(f"«{headline}»" for headline in headlines[:NAMED])
    message = _("Not published: these statements lack a citation: %(statements)s")
    more = len(headlines) - NAMED
    rest = _(" and %(number)s more") % {"number": more} if more > 0 else ""
    return ValidationError(message % {"statements": named} + rest)


def _uncited_in_forms(inline_admin_formsets):
    """Headlines of the statements on the page whose citations were refused."""
    forms = (form for inline in inline_admin_formsets for form in inline.formset.forms)
    return [
        headline(form.instance) for form in forms if form.is_bound and "citations" in form.errors
    ]
