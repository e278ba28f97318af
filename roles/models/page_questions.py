from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim
from .comparisons import Comparison
from .processes import Process
from .roles import Role
from .search import Kind


class Question(Claim):
    """A question that a source asks and answers, about one role, comparison or process."""

    about = _("A question and its answer, about a role, a comparison or a process.")
    owners = ("role", "comparison", "process")
    wording_field = "question"
    texts = ("question", "answer")
    search_kind = Kind.QUESTION

    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("role"),
    )
    comparison = models.ForeignKey(
        Comparison,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("comparison"),
    )
    process = models.ForeignKey(
        Process,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("process"),
    )
    question = fields.CharField(_("question"), max_length=200)
    answer = fields.TextField(_("answer"))

    class Meta(Claim.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__isnull=False, comparison__isnull=True, process__isnull=True)
                | Q(role__isnull=True, comparison__isnull=False, process__isnull=True)
                | Q(role__isnull=True, comparison__isnull=True, process__isnull=False),
                name="question_about_one_thing",
                violation_error_message=_(
                    "A question belongs to one role, one comparison or one process."
                ),
            )
        ]
