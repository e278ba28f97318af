from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "roles"
    verbose_name = _("Executive roles")

    def ready(self):
        # Models must be loaded, and translated. Checks register when they are imported.
        from roles.history import first_versions, tracking
        from roles.models import settling
        from roles.opendata import collections  # noqa: F401
        from roles.operating import forgetting, readiness  # noqa: F401
        from roles.reviewing import gate
        from roles.schema import checks  # noqa: F401
        from roles.search import keeping
        from roles.writing import triggers

        tracking.track()
        first_versions.follow()
        keeping.follow()
        settling.follow()
        gate.guard()
        post_migrate.connect(triggers.install_after_migrate, sender=self)
        user_logged_in.connect(forgetting.forget_at_sign_in)
