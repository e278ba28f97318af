from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "roles"
    verbose_name = _("Executive roles")

    def ready(self):
        from .history import tracking  # models must be loaded, and translated

        tracking.track()
