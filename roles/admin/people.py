"""Who may work at the desk: users, groups, and the page of those who guessed too often."""

from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.signals import user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from roles.guard import second_factor
from roles.models import WorkingCopy
from roles.models.working_copies import WAITING

from .deletions import DeletionMixin
from .reentry import KEPT
from .second_factor_page import code_field
from .sections import Section
from .site import WEAK, desk

# The groups that a migration makes; other groups go by the names that they were given.
GROUP_NAMES = {
    "viewer": _("Viewers"),
    "editor": _("Editors"),
    "publisher": _("Publishers"),
}
ACTIONS = {
    "view": _("view"),
    "add": _("add"),
    "change": _("change"),
    "delete": _("delete"),
    "publish": _("publish"),
}


PROPOSALS_WAIT = _(
    "Proposals of this account wait for a decision, and deleting it would lose them. Decide on "
    "them first, or untick “Active”: then nobody signs in with it any more."
)


def group_label(group):
    return str(GROUP_NAMES.get(group.name, group.name))


def right_label(permission):
    """«Roles: publish» in the editor's language; Django keeps permissions in English."""
    model = permission.content_type.model_class()
    action = permission.codename.removesuffix(f"_{model._meta.model_name}")
    return f"{capfirst(model._meta.verbose_name_plural)}: {ACTIONS.get(action, action)}"


class RightsMixin(DeletionMixin):
    """Labels of groups and rights, and only those rights that mean something at the desk."""

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request=request, **kwargs)
        if db_field.name == "groups":
            field.label_from_instance = group_label
        if db_field.name in ("permissions", "user_permissions"):
            field.queryset = field.queryset.filter(content_type__in=content_types())
            field.label_from_instance = right_label
        return field


def waiting_of(people):
    """Links to the proposals of these people that wait for a decision."""
    waiting = WorkingCopy.objects.filter(editor__in=people, state__in=WAITING)
    return [
        format_html(
            '{}: <a href="{}">{}</a>', _("Proposal"), reverse("admin:proposal", args=[key]), title
        )
        for key, title in waiting.values_list("key", "title")
    ]


def content_types():
    types = ContentType.objects.get_for_models(*filter(desk.is_registered, apps.get_models()))
    return [kind.pk for kind in types.values()]


@admin.register(User, site=desk)
class PersonAdmin(RightsMixin, UserAdmin):
    section = Section.PEOPLE
    list_display = (
        "username",
        "first_name",
        "last_name",
        "in_groups",
        "has_second_factor",
        "is_active",
        "last_login",
    )
    list_filter = ("is_active", "is_superuser", "groups")
    actions = ["reset_second_factor"]

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        people = super().get_queryset(request).prefetch_related("groups")
        return people.annotate(second_factor=Exists(devices))

    @admin.display(description=_("second factor"), boolean=True)
    def has_second_factor(self, user):
        return user.second_factor

    def has_reset_permission(self, request):
        return request.user.is_superuser

    @admin.action(
        description=_("Take away the second factor (phone and recovery codes lost)"),
        permissions=["reset"],
    )
    def reset_second_factor(self, request, people):
        for user in people:
            if second_factor.remove(user):
                self.log_change(
                    request, user, [{"changed": {"fields": [gettext("second factor")]}}]
                )
                message = gettext("%(name)s signs in without a code now.")
                self.message_user(request, message % {"name": user}, messages.SUCCESS)

    def get_deleted_objects(self, objs, request):
        *found, protected = super().get_deleted_objects(objs, request)
        if waiting := waiting_of(objs):
            messages.warning(request, gettext(PROPOSALS_WAIT))
            protected = waiting
        return *found, protected

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, User.normalize_username(search_term))

    @admin.display(description=_("groups"))
    def in_groups(self, user):
        return ", ".join(map(group_label, user.groups.all()))


@admin.register(Group, site=desk)
class PeopleAdmin(RightsMixin, GroupAdmin):
    section = Section.PEOPLE
    list_display = ("called",)

    @admin.display(description=_("group"), ordering="name")
    def called(self, group):
        return group_label(group)


class SignInForm(AdminAuthenticationForm):
    """Name, password, and a code where the user has set up a second factor.

    Django's form takes a user name of any length, and the log of failures would not.
    """

    username = UsernameField(
        max_length=150,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocapitalize": "none", "autocomplete": "username"}
        ),
    )
    code = code_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        try:
            user.otp_device = second_factor.verify(user, self.cleaned_data.get("code", ""))
        except ValidationError as refused:
            if refused.code == "code":  # counts like a wrong password
                sent = {"username": user.get_username()}
                user_login_failed.send(__name__, credentials=sent, request=self.request)
            raise
        if second_factor.publishes(user) and self._is_weak(user):
            self.request.session[WEAK] = True

    def _is_weak(self, user):
        """Whether today's rules would refuse the password, chosen under earlier ones perhaps."""
        try:
            validate_password(self.cleaned_data["password"], user)
        except ValidationError:
            return True
        return False


desk.login_form = SignInForm


def locked(request, response=None, credentials=None):
    """For axes: what somebody sees who may not try again yet (429)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {
        **desk.each_context(request),
        "title": _("Too many attempts"),
        "minutes": minutes,
        "kept": request.POST.get(KEPT, ""),
        "app_path": request.get_full_path(),
    }
    page = render(request, "admin/locked.html", context, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page
