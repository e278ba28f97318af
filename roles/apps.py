from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "roles"
    verbose_name = _("Executive roles")

    def ready(self):
        from . import checks, triggers  # noqa: F401 (checks register themselves)
        from .history import tracking  # models must be loaded, and translated
        from .search import keeping

        tracking.track()
        keeping.follow()
        post_migrate.connect(triggers.install_after_migrate, sender=self)
