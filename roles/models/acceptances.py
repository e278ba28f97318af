"""Who has accepted what somebody else proposed: the history names the other one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Acceptance(models.Model):
    """`change` (as the rows of the history hold it) was written by the right of `user`."""

    is_content = keeps_history = False

    change = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        default_permissions = ()

    def __str__(self):
        return str(self.change)
