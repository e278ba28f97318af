"""How roles stand to one another in a company."""

from graphlib import CycleError, TopologicalSorter

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim
from .roles import Role
from .sorted_claims import Advising
from .vocabulary import Arrangement, CompanyStage, CoverageKind, LineKind


class ReportingLine(Claim):
    """That one role reports to another, or works with it (then the order means nothing).

    Solid lines form a forest: a role has one solid manager per context and never, by however
    many steps, itself. The last rule needs a walk along the lines, so `clean()` holds it.
    """

    about = _("That one role reports to another, or works with it.")
    owners = naming = ("subordinate", "manager")
    wording_field = "manager"
    texts = ("detail",)
    sheet = "reporting_lines"

    subordinate = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="lines_up", verbose_name=_("subordinate")
    )
    manager = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="lines_down", verbose_name=_("manager")
    )
    kind = fields.CharField(
        _("kind"), max_length=12, choices=LineKind.choices, default=LineKind.SOLID
    )
    context = fields.CharField(
        _("context"),
        max_length=10,
        choices=CompanyStage.choices,
        blank=True,
        help_text=_("The company stage in which the line holds; empty: in any."),
    )
    detail = fields.TextField(_("detail"), blank=True)

    class Meta(Claim.Meta):
        verbose_name = _("reporting line")
        verbose_name_plural = _("reporting lines")
        constraints = [
            models.CheckConstraint(
                condition=~Q(subordinate=F("manager")),
                name="reporting_line_not_to_itself",
                violation_error_message=_("A role does not report to itself."),
            ),
            models.UniqueConstraint(
                fields=["subordinate", "context"],
                condition=Q(kind=LineKind.SOLID),
                name="one_solid_manager_per_context",
                violation_error_message=_("This role has a manager (solid line) in this context."),
            ),
            models.UniqueConstraint(
                fields=["subordinate", "manager", "kind", "context"],
                name="reporting_line_once",
                violation_error_message=_("This line is on file already."),
            ),
        ]

    @property
    def headline(self):
        arrow = "↔" if self.kind == LineKind.WORKS_WITH else "→"
        return f"{self.subordinate.short_name} {arrow} {self.manager.short_name}"

    def clean(self):
        super().clean()
        if self.kind == LineKind.SOLID and (cycle := self.cycle()):
            path = " → ".join(role.short_name for role in cycle)
            raise ValidationError(
                {"manager": _("This closes a circle of reporting lines: %(path)s") % {"path": path}}
            )

    @classmethod
    def clean_many(cls, rows):
        """No circle among all solid lines."""
        lines = cls.objects.filter(kind=LineKind.SOLID).values_list("subordinate_id", "manager_id")
        new = [(r.subordinate_id, r.manager_id) for r in rows if r.kind == LineKind.SOLID]
        above = TopologicalSorter()
        for subordinate, manager in [*lines, *new]:
            above.add(subordinate, manager)
        try:
            above.prepare()
        except CycleError as found:
            raise ValidationError(str(found)) from None

    def cycle(self):
        """The roles on the way from the subordinate back to itself, or [] where there is none.

        Walks up level by level: as many queries as there are levels above the manager.
        """
        if not (self.subordinate_id and self.manager_id) or self.subordinate_id == self.manager_id:
            return []
        came_from, frontier = {self.manager_id: None}, [self.manager_id]
        while frontier and self.subordinate_id not in came_from:
            steps = self.solid_steps(frontier)
            frontier = [up for down, up in steps if up not in came_from]
            for down, up in steps:
                came_from.setdefault(up, down)
        return self.path_back(came_from)

    def solid_steps(self, role_ids):
        lines = ReportingLine.objects.filter(kind=LineKind.SOLID, subordinate__in=role_ids).exclude(
            pk=self.pk
        )
        return list(lines.values_list("subordinate_id", "manager_id"))

    def path_back(self, came_from):
        if self.subordinate_id not in came_from:
            return []
        ids = [self.subordinate_id]
        while (step := came_from[ids[-1]]) is not None:
            ids.append(step)
        roles = Role.objects.in_bulk(ids)
        return [roles[i] for i in [self.subordinate_id, *reversed(ids)]]


class Coverage(Claim):
    """Which role does the work of another where that other one does not exist."""

    about = _("Which role does the work of another where that one does not exist.")
    owners = naming = ("covering", "absent")
    kept_with = "absent"
    wording_field = "statement"
    texts = ("statement",)

    absent = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="covered_by", verbose_name=_("absent role")
    )
    covering = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="covers_for", verbose_name=_("covering role")
    )
    kind = fields.CharField(
        _("kind"), max_length=12, choices=CoverageKind.choices, default=CoverageKind.TAKES_OVER
    )
    stage = fields.CharField(
        _("company stage"), max_length=10, choices=CompanyStage.choices, blank=True
    )
    statement = fields.TextField(_("statement"))

    class Meta(Claim.Meta):
        verbose_name = _("coverage")
        verbose_name_plural = _("coverages")
        constraints = [
            models.CheckConstraint(
                condition=~Q(absent=F("covering")),
                name="coverage_not_by_itself",
                violation_error_message=_("A role does not stand in for itself."),
            ),
            models.UniqueConstraint(
                fields=["absent", "covering", "stage"],
                name="coverage_once",
                violation_error_message=_("This coverage is on file already."),
            ),
        ]


class StageAdvice(Advising):
    """Which roles a company of some stage needs, and why. Shown on the page of each of them."""

    about = _("Which roles a company of some stage needs, and why.")
    owners = ("roles",)
    file = "stages.yaml"
    collection = "stage_advice"
    wording_field = "statement"
    texts = ("statement",)

    stage = fields.CharField(_("company stage"), max_length=10, choices=CompanyStage.choices)
    roles = models.ManyToManyField(Role, related_name="stage_advice", verbose_name=_("roles"))
    arrangement = fields.CharField(_("arrangement"), max_length=12, choices=Arrangement.choices)
    statement = fields.TextField(_("statement"))

    class Meta(Advising.Meta):
        verbose_name = _("advice for a company stage")
        verbose_name_plural = _("advice for company stages")
