"""What a company does: functions, to which roles belong, and areas of responsibility.

Rows that refer to them hold their slug: it stands in addresses, files and histories, and stays.
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.schema import fields
from roles.schema.colours import COLOUR, GREY, GROUNDS, READABLE, contrast, is_colour

from .content import Content, KeyedManager

like_a_colour = RegexValidator(
    COLOUR, _("Write a colour as # and six digits: 0–9, a–f, for example #0b5f9e.")
)
# Texts need 4.5 (`READABLE`).
TOO_FAINT = {
    "light": _(
        "Too faint: on the paper %(ground)s its contrast is %(found)s; texts in it need 4.5. "
        "Choose a darker colour."
    ),
    "dark": _(
        "Too faint: on the paper %(ground)s its contrast is %(found)s; texts in it need 4.5. "
        "Choose a lighter colour."
    ),
}


class Term(Content):
    """A word of a list that editors add to; nothing of it is shown until something refers to it."""

    naming = texts = ("name",)
    shown_when_named = True

    slug = fields.SlugField(_("slug"), max_length=20, unique=True)
    name = fields.CharField(_("name"), max_length=60)
    order = fields.PositiveSmallIntegerField(_("order"), default=0)

    objects = KeyedManager("slug")

    class Meta:
        abstract = True
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name

    def clean(self):
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        if stored not in (None, self.slug):
            raise ValidationError({"slug": _("The slug stays: addresses and other rows hold it.")})


class Function(Term):
    """A part of a company's work, with a colour for light paper and one for dark."""

    about = _("A part of a company’s work that roles belong to.")
    file = "functions.yaml"

    light = fields.CharField(_("colour on light paper"), max_length=7, validators=[like_a_colour])
    dark = fields.CharField(_("colour on dark paper"), max_length=7, validators=[like_a_colour])

    class Meta(Term.Meta):
        verbose_name = _("function")
        verbose_name_plural = _("functions")

    def clean(self):
        super().clean()
        if faults := dict(filter(None, map(self.faint, GROUNDS))):
            raise ValidationError(faults)

    @property
    def colours(self):
        """(on light paper, on dark); grey instead of what passed by the rules above."""
        pairs = zip((self.light, self.dark), GREY, strict=True)
        return tuple(colour if is_colour(colour) else grey for colour, grey in pairs)

    def faint(self, scheme):
        """(field, error) of a colour that texts in it cannot be read in; None if they can."""
        colour = getattr(self, scheme)
        if not is_colour(colour):  # told by the field
            return None
        found, ground = min((contrast(colour, ground), ground) for ground in GROUNDS[scheme])
        if found >= READABLE:
            return None
        said = {"ground": ground, "found": number_format(int(found * 100) / 100, 2)}
        return scheme, ValidationError(TOO_FAINT[scheme], params=said)


class Area(Term):
    """What a responsibility is about; the rows of a computed comparison."""

    about = _("What a responsibility is about.")
    file = "areas.yaml"
    collection = "areas"

    class Meta(Term.Meta):
        verbose_name = _("responsibility area")
        verbose_name_plural = _("responsibility areas")

    def get_absolute_url(self):
        return address("area", self.slug)
