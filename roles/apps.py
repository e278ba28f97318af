from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "roles"
    verbose_name = _("Executive roles")

    def ready(self):
        from . import checks, forgetting, readiness, triggers  # noqa: F401 (checks register)
        from .history import tracking  # models must be loaded, and translated
        from .search import keeping

        tracking.track()
        keeping.follow()
        post_migrate.connect(triggers.install_after_migrate, sender=self)
        user_logged_in.connect(forgetting.forget_at_sign_in)
