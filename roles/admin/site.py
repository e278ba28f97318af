"""The site object of the desk. A plain instance, so that importing it has no order to get wrong."""

from contextlib import contextmanager
from functools import partial, wraps
from itertools import chain

from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME as CHOSEN
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import DataError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure as plain_csrf_failure

from roles.addresses import DESK, row_id
from roles.guard import second_factor as factor
from roles.guard.public_forms import comes_from_here
from roles.models.content import content_models
from roles.reviewing.gate import NotDirectly
from roles.writing import Cause, because

from . import reentry, second_factor_page
from .conflicts import delete_selected
from .copies.ended import ended
from .copies.keeping_copies import copies_urls
from .copies.own_copies import own_copies
from .dashboard import completeness
from .exchange_routes import exchange_urls
from .language import choose_language
from .links import headline
from .previewing.scheduling import schedule_urls
from .review import proposal_queue
from .review.proposal_page import review_urls
from .sections import Section
from .transcribing.screen import transcribing_urls
from .upkeep import links_page
from .upkeep.coverage_table import coverage
from .upkeep.report_answers import open_reports


class Choices(AutocompleteJsonView):
    """What pickers offer, in words that tell rows apart: «hrchannels-cpo §2.3 Kỹ năng»."""

    def serialize_result(self, obj, to_field_name):
        found = super().serialize_result(obj, to_field_name)
        heading = getattr(obj, "heading", "")
        return found | {"text": f"{headline(obj)} {heading}".strip()}


# What else has routes of its own.
PARTS = (copies_urls, exchange_urls, transcribing_urls, review_urls, schedule_urls)
# In the session of somebody whose password today's rules would refuse.
WEAK = "weak-password"
# Pages for those who have to set up a second factor or choose another password first.
ON_THE_WAY = {"second-factor", "password_change", "password_change_done", "logout", "jsi18n"}


class DeskSite(AdminSite):
    site_header = _("Who Does What")
    site_title = _("Editors' desk")
    index_title = _("Editors' desk")
    completeness_title = _("Completeness")
    enable_nav_sidebar = True

    def has_permission(self, request):
        return super().has_permission(request) and not factor.is_owed(request.user)

    def admin_view(self, view, cacheable=False):
        """Every page of the desk: whose session has ended signs in again and loses nothing."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request, *args, **kwargs):
            if request.method == "POST" and (waiting := reentry.resume(request, self)):
                return waiting
            if (page := self.first_of_all(request)) and not _is_on_the_way(request):
                return redirect(page)
            keep_possible_rows(request)
            with because(Cause.EDIT, user=request.user), nowhere_if_impossible():
                try:
                    return inner(request, *args, **kwargs)
                except NotDirectly as refused:
                    return self.told_why(request, refused)

        return guarded

    def told_why(self, request, reason):
        """What somebody is shown whose write the gate has refused, wherever it came from."""
        context = self.each_context(request) | {"title": gettext("Not written"), "reason": reason}
        return render(request, "admin/review/refused.html", context, status=403)

    def first_of_all(self, request):
        """The page to which somebody has to go before any other; "" for none."""
        if not self.has_permission(request):
            return ""
        if WEAK in request.session:
            return "admin:password_change"
        return "admin:second-factor" if factor.must_set_up(request.user) else ""

    def password_change(self, request, extra_context=None):
        answer = super().password_change(request, extra_context)
        if answer.status_code == 302:
            request.session.pop(WEAK, None)
        return answer

    def get_urls(self):
        view = self.admin_view
        own = [
            path("language/", choose_language, name="language"),
            path(
                "second-factor/",
                view(partial(second_factor_page.page, site=self)),
                name="second-factor",
            ),
            path("completeness/", view(partial(completeness, site=self)), name="completeness"),
            path("links/", view(partial(links_page.links, site=self)), name="links"),
        ]
        # First: the site's own last pattern takes every address.
        return [*own, *chain.from_iterable(urls(self) for urls in PARTS), *super().get_urls()]

    def index(self, request, extra_context=None):
        context = open_reports(request.user) | {
            "waiting": proposal_queue.first_waiting(request.user),
            "proposed": proposal_queue.own(request.user),
            "own_copies": own_copies(request.user),
        }
        if request.user.has_perm("roles.view_role"):
            context |= coverage(request)
        return super().index(request, context | (extra_context or {}))

    def each_context(self, request):
        own = {
            "site_url": reverse("home"),  # the public site in the editor's language
            "n_waiting": partial(proposal_queue.n_waiting, request.user),
            "ended_copies": ended(request),
        }
        return super().each_context(request) | own

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """The models in sections of our own, since all but two belong to one app."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        kinds = content_models()
        found = [m for app in apps for m in app["models"]]
        found.sort(key=lambda m: kinds.index(m["model"]) if m["model"] in kinds else len(kinds))
        sections = [[m for m in found if self.section(m["model"]) == each] for each in Section]
        return [
            _section(number, section.label, models)
            for number, (section, models) in enumerate(zip(Section, sections, strict=True))
            if models
        ]

    def section(self, model):
        return getattr(self.get_model_admin(model), "section", Section.OTHER)


@contextmanager
def nowhere_if_impossible():
    """404 for a number that the database cannot hold, wherever it was asked for."""
    try:
        yield
    except (OverflowError, DataError):  # SQLite's, PostgreSQL's
        raise Http404 from None


def keep_possible_rows(request):
    """Of the rows that a list's action is for, leave those that can exist."""
    if CHOSEN in request.POST:
        request.POST = request.POST.copy()
        ids = [pk for pk in request.POST.getlist(CHOSEN) if row_id(pk) is not None]
        request.POST.setlist(CHOSEN, ids)


def _is_on_the_way(request):
    return request.resolver_match.url_name in ON_THE_WAY


def _section(number, name, models):
    return {
        "name": name,
        "app_label": f"section-{number}",
        "app_url": "",
        "has_module_perms": True,
        "models": models,
    }


desk = DeskSite()
desk.add_action(delete_selected, "delete_selected")


def csrf_failure(request, reason=""):
    """A form of the desk with an old token: its editor has signed in again in another tab."""
    at_the_desk = request.path.startswith(DESK) and request.path != reverse("admin:login")
    if not (at_the_desk and comes_from_here(request)):
        return plain_csrf_failure(request, reason)
    form = None if desk.has_permission(request) else desk.login_form(request)
    return reentry.page(request, desk, reentry.fields_of(request), form)
