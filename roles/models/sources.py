from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.evidence.fragments import check_fragment, passage_address
from roles.evidence.laws import check_acts
from roles.evidence.references import place_anchor, place_id
from roles.evidence.same_address import host_of, path_of, same_address
from roles.evidence.voices import voice_of
from roles.schema import fields
from roles.schema.characters import unstorable

from .awaiting import Awaiting, AwaitingQuerySet
from .content import Content, KeyedManager
from .search import Kind
from .vocabulary import Language, LawStatus, SourceKind

ADDRESS_TAKEN = _("This address is on file already: {source}. Cite that source, or merge the two.")


def voice_column(source=""):
    """The name behind a source's voice in SQL; `source` is the way to it, «citation__source__».

    Compare what it gives by `roles.evidence.voices.voice_of`.
    """
    return Coalesce(f"{source}copy_of__publisher", f"{source}publisher")


class Source(Awaiting, Content):
    """A published text that statements are taken from.

    `kind` is blank only in rows from before there were kinds.
    """

    about = _("A published text that statements are taken from.")
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
    kind = fields.CharField(
        _("kind of source"),
        max_length=12,
        choices=SourceKind.choices,
        blank=True,
        default="",
        db_default="",
        help_text=_("Who speaks. A copy supports no statement."),
    )
    law_status = fields.CharField(
        _("state of the law"),
        max_length=8,
        choices=LawStatus.choices,
        blank=True,
        default="",
        db_default="",
        help_text=_("For a law, and only for a law."),
    )
    in_force_since = models.DateField(_("in force since"), null=True, blank=True)
    amended_by = fields.CharField(
        _("amended by"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        validators=[check_acts],
        help_text=_("The number of the act that amends this law, for example 76/2025/QH15."),
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    seen_on = models.DateField(
        _("seen on"), null=True, blank=True, help_text=_("The day on which an editor last read it.")
    )
    is_origin = models.BooleanField(
        _("origin of this handbook"),
        default=False,
        db_default=False,
        help_text=_("One of the articles that the handbook began with; they come first in lists."),
    )
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

    objects = KeyedManager.from_queryset(AwaitingQuerySet)("slug")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["publisher", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SourceKind.LAW) & ~Q(law_status="")
                | ~Q(kind=SourceKind.LAW) & Q(law_status=""),
                name="source_law_has_status",
                violation_error_message=_(
                    "A law says whether it is in force, amended or repealed; nothing else does."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind=SourceKind.LAW) | Q(in_force_since=None, amended_by=""),
                name="source_only_law_in_force",
                violation_error_message=_("Only a law comes into force and is amended."),
            ),
            models.CheckConstraint(
                condition=~Q(law_status=LawStatus.AMENDED, amended_by="")
                & (~Q(law_status=LawStatus.IN_FORCE) | Q(amended_by="")),
                name="source_amended_by_an_act",
                violation_error_message=_(
                    "An amended law names the act that amends it, and is said to be amended."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.publisher}: {self.title}"

    def get_absolute_url(self):
        return address("source", self.slug)

    def clean(self):
        self._clean_address()
        if self.copy_of is None:
            return
        if self.copy_of == self:
            raise ValidationError({"copy_of": _("A source is no copy of itself.")})
        if self.copy_of.copy_of_id:
            raise ValidationError({"copy_of": _("Name the original, not another copy.")})
        if self.pk and self.copies.exists():
            message = _("Other sources are copies of this one; let them name its original first.")
            raise ValidationError({"copy_of": message})

    def _clean_address(self):
        """What stood there before the rule may stay as it is until somebody changes it."""
        if unstorable(self.url):
            return  # told at the field, and no database could be asked for it
        kept = type(self)._base_manager.filter(pk=self.pk, url=self.url, kind=self.kind)
        if not kept.exists() and (other := self.twin()):
            raise ValidationError({"url": ADDRESS_TAKEN.format(source=other)})

    @classmethod
    def clean_many(cls, rows):
        """No address twice, and no copy of a copy."""
        stored = cls._base_manager.values_list("url", "kind")
        addresses = [*stored, *((row.url, row.kind) for row in rows)]
        known = {(same_address(url), kind == SourceKind.LAW) for url, kind in addresses}
        originals = cls._base_manager.filter(pk__in={row.copy_of_id for row in rows})
        if len(known) < len(addresses) or originals.exclude(copy_of=None).exists():
            raise ValidationError("")

    def twin(self):
        """Another source with the same address, however it is spelled; None if there is none.

        The page of an article may hold the text of a law as well: two documents, two sources.
        """
        host, path = host_of(self.url), path_of(self.url)
        rows = type(self)._base_manager.filter(url__icontains=host, url__contains=path)
        is_law = Q(kind=SourceKind.LAW)
        rows = rows.filter(is_law if self.kind == SourceKind.LAW else ~is_law).exclude(pk=self.pk)
        wanted = same_address(self.url)
        return next((row for row in rows if host and same_address(row.url) == wanted), None)

    @property
    def is_repealed(self):
        return self.law_status == LawStatus.REPEALED

    @property
    def voice(self):
        """Who speaks, as a key: copies and texts of one publisher have the same voice."""
        return voice_of((self.copy_of or self).publisher)


class Citation(Awaiting, Content):
    """A place in a source: «hrchannels-cpo §2.3».

    `place` is the section's number, counted by us where the source doesn't number its sections
    (§0 is the title and lead); `heading` is the section's own heading in the source's language.
    """

    about = _("A place in a source: a section, or an article of a law.")
    owners = ("source",)
    naming = ("place",)

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="places", verbose_name=_("source")
    )
    place = fields.CharField(_("place"), max_length=40, help_text=_("For example §2.3"))
    heading = fields.CharField(_("heading"), max_length=200, blank=True)
    url = fields.URLField(
        _("address"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where this place is read, if that is not the address of the source."),
    )
    fragment = fields.CharField(
        _("first words"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        validators=[check_fragment],
        help_text=_("One to six words of the passage, as printed: the link opens there."),
    )

    objects = KeyedManager.from_queryset(AwaitingQuerySet)("source__slug", "place")

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

    @classmethod
    def outside_id(cls, source, place):
        """«hrchannels-cpo.2-3»."""
        return f"{source}.{place_id(place)}"

    @property
    def anchor(self):
        return place_anchor(self.place)

    @property
    def address(self):
        """Where the passage is read: of the place or the source, with the words to scroll to."""
        return passage_address(self.url or self.source.url, self.fragment)
