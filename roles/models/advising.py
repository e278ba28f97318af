from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim
from .vocabulary import Leaning


class Advising(Claim):
    """A claim that may speak for or against having its roles, or one person in all of them.

    The editors' own sorting, and never more than the statement itself says: a page that tells
    whom to appoint next must not take «not needed yet» for a reason.
    """

    leaning = fields.CharField(
        _("speaks for or against"),
        max_length=10,
        choices=Leaning.choices,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Whether companies need the roles, or may have one person in all of them. Empty where "
            "the statement says neither, tells only how the work is done, or holds for one trade."
        ),
    )

    class Meta(Claim.Meta):
        abstract = True
