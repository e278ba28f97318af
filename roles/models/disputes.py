from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .content import Content, KeyedManager
from .public import public
from .roles import Role
from .search import Kind
from .sorted_claims import Advising


class DisputeQuerySet(models.QuerySet):
    def shown(self):
        """Those that stand on a public page: with a side that is cited."""
        sides = Position.objects.supported().filter(dispute=OuterRef("pk"))
        return self.filter(public(self.model), Exists(sides))


class Dispute(Content):
    """Something that the sources disagree on, with the editors' reading of it."""

    about = _("Something that the sources disagree on, with the editors’ reading of it.")
    owners = ("roles",)
    file = "disputes/{slug}.yaml"
    naming = ("question",)
    texts = ("question", "reading")
    search_kind = Kind.QUESTION
    search_paths = ("positions__citations",)

    slug = fields.SlugField(_("slug"), max_length=80, unique=True)
    question = fields.CharField(_("question"), max_length=200)
    roles = models.ManyToManyField(Role, related_name="disputes", verbose_name=_("roles"))
    reading = fields.TextField(
        _("the editors' reading"), blank=True, help_text=_("How we read it; shown as our opinion.")
    )
    order = fields.PositiveSmallIntegerField(_("order"), default=0)

    objects = KeyedManager.from_queryset(DisputeQuerySet)("slug")

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        """Its place on the page of the first of its roles that is public; "" where it has none."""
        return f"{self.page.get_absolute_url()}#dispute-{self.slug}" if self.page else ""


class Position(Advising):
    """One side of a dispute."""

    about = _("One side of a dispute.")
    owners = ("dispute",)
    wording_field = "statement"
    texts = ("label", "statement")

    dispute = models.ForeignKey(
        Dispute, on_delete=models.CASCADE, related_name="positions", verbose_name=_("dispute")
    )
    label = fields.CharField(_("label"), max_length=120)
    statement = fields.TextField(_("statement"))

    class Meta(Advising.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    @property
    def headline(self):
        return f"{self.dispute.question} {self.label}"
