from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.evidence.references import place_anchor
from roles.evidence.voices import voice_of
from roles.schema import fields

from .content import Content
from .natural_keys import KeyedManager
from .search import Kind
from .vocabulary import Language


def voice_column(source=""):
    """The name behind a source's voice in SQL; `source` is the way to it, «citation__source__».

    Compare what it gives by `roles.evidence.voices.voice_of`.
    """
    return Coalesce(f"{source}copy_of__publisher", f"{source}publisher")


class Source(Content):
    """A published text that statements are taken from."""

    file = "sources/{slug}.yaml"
    naming = ("title", "slug")
    texts = ("note",)
    search_kind = Kind.SOURCE

    slug = fields.SlugField(_("slug"), max_length=80, unique=True)
    title = fields.CharField(
        _("title"), max_length=200, help_text=_("As printed, in its language.")
    )
    publisher = fields.CharField(_("publisher"), max_length=120)
    author = fields.CharField(_("author"), max_length=120, blank=True)
    url = fields.URLField(_("address"), max_length=300)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    language = fields.CharField(_("language"), max_length=2, choices=Language.choices)
    copy_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("copy of"),
        help_text=_("The original, if this text repeats another source. Both count as one voice."),
    )
    note = fields.TextField(_("note"), blank=True)

    objects = KeyedManager("slug")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["publisher", "slug"]

    def __str__(self):
        return f"{self.publisher}: {self.title}"

    def get_absolute_url(self):
        return address("source", self.slug)

    def clean(self):
        if self.copy_of is None:
            return
        if self.copy_of == self:
            raise ValidationError({"copy_of": _("A source is no copy of itself.")})
        if self.copy_of.copy_of_id:
            raise ValidationError({"copy_of": _("Name the original, not another copy.")})
        if self.pk and self.copies.exists():
            message = _("Other sources are copies of this one; let them name its original first.")
            raise ValidationError({"copy_of": message})

    @property
    def voice(self):
        """Who speaks, as a key: copies and texts of one publisher have the same voice."""
        return voice_of((self.copy_of or self).publisher)

    def natural_key(self):
        return (self.slug,)


class Citation(Content):
    """A place in a source: «hrchannels-cpo §2.3».

    `place` is the section's number, counted by us where the source doesn't number its sections
    (§0 is the title and lead); `heading` is the section's own heading in the source's language.
    """

    owners = ("source",)
    naming = ("place",)

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="places", verbose_name=_("source")
    )
    place = fields.CharField(_("place"), max_length=40, help_text=_("For example §2.3"))
    heading = fields.CharField(_("heading"), max_length=200, blank=True)

    objects = KeyedManager("source__slug", "place")

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["source__slug", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "place"],
                name="citation_once_per_place",
                violation_error_message=_("This place in this source is on file already."),
            )
        ]

    def __str__(self):
        return f"{self.source.slug} {self.place}"

    def natural_key(self):
        return (*self.source.natural_key(), self.place)

    @property
    def anchor(self):
        return place_anchor(self.place)

    natural_key.dependencies = ["roles.source"]
