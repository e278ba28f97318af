"""How the world outside names the roles: evidence, not claims, so without citations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from . import fields
from .keys import KeyedManager
from .roles import Role
from .vocabulary import Language, Match, Scheme


class TitleUsageQuerySet(models.QuerySet):
    def named(self, acronyms=(), titles=()):
        """Uses of any of these acronyms, or of any of these Vietnamese titles."""
        return self.filter(Q(acronym__in=acronyms) | Q(title_vi__in=titles))


class TitleUsage(models.Model):
    """One observed use of a title on a public page. Tallies count sites, not pages."""

    acronym = fields.CharField(_("acronym"), max_length=10, blank=True)
    expansion_en = fields.CharField(_("English title"), max_length=120, blank=True)
    title_vi = fields.CharField(_("Vietnamese title"), max_length=120, blank=True)
    role = models.ForeignKey(
        Role,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="usages",
        verbose_name=_("role"),
        help_text=_("Which of our roles this use means, as the editors read it."),
    )
    site = fields.CharField(_("site"), max_length=120)
    url = fields.URLField(_("address"), max_length=300)
    page_title = fields.CharField(_("page title"), max_length=200, blank=True)
    language = fields.CharField(_("language"), max_length=2, choices=Language.choices)
    reports_to = fields.CharField(_("reports to"), max_length=160, blank=True)
    note = fields.TextField(_("note"), blank=True)

    objects = KeyedManager.from_queryset(TitleUsageQuerySet)(
        "url", "acronym", "expansion_en", "title_vi"
    )

    class Meta:
        verbose_name = _("observed title")
        verbose_name_plural = _("observed titles")
        ordering = ["acronym", "expansion_en", "title_vi", "site", "url"]
        indexes = [models.Index(fields=["acronym"], name="title_usage_acronym")]
        constraints = [
            models.UniqueConstraint(
                fields=["url", "acronym", "expansion_en", "title_vi"],
                name="title_usage_once_per_page",
                violation_error_message=_("This use on this page is on file already."),
            )
        ]

    def __str__(self):
        titles = filter(None, [self.acronym, self.expansion_en, self.title_vi])
        return f"{' · '.join(titles)} ({self.site})"

    def natural_key(self):
        return (self.url, self.acronym, self.expansion_en, self.title_vi)


class Crosswalk(models.Model):
    """Where a role stands in an international catalogue of occupations."""

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="crosswalks", verbose_name=_("role")
    )
    scheme = fields.CharField(_("scheme"), max_length=12, choices=Scheme.choices)
    code = fields.CharField(_("code"), max_length=60, blank=True)
    label = fields.CharField(_("label"), max_length=160, blank=True)
    uri = fields.URLField(_("address"), max_length=300, blank=True)
    match = fields.CharField(_("match"), max_length=6, choices=Match.choices)
    note = fields.TextField(_("note"), blank=True)

    objects = KeyedManager("role__slug", "scheme")

    class Meta:
        verbose_name = _("crosswalk")
        verbose_name_plural = _("crosswalks")
        ordering = ["role__order", "scheme"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "scheme"],
                name="crosswalk_once_per_scheme",
                violation_error_message=_("This role has an entry for this scheme already."),
            ),
            models.CheckConstraint(
                condition=Q(match=Match.NONE, code="") | (~Q(match=Match.NONE) & ~Q(code="")),
                name="crosswalk_match_has_code",
                violation_error_message=_("A match has a code; «none» has not."),
            ),
        ]

    def __str__(self):
        return f"{self.role.slug} {self.scheme} {self.code}".strip()

    def natural_key(self):
        return (*self.role.natural_key(), self.scheme)

    natural_key.dependencies = ["roles.role"]
