"""What may be stated and must be cited."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.schema import fields
from roles.vietnamese.folding import slugify_vi
from roles.writing import together

from .content import Content, KeyedManager
from .moved import MOVED_STATEMENTS, FormerPage
from .public import is_public, public
from .published import writer_may_publish
from .sources import Citation
from .vocabulary import SourceKind, Status

KEY_LENGTH = 120
COPY_CITED = _("A copy supports no statement; cite the original instead of %(places)s.")


class Publishable(Content):
    """Something that has a page of its own, seen by the public only when it is published.

    A row that somebody without the right saves keeps the status that it has; a new one, or one that
    is brought back, is a draft.
    """

    status = fields.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not writer_may_publish(type(self)):
            stored = type(self)._base_manager.filter(pk=self.pk)
            self.status = stored.values_list("status", flat=True).first() or Status.DRAFT
        super().save(*args, **kwargs)

    @property
    def is_published(self):
        return self.status == Status.PUBLISHED


@dataclass(frozen=True)
class SharedPage:
    """The one page of all claims of a kind, as what has the page of a claim."""

    short_name: Any
    route: str
    order: int = 0

    def get_absolute_url(self):
        return address(self.route)


class ClaimQuerySet(models.QuerySet):
    def supported(self):
        return self.filter(self.model.support())

    def shown(self):
        """Those that public pages show: supported, and all that they name is public."""
        return self.supported().filter(public(self.model))


class Claim(Content):
    """A statement with the places in sources that support it.

    A claim about something published needs a citation, unless it is the editors' own wording.
    The rule spans a join table, so no database constraint can hold it: `keep()` is the door for
    writes that enforces it, and public pages leave out what is not supported (`is_shown`).

    `key` names the claim in fixtures and in addresses (`#claim-…`): made once, never changed.
    """

    key = fields.SlugField(_("key"), max_length=KEY_LENGTH, unique=True, blank=True)
    citations = models.ManyToManyField(Citation, blank=True, verbose_name=_("citations"))
    order = fields.PositiveSmallIntegerField(_("order"), default=0)
    is_editorial = models.BooleanField(
        _("editors' own wording"),
        default=False,
        help_text=_("A summary or a reading by the editors. It needs no citation."),
    )
    note = fields.TextField(_("editorial note"), blank=True)

    objects = KeyedManager.from_queryset(ClaimQuerySet)("key")

    search_paths = ("citations",)
    # The field that sums it up: what its key is made from, and what it is called by.
    wording_field = ""
    # A word of its key, between its subject and its wording: «ceo-law-…».
    key_word = ""

    class Meta:
        abstract = True
        ordering = ["order", "key"]

    def __str__(self):
        """What it says: nobody reads keys. What is not complete yet has no more than that."""
        try:
            return self.headline or self.key
        except ObjectDoesNotExist:
            return self.key

    @classmethod
    def heading(cls):
        """Above claims of this kind on a page that has no section of its own for them."""
        return capfirst(cls._meta.verbose_name_plural)

    @classmethod
    def named_after(cls):
        return cls.naming or tuple(filter(None, [cls.wording_field]))

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self.new_key()
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "key"}
        super().save(*args, **kwargs)
        self._tell_old_page()

    @classmethod
    def from_db(cls, *args, **kwargs):
        claim = super().from_db(*args, **kwargs)
        claim.stood_on = claim.stands_on()
        return claim

    def stands_on(self):
        """(kind, id) of the page where it counts; None for none, or for one that was not read."""
        for name in self.subject_fields():
            field = self.field(name)
            if (page := self.__dict__.get(field.attname)) is not None:
                return field.related_model._meta.model_name, page
        return None

    def _tell_old_page(self):
        """Let the page on which it stood say where it stands now."""
        old, new = getattr(self, "stood_on", None), self.stands_on()
        if old and new and old != new:
            FormerPage.objects.move(f"{self._meta.model_name}-{self.key}", old, new)
        self.stood_on = new

    def get_absolute_url(self):
        """The claim's place on the page of its subject; "" where no page of its own shows it."""
        return f"{page.get_absolute_url()}#{self.anchor}" if (page := self.page) else ""

    @property
    def anchor(self):
        """The claim's permanent place in its page: `claim-responsibility-cpo-product-vision`."""
        return f"claim-{self._meta.model_name}-{self.key}"

    @property
    def former_anchors(self):
        """Anchors under which the same was said before it moved to another kind of statement."""
        name = f"{self._meta.model_name}-{self.key}"
        return [f"claim-{old}" for old, new in MOVED_STATEMENTS.items() if new == name]

    @property
    def headline(self):
        """The claim in one line of the active language, for lists."""
        return str(getattr(self, self.wording_field))

    @classmethod
    def support(cls):
        """The condition of a row that is cited, or the editors' own wording."""
        return Q(is_editorial=True) | cls.cites()

    @classmethod
    def cites(cls, **place):
        """The condition of a row that cites a place, one with certain columns if they are given."""
        links = cls.supporting_links().filter(**{cls._meta.model_name: OuterRef("pk")}, **place)
        return Q(Exists(links))

    @classmethod
    def supporting_links(cls):
        """Rows that join claims to places in sources which may support them: no copy does."""
        # A list of the few places in copies, made once: joining each place to its source takes
        # three times as long.
        copied = Citation.objects.filter(source__kind=SourceKind.COPY)
        return cls.citations.through.objects.exclude(citation__in=copied)

    @property
    def is_supported(self):
        """The same of a row; asks what has been fetched with it."""
        cited = self.references if hasattr(self, "references") else self.citations.all()
        return self.is_editorial or bool(cited)

    @property
    def is_shown(self):
        """Whether public pages show it, asked of a row."""
        return self.is_supported and is_public(self)

    @property
    def needs_support(self):
        """Whether it must be cited now: its page is published, or it may stand on several."""
        on_public_page = self.subject is None or self.subject.is_published
        return on_public_page and not self.is_editorial

    def check_support(self, citations):
        """Raise ValidationError for a claim that needs `citations` (rows or ids) with none.

        The copy of a text shows that it is copied, and supports nothing.
        """
        cited = list(citations)
        if self.needs_support and not cited:
            raise ValidationError({"citations": _("A published statement needs a citation.")})
        ids = [getattr(row, "pk", row) for row in cited]
        copies = Citation.objects.filter(pk__in=ids, source__kind=SourceKind.COPY)
        if named := ", ".join(map(str, copies.select_related("source")) if ids else ()):
            raise ValidationError({"citations": COPY_CITED % {"places": named}})

    @transaction.atomic
    @together()
    def keep(self, citations):
        """Validate, save and set `citations`, or raise ValidationError and write nothing."""
        if not self.key:
            self.key = self.new_key()
        self.full_clean()
        self.check_support(citations)
        self.save()
        self.citations.set(citations)

    def new_key(self):
        """A readable key from the subject and the wording, made unique by a number."""
        wording = str(getattr(self, self.wording_field))
        parts = [getattr(self.subject, "slug", ""), self.key_word, wording]
        stem = slugify_vi(" ".join(parts))[:60].rstrip("-") or self._meta.model_name
        taken = set(type(self).objects.filter(key__startswith=stem).values_list("key", flat=True))
        return next(
            key
            for n in range(1, len(taken) + 2)
            if (key := f"{stem}-{n}" if n > 1 else stem) not in taken
        )
