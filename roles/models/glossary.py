"""Terms that pages use, each defined from a source; all of them stand on one page."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .claims import Claim, SharedPage
from .search import Kind


class GlossaryTerm(Claim):
    """What a word means that pages use: their texts lead here from the first place in each.

    `spellings_vi` and `spellings_en` are no translations of one another: each language has its own,
    or none.
    """

    about = _("A term that pages use, and what it means.")
    file = "glossary.yaml"
    wording_field = "term"
    texts = ("term", "definition")
    sheet = "glossary"
    search_kind = Kind.TERM
    page = SharedPage(_("Glossary"), "glossary")

    term = fields.CharField(_("term"), max_length=120)
    spellings_vi = fields.CharField(
        _("also written (in Vietnamese)"),
        max_length=300,
        blank=True,
        help_text=_("Other words for it in Vietnamese texts, with semicolons between them."),
    )
    spellings_en = fields.CharField(
        _("also written (in English)"),
        max_length=300,
        blank=True,
        help_text=_("Other words for it in English texts, with semicolons between them."),
    )
    definition = fields.TextField(_("definition"))

    class Meta(Claim.Meta):
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("terms of the glossary")

    @property
    def anchor(self):
        """Its place on the page, short and with a word of its own: `term-kpi`."""
        return f"term-{self.key}"

    def spellings(self, language):
        """Every way in which texts of a language write it, the term itself first."""
        others = getattr(self, f"spellings_{language}").split(";")
        written = [getattr(self, f"term_{language}") or "", *others]
        return list(dict.fromkeys(filter(None, (" ".join(one.split()) for one in written))))

    @property
    def others(self):
        """Its other spellings in the active language."""
        return self.spellings(get_language())[1:]
