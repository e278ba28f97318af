"""The site object of the desk. A plain instance, so that importing it has no order to get wrong."""

from functools import partial

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from . import exchange
from .conflicts import delete_selected
from .dashboard import completeness
from .language import choose_language
from .links import headline

# The parts of the index and the side bar, by model name; what is not listed stands at the end.
SECTIONS = (
    (_("Pages"), ("role", "comparison", "process")),
    (_("Evidence"), ("source", "citation", "titleusage", "crosswalk")),
    (_("Shared by several roles"), ("skill", "stageadvice", "dispute")),
    (
        _("Single statements"),
        (
            "roletitle",
            "responsibility",
            "roleskill",
            "reportingline",
            "coverage",
            "question",
            "comparisonpoint",
            "position",
            "processpart",
            "participation",
            "processcontrast",
        ),
    ),
    (_("From readers"), ("mistakereport",)),
    (_("People"), ("user", "group")),
)


class Choices(AutocompleteJsonView):
    """What pickers offer, in words that tell rows apart: «hrchannels-cpo §2.3 Kỹ năng»."""

    def serialize_result(self, obj, to_field_name):
        found = super().serialize_result(obj, to_field_name)
        heading = getattr(obj, "heading", "")
        return found | {"text": f"{headline(obj)} {heading}".strip()}


class DeskSite(AdminSite):
    site_header = _("Who Does What")
    site_title = _("Editors' desk")
    index_title = _("Editors' desk")
    completeness_title = _("Completeness")
    enable_nav_sidebar = True

    def get_urls(self):
        # First: the site's own last pattern takes every address.
        view = self.admin_view
        own = [
            path("language/", choose_language, name="language"),
            path("completeness/", view(partial(completeness, site=self)), name="completeness"),
            path("exchange/", view(partial(exchange.exchange, site=self)), name="exchange"),
            path("exchange/all.xlsx", view(exchange.export_workbook), name="export-workbook"),
            path("exchange/<slug:name>.csv", view(exchange.export_sheet), name="export-sheet"),
            path("exchange/import/", view(partial(exchange.import_file, site=self)), name="import"),
            path(
                "exchange/confirm/",
                view(partial(exchange.confirm, site=self)),
                name="import-confirm",
            ),
        ]
        return [*own, *super().get_urls()]

    def each_context(self, request):
        # The public site in the editor's language.
        return super().each_context(request) | {"site_url": reverse("home")}

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """The models in sections of our own, since all but two belong to one app."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        models = {m["model"]._meta.model_name: m for app in apps for m in app["models"]}
        sections = [
            (name, [models.pop(n) for n in names if n in models]) for name, names in SECTIONS
        ]
        sections.append((_("Other"), list(models.values())))
        return [
            _section(number, name, found) for number, (name, found) in enumerate(sections) if found
        ]


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
