"""How the world outside names the roles: evidence, not claims, so without citations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .content import Content, KeyedManager
from .roles import Role
from .sources import Source
from .vocabulary import Grade, Language, Match, Scheme


class TitleUsage(Content):
    """One observed use of a title on a public page; `roles.evidence.tallies` counts them."""

    about = _("One observed use of a title on a public page: evidence, and no statement.")
    file = "title_usage.yaml"
    naming = ("acronym", "title_vi")
    texts = ("reports_to", "condition", "note")
    sheet = "title_usage"
    withheld = {"is_checked": "It tells editors what is left to do, and no page shows it."}

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
    publisher = fields.CharField(
        _("publisher"),
        max_length=120,
        blank=True,
        db_default="",
        default="",
        help_text=_("Only where one publisher has several sites: they count as one."),
    )
    grade = fields.CharField(
        _("kind of page"),
        max_length=10,
        choices=Grade.choices,
        blank=True,
        db_default="",
        default="",
    )
    is_copy = models.BooleanField(
        _("copy"),
        db_default=False,
        default=False,
        help_text=_("The page repeats the text of another one. Copies are shown, not counted."),
    )
    copy_of = fields.URLField(
        _("copy of"),
        max_length=300,
        blank=True,
        db_default="",
        default="",
        help_text=_("The address of the original, where it is known."),
    )
    own_source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="usages",
        verbose_name=_("our source"),
        help_text=_("The page is a source of ours, a reprint of it, or by the same publisher."),
    )
    is_checked = models.BooleanField(
        _("read again"),
        db_default=False,
        default=False,
        help_text=_("Somebody has opened the page again and found this use on it."),
    )
    reports_to = fields.CharField(_("reports to"), max_length=160, blank=True)
    condition = fields.CharField(
        _("condition"),
        max_length=200,
        blank=True,
        db_default="",
        default="",
        help_text=_("What the page adds to the reporting line: «usually», «in large firms»."),
    )
    note = fields.TextField(_("note"), blank=True)

    objects = KeyedManager("url", "acronym", "expansion_en", "title_vi")

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
            ),
            models.CheckConstraint(
                condition=Q(copy_of="") | Q(is_copy=True),
                name="title_usage_original_of_copy",
                violation_error_message=_("Only a copy has an original."),
            ),
        ]

    def __str__(self):
        titles = filter(None, [self.acronym, self.expansion_en, self.title_vi])
        return f"{' · '.join(titles)} ({self.site})"

    def clean(self):
        """An article that the handbook began with is never one of the other sites.

        Later sources are: each is one independent site more, as long as no page counts it twice.
        """
        origins = Source.objects.filter(url=self.url, is_origin=True)
        if self.own_source_id is None and origins.exists():
            raise ValidationError({"own_source": _("This page is a source of ours: name it here.")})

    @classmethod
    def clean_many(cls, rows):
        urls = [row.url for row in rows if row.own_source_id is None]
        if Source.objects.filter(url__in=urls, is_origin=True).exists():
            raise ValidationError("")


class Crosswalk(Content):
    """Where a role stands in an international catalogue of occupations."""

    about = _("Where a role stands in a catalogue of occupations, and how well that entry fits.")
    owners = ("role",)
    naming = ("label",)
    texts = ("place", "note")

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="crosswalks", verbose_name=_("role")
    )
    scheme = fields.CharField(_("scheme"), max_length=12, choices=Scheme.choices)
    code = fields.CharField(_("code"), max_length=60, blank=True)
    label = fields.CharField(_("label"), max_length=160, blank=True)
    uri = fields.URLField(_("address"), max_length=300, blank=True)
    match = fields.CharField(_("match"), max_length=6, choices=Match.choices)
    place = fields.CharField(
        _("place in the catalogue"),
        max_length=200,
        blank=True,
        db_default="",
        default="",
        help_text=_("Where the title stands there, for example among the reported job titles."),
    )
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    note = fields.TextField(_("note"), blank=True)

    objects = KeyedManager("role__slug", "scheme", "code")

    class Meta:
        verbose_name = _("crosswalk")
        verbose_name_plural = _("crosswalks")
        ordering = ["role__order", "scheme", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "scheme", "code"],
                name="crosswalk_once_per_code",
                violation_error_message=_("This role has this entry of the scheme already."),
            ),
            models.CheckConstraint(
                condition=Q(match=Match.NONE, code="") | (~Q(match=Match.NONE) & ~Q(code="")),
                name="crosswalk_match_has_code",
                violation_error_message=_("A match has a code; «none» has not."),
            ),
        ]

    def __str__(self):
        return f"{self.role.short_name} {self.get_scheme_display()} {self.code}".strip()
