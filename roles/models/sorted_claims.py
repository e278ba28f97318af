"""Claims that editors sort, and never by more than the statement itself says."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim
from .vocabulary import Decision, Leaning, Part


class Advising(Claim):
    """A claim that may speak for or against having its roles, or one person in all of them.

    A page that tells whom to appoint next must not take «not needed yet» for a reason.
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


class Deciding(Claim):
    """A claim that may say what part the role has in a decision that readers ask for."""

    decision = fields.CharField(
        _("decision"),
        max_length=10,
        choices=Decision.choices,
        blank=True,
        default="",
        db_default="",
        help_text=_("Only if the statement itself says that the role decides it, or has a part."),
    )
    part = fields.CharField(
        _("part in the decision"),
        max_length=10,
        choices=Part.choices,
        blank=True,
        default="",
        db_default="",
    )

    class Meta(Claim.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", part="") | (~Q(decision="") & ~Q(part="")),
                name="%(class)s_decision_with_part",
                violation_error_message=_(
                    "A decision says what part the role has in it, and a part, in which decision."
                ),
            )
        ]
