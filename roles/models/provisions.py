from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .roles import Role
from .search import Kind
from .sorted_claims import Deciding


class Provision(Deciding):
    """What a law says of the role; the article and clause are the places that it cites."""

    about = _("What a law says of a role.")
    owners = ("role",)
    wording_field = "statement"
    texts = ("statement", "detail")
    sheet = "provisions"
    search_kind = Kind.PROVISION
    key_word = "law"

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="provisions", verbose_name=_("role")
    )
    statement = fields.CharField(_("statement"), max_length=300)
    detail = fields.TextField(_("detail"), blank=True)
    binds_holder = models.BooleanField(
        _("asks something of the holder"),
        default=False,
        db_default=False,
        help_text=_(
            "A duty, a condition or a bar for whoever holds the post: it belongs in every "
            "description of it. Not what the law asks of the company, or lets it do."
        ),
    )

    class Meta(Deciding.Meta):
        verbose_name = _("provision of law")
        verbose_name_plural = _("provisions of law")

    @classmethod
    def heading(cls):
        return _("What the law says")
