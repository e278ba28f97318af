"""What acronyms, and Vietnamese titles that several jobs bear, stand for on the sites watched."""

from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from roles.addresses import LANGUAGES
from roles.evidence.acronyms import KINDS
from roles.evidence.voices import Standing, standing
from roles.opendata.collections import id_of
from roles.search.document import bilingual

from .answer_texts import ApiAddress, ApiRoute, Bilingual, Made, Page, Plain, Words
from .components import ADDRESS, TEXT, listed

NUMBER = {"type": "integer"}
STANDINGS = {
    Standing.INDEPENDENT: "independent",
    Standing.COPY: "copy",
    Standing.OWN: "own_source",
}


# A role that an answer names and does not tell.
# Named, and told elsewhere.
class RoleLink(serializers.Serializer):
    id = Made(id_of, TEXT)
    self = ApiAddress(help_text=_("Its address in this API."))
    url = Page(lambda row: row.get_absolute_url(), help_text=_("Where it is read on the site."))
    name = Bilingual("name")
    acronym = Plain()


class Counted(serializers.Serializer):
    """How many independent sites say so; what stands beside the figure is never in it."""

    sites = serializers.IntegerField(
        help_text=_("Independent sites. All sites and pages of one publisher count once.")
    )
    copies = Made(
        lambda counted: len(counted.copies),
        NUMBER,
        help_text=_("Sites that only repeat the text of another."),
    )
    own_sources = Made(
        lambda counted: len(counted.own),
        NUMBER,
        help_text=_("Pages that are our sources, reprint them, or share their publisher."),
    )


class ObservedUse(serializers.Serializer):
    """A page that uses a title. Only those of independent standing are counted."""

    id = Made(id_of, TEXT)
    self = ApiAddress(help_text=_("Its address in this API."))
    site = serializers.CharField()
    page_title = Plain()
    external_url = Made(
        lambda use: iri_to_uri(use.url), ADDRESS, help_text=_("The address of that page.")
    )
    language = serializers.ChoiceField(choices=LANGUAGES)
    acronym = Plain()
    expansion_en = Plain()
    title_vi = Plain()
    standing = serializers.SerializerMethodField(help_text=_("What it counts as, and why."))
    copy_of = Plain(help_text=_("The address of the original, where it is known."))
    own_source = serializers.CharField(
        source="own_source.slug",
        allow_null=True,
        default=None,
        help_text=_("The source of the handbook that it is, reprints, or shares a publisher with."),
    )
    reports_to = Bilingual("reports_to")
    condition = Bilingual("condition", help_text=_("Of that reporting line."))
    note = Bilingual("note")

    @extend_schema_field(serializers.ChoiceField(choices=list(STANDINGS.values())))
    def get_standing(self, usage):
        return STANDINGS[standing(usage)]


class Tallied(serializers.Serializer):
    """A name of the job, with the sites that use it."""

    label = serializers.CharField(help_text=_("In the spelling that was met first."))
    counted = Counted(source="*")
    sites = Made(
        lambda tally: [usage.site for usage in tally.usages],
        listed(TEXT),
        help_text=_("Those that are counted."),
    )


class SaidFirst(Bilingual):
    """What the first use of a tally says."""

    def to_representation(self, tally):
        first = next(iter((*tally.usages, *tally.copies, *tally.own)))
        return super().to_representation(first)


class TalliedManager(Tallied):
    """Whom sites say that the job reports to."""

    label = SaidFirst("reports_to", help_text=_("In the words that were met first."))
    conditional = serializers.IntegerField(
        source="hedged", help_text=_("How many of the sites add a condition.")
    )
    conditions = serializers.SerializerMethodField(help_text=_("What they add, each once."))

    @extend_schema_field(serializers.ListField(child=Words()))
    def get_conditions(self, tally):
        told = {usage.condition_vi: usage for usage in tally.usages if usage.condition_vi}
        telling = self.context["telling"]
        return [telling.text(bilingual(usage, "condition")) for usage in told.values()]


class SenseTold(serializers.Serializer):
    """One thing that a name stands for."""

    id = serializers.CharField(source="slug", help_text=_("Within the name."))
    label = serializers.CharField(help_text=_("An English title where any site gives one."))
    language = serializers.ChoiceField(choices=LANGUAGES, help_text=_("Of the label."))
    counted = Counted(source="*")
    role = RoleLink(allow_null=True, help_text=_("The role of the handbook that it is."))


class SenseInFull(SenseTold):
    """One thing that a name stands for, its other names, its managers, and who says so."""

    acronyms = Tallied(many=True)
    titles = Tallied(many=True, help_text=_("The Vietnamese titles of this job."))
    managers = TalliedManager(many=True)
    pages = serializers.SerializerMethodField(
        help_text=_("Each page once: those that count, then copies, then our own sources.")
    )

    @extend_schema_field(ObservedUse(many=True))
    def get_pages(self, sense):
        pages = [*sense.pages, *sense.copied_pages, *sense.own_pages]
        return ObservedUse(pages, many=True, context=self.context).data


class Acronym(serializers.Serializer):
    """An acronym, or a Vietnamese title that several jobs bear, with what it stands for."""

    id = serializers.CharField(source="slug")
    self = ApiRoute(lambda naming: ("api-acronym", naming.slug))
    url = Page(lambda naming: reverse("acronym", args=[naming.slug]))
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS, read_only=True)
    counted = Counted(source="*")
    is_ambiguous = serializers.BooleanField(help_text=_("Whether pages use it for several jobs."))
    usual_role = RoleLink(allow_null=True, help_text=_("What nearly every site means by a title."))
    senses = SenseTold(many=True, source="all_senses", help_text=_("The most used one first."))


class SharedTitle(serializers.Serializer):
    title = serializers.CharField()
    senses = serializers.ListField(child=serializers.CharField(), help_text=_("Their ids."))


class UndecidedSite(serializers.Serializer):
    site = serializers.CharField()
    senses = serializers.ListField(child=serializers.CharField(), help_text=_("Their ids."))


class AcronymInFull(Acronym):
    """An acronym or a title with its senses, the pages that use it, and their contradictions."""

    senses = SenseInFull(many=True, source="all_senses", help_text=_("The most used one first."))
    slips = ObservedUse(many=True, help_text=_("Uses whose English title doesn’t fit the letters."))
    unnamed = ObservedUse(many=True, help_text=_("Uses that do not say what they mean."))
    shared_titles = serializers.SerializerMethodField(
        help_text=_("Vietnamese titles that several senses of the acronym bear.")
    )
    undecided_sites = serializers.SerializerMethodField(
        help_text=_("Sites that give the title to several jobs.")
    )

    @extend_schema_field(SharedTitle(many=True))
    def get_shared_titles(self, naming):
        return [{"title": title, "senses": ids(senses)} for title, senses in naming.shared_titles]

    @extend_schema_field(UndecidedSite(many=True))
    def get_undecided_sites(self, naming):
        return [{"site": site, "senses": ids(senses)} for site, senses in naming.undecided_sites]


def ids(senses):
    return [sense.slug for sense in senses]
