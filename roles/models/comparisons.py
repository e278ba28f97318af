from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.schema import fields

from .claims import Claim, ClaimQuerySet, Publishable
from .content import KeyedManager
from .public import public
from .published import PublishableQuerySet
from .roles import Role
from .search import Kind
from .vocabulary import PointKind

# Roles side by side on one page.
MOST = 4


def comparison_address(*slugs):
    """The one permanent address of some roles, whichever is named first: slugs in ABC order.

    (The order of a curated comparison would change an address when an editor adds it.)
    """
    return address("comparison", *sorted(set(slugs)))


def listed(names):
    """«CPO, CTO và CMO»."""
    *first, last = names
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}


class ComparisonQuerySet(PublishableQuerySet):
    def with_roles(self):
        """With both roles, which are joined to what has been found.

        SQLite would find comparisons by way of all roles while it does not know that there are few.
        """
        found = self.model.objects.filter(pk__in=self.order_by().values("pk"))
        return found.select_related("left", "right")

    def about(self, *slugs, drafts=False):
        """Comparisons in which any of these roles (by slug) takes part."""
        visible = self.all() if drafts else self.published()
        ids = Role.objects.filter(slug__in=slugs).order_by().values("pk")
        return visible.filter(Q(left__in=ids) | Q(right__in=ids))


class Comparison(Publishable):
    """What the sources themselves say when they set two roles side by side.

    Any pair of roles can be compared without a row here: the rest of a comparison is computed.
    """

    about = _("Two roles side by side: the question that this answers, and a summary.")
    file = "comparisons/{slug}.yaml"
    naming = ("question",)
    texts = ("question", "summary")
    address_parts = ("left", "right")
    search_kind = Kind.COMPARISON
    search_paths = ("points",)

    slug = fields.SlugField(_("slug"), max_length=160, unique=True)
    left = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="comparisons_left", verbose_name=_("left role")
    )
    right = models.ForeignKey(
        Role,
        on_delete=models.CASCADE,
        related_name="comparisons_right",
        verbose_name=_("right role"),
    )
    question = fields.CharField(_("question"), max_length=200)
    summary = fields.TextField(
        _("short answer"),
        help_text=_("In the editors' own words; the points below carry the citations."),
    )
    order = fields.PositiveSmallIntegerField(_("order"), default=0)

    objects = KeyedManager.from_queryset(ComparisonQuerySet)("slug")

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        ordering = ["order", "slug"]
        permissions = [("publish_comparison", "Can publish comparison")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(left=F("right")),
                name="comparison_of_two_roles",
                violation_error_message=_("Choose two different roles."),
            ),
            models.UniqueConstraint(
                Least("left", "right"),
                Greatest("left", "right"),
                name="comparison_once_per_pair",
                violation_error_message=_("These two roles are compared already."),
            ),
        ]

    def __str__(self):
        return f"{self.left.short_name} – {self.right.short_name}"

    def get_absolute_url(self):
        return comparison_address(self.left.slug, self.right.slug)

    @property
    def short_name(self):
        return str(self)


class ComparisonPointQuerySet(ClaimQuerySet):
    def of_pair(self, one, other, drafts=False):
        """The points of the published comparison of two roles (by slug), in either order."""
        visible = self if drafts else self.filter(public(self.model))
        slugs = [one, other]
        return visible.filter(comparison__left__slug__in=slugs, comparison__right__slug__in=slugs)


class ComparisonPoint(Claim):
    """One aspect: what holds for the left role and for the right one, or for both alike."""

    about = _("What holds for the one role and what for the other, or for both.")
    owners = ("comparison",)
    wording_field = "aspect"
    texts = ("aspect", "left_text", "right_text", "common_text")
    collection = "comparison_points"

    comparison = models.ForeignKey(
        Comparison, on_delete=models.CASCADE, related_name="points", verbose_name=_("comparison")
    )
    kind = fields.CharField(
        _("kind"), max_length=12, choices=PointKind.choices, default=PointKind.DIFFERENCE
    )
    aspect = fields.CharField(_("aspect"), max_length=120)
    left_text = fields.TextField(_("for the left role"), blank=True)
    right_text = fields.TextField(_("for the right role"), blank=True)
    common_text = fields.TextField(_("for both"), blank=True)

    objects = KeyedManager.from_queryset(ComparisonPointQuerySet)("key")

    class Meta(Claim.Meta):
        verbose_name = _("point of comparison")
        verbose_name_plural = _("points of comparison")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind=PointKind.DIFFERENCE, common_text="")
                    & ~Q(left_text="")
                    & ~Q(right_text="")
                )
                | (Q(kind=PointKind.COMMON, left_text="", right_text="") & ~Q(common_text="")),
                name="comparison_point_has_its_texts",
                violation_error_message=_(
                    "A difference has a text for each role; common ground has one text for both."
                ),
            )
        ]
