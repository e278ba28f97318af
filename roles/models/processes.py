from itertools import chain

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.schema import fields

from .citing import attach_references, supported
from .claims import Claim, Publishable
from .completeness import claims_of
from .content import KeyedManager
from .public import public
from .published import PublishableQuerySet
from .roles import Role
from .search import Kind
from .vocabulary import PartKind


class Process(Publishable):
    """A management process that roles take part in, and what it is often taken for."""

    about = _("A management process that roles take part in.")
    file = "processes/{slug}.yaml"
    naming = ("acronym", "name")
    texts = ("name", "summary", "contrast_name")
    search_kind = Kind.PROCESS
    search_paths = ("parts", "contrasts")

    slug = fields.SlugField(_("slug"), max_length=80, unique=True)
    acronym = fields.CharField(_("acronym"), max_length=20, blank=True)
    name = fields.CharField(_("name"), max_length=160)
    summary = fields.TextField(
        _("summary"), help_text=_("One sentence in the editors' own words: what the process is.")
    )
    contrast_name = fields.CharField(
        _("what it is taken for"),
        max_length=120,
        blank=True,
        help_text=_("For example: sales operations"),
    )
    order = fields.PositiveSmallIntegerField(_("order"), default=0)

    objects = KeyedManager.from_queryset(PublishableQuerySet)("slug")

    class Meta:
        verbose_name = _("process")
        verbose_name_plural = _("processes")
        ordering = ["order", "slug"]
        permissions = [("publish_process", "Can publish process")]

    def __str__(self):
        return f"{self.acronym} – {self.name}" if self.acronym else self.name

    def get_absolute_url(self):
        return address("process", self.slug)

    @property
    def short_name(self):
        return self.acronym or self.name

    def claims(self, drafts=False):
        """{relation: its supported claims}, in a query for each kind and one for the citations."""
        claims = {}
        for model, name in claims_of(Process):
            relation, rows = model.field(name).remote_field, model.objects.filter(**{name: self})
            joined = rows.select_related(*model.single_relations())
            shown = joined if drafts else joined.filter(public(model))
            claims[relation.get_accessor_name()] = list(shown)
        attach_references(chain(*claims.values()))
        return {relation: supported(found) for relation, found in claims.items()}


class ProcessPart(Claim):
    """A statement about the process: what it is, is for, brings, takes in or gives out."""

    about = _(
        "What a source says of a process: what it is and is for, what goes in and what comes out."
    )
    owners = ("process",)
    wording_field = "statement"
    texts = ("statement", "detail")
    collection = "process_statements"

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="parts", verbose_name=_("process")
    )
    kind = fields.CharField(_("kind"), max_length=12, choices=PartKind.choices)
    statement = fields.CharField(_("statement"), max_length=300)
    detail = fields.TextField(_("detail"), blank=True)

    class Meta(Claim.Meta):
        verbose_name = _("statement about a process")
        verbose_name_plural = _("statements about processes")


class Participation(Claim):
    """Who takes part in the process, and with what: one of our roles, or a department."""

    about = _("Who takes part in a process, and how.")
    owners = ("process",)
    wording_field = "statement"
    texts = ("statement", "department")

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="participations", verbose_name=_("process")
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("role"),
    )
    department = fields.CharField(_("department"), max_length=120, blank=True)
    statement = fields.TextField(_("statement"))

    class Meta(Claim.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__isnull=False, department="")
                | (Q(role__isnull=True) & ~Q(department="")),
                name="participation_of_role_or_department",
                violation_error_message=_("Name either a role or a department."),
            )
        ]


class ProcessContrast(Claim):
    """One aspect in which the process differs from what it is taken for."""

    about = _("How a process differs from something that it is taken for.")
    owners = ("process",)
    wording_field = "aspect"
    texts = ("aspect", "process_text", "contrast_text")
    collection = "process_differences"

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="contrasts", verbose_name=_("process")
    )
    aspect = fields.CharField(_("aspect"), max_length=120)
    process_text = fields.TextField(_("for the process"))
    contrast_text = fields.TextField(_("for what it is taken for"))

    class Meta(Claim.Meta):
        verbose_name = _("difference of a process")
        verbose_name_plural = _("differences of processes")
