"""The site object of the desk. A plain instance, so that importing it has no order to get wrong."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_header = _("Who Does What")
    site_title = _("Who Does What")
    index_title = _("Editors' desk")


desk = DeskSite()
