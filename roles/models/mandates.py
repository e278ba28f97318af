"""What a law asks of the leadership of a company, by its legal form; told on the planner's page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim, SharedPage
from .roles import Role
from .search import Kind
from .vocabulary import CompanySize, LegalForm, MandateKind

# Those that say whether one person may hold two seats: one of our roles, and another or a seat.
OF_TWO = [MandateKind.APART, MandateKind.TOGETHER]
NEEDS_TWO = _("Whether one person may hold both is said of a role, and of another or of a seat.")
ONLY_ONE = _("Another role is named only where the law says whether one person may hold both.")
NEEDS_POST = _("Name the seat that the law asks for or allows.")
NEEDS_CHOICE = _("Alternatives share a word; nothing else has one.")
WITH_ITSELF = _("A role is not kept apart from itself.")


class Mandate(Claim):
    """That a company must or may have a seat, or who may not hold two; by articles that it cites.

    Blank, `form` and `size` mean any; what holds for a joint-stock company holds for a public one,
    too. Of rows about the same thing (`choice`, else `post`; role and other) that of the narrower
    form or size goes before the wider: so an exception is a row of its own (`roles.planning`). Rows
    of one form with the same word as `choice` are alternatives, of which one is enough. `condition`
    says what must be the case beyond form and size. `role` is blank where none of ours holds it.
    """

    about = _("What a law asks of the leadership of a company, by its legal form and size.")
    file = "mandates.yaml"
    wording_field = "statement"
    texts = ("statement", "condition", "post")
    sheet = "mandates"
    search_kind = Kind.PROVISION
    # It is found as long as the roles that it names are published.
    search_paths = (*Claim.search_paths, "role", "other")
    page = SharedPage(_("Whom does your company need?"), "plan")

    kind = fields.CharField(_("kind"), max_length=10, choices=MandateKind.choices)
    form = fields.CharField(_("legal form"), max_length=20, choices=LegalForm.choices, blank=True)
    size = fields.CharField(
        _("size of the company"), max_length=10, choices=CompanySize.choices, blank=True
    )
    choice = fields.SlugField(_("alternatives"), max_length=40, blank=True, db_index=False)
    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("role"),
    )
    other = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mandates_with",
        verbose_name=_("other role"),
    )
    post = fields.CharField(_("seat"), max_length=160, blank=True)
    condition = fields.CharField(_("condition"), max_length=300, blank=True)
    statement = fields.CharField(_("statement"), max_length=300)

    class Meta(Claim.Meta):
        verbose_name = _("legal requirement")
        verbose_name_plural = _("legal requirements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=OF_TWO)
                | Q(role__isnull=False) & (Q(other__isnull=False) | ~Q(post="")),
                name="mandate_of_two_names_both",
                violation_error_message=NEEDS_TWO,
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_TWO) | Q(other__isnull=True),
                name="mandate_of_one_names_one",
                violation_error_message=ONLY_ONE,
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(role=F("other")),
                name="mandate_of_two_not_with_itself",
                violation_error_message=WITH_ITSELF,
            ),
            models.CheckConstraint(
                condition=Q(kind=MandateKind.CHOICE) & ~Q(choice="")
                | ~Q(kind=MandateKind.CHOICE) & Q(choice=""),
                name="mandate_choice_has_its_word",
                violation_error_message=NEEDS_CHOICE,
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_TWO) | ~Q(post=""),
                name="mandate_names_a_seat",
                violation_error_message=NEEDS_POST,
            ),
        ]

    @classmethod
    def heading(cls):
        return _("What the law asks of a company")

    def clean(self):
        """The constraints once more, each beside the field that is wrong."""
        super().clean()
        faults = {}
        if self.kind in OF_TWO:
            faults |= {} if self.role_id else {"role": NEEDS_TWO}
            faults |= {} if self.other_id or self.post_vi else {"other": NEEDS_TWO}
            if self.role_id and self.role_id == self.other_id:
                faults["other"] = WITH_ITSELF
        else:
            faults |= {"other": ONLY_ONE} if self.other_id else {}
            faults |= {} if self.post_vi else {"post_vi": NEEDS_POST}
        if (self.kind == MandateKind.CHOICE) != bool(self.choice):
            faults["choice"] = NEEDS_CHOICE
        if faults:
            raise ValidationError(faults)


def by_form(mandates):
    """{LegalForm, or "" for any: its mandates}, in the order of forms, any first."""
    found = {form: [m for m in mandates if m.form == form] for form in ("", *LegalForm)}
    return {form: rows for form, rows in found.items() if rows}
