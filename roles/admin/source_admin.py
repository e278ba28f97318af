"""What statements rest on: sources, their places, observed uses of titles."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.models import Citation, Crosswalk, Source, TitleUsage
from roles.models.awaiting import writer_may_show
from roles.models.sources import ADDRESS_TAKEN
from roles.models.vocabulary import SourceKind

from .base import DeskAdmin
from .cited import CitedMixin, citing_claims
from .form_fields import FieldHabits, pair
from .former_slugs import SluggedForm, SluggedMixin
from .formsets import DistinctFormSet
from .links import change_link
from .list_filters import MissingEnglish
from .reviewed_rows import AwaitingMixin
from .sections import Section
from .site import desk
from .transcribing.ways_in import writing_address
from .upkeep.evidence_page import EvidenceMixin


class SourceForm(SluggedForm):
    """Each source says its kind; one that statements rest on is no copy."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            self.fields["kind"].required = True

    def clean_kind(self):
        kind, row = self.cleaned_data["kind"], self.instance
        becomes_copy = kind == SourceKind.COPY != row.kind
        if claims := becomes_copy and row.pk and citing_claims(row.places.all()):
            message = _("A copy supports no statement, and these cite this source: %(claims)s")
            raise ValidationError(message % {"claims": first_of(claims)})
        return kind

    def clean(self):
        """The model's rule, with a link to the source that has the address."""
        cleaned = super().clean()
        row = Source(pk=self.instance.pk, url=cleaned.get("url", ""), kind=cleaned.get("kind", ""))
        if {"url", "kind"} & set(self.changed_data) and (other := row.twin()):
            self.add_error("url", format_html(ADDRESS_TAKEN, source=change_link(other)))
        return cleaned


def first_of(claims):
    """The first of these claims by their headlines, for a message."""
    return "; ".join(f"«{claim.headline}»" for claim in claims[:5])


class PlaceFormSet(DistinctFormSet):
    """Places of a source; one that is cited stays."""

    def clean(self):
        super().clean()
        deleted = [form.instance for form in self.deleted_forms if form.instance.pk]
        if claims := citing_claims(deleted):
            message = _("Statements still cite a place that you marked for deletion: %(claims)s")
            raise ValidationError(message % {"claims": first_of(claims)})


class PlaceInline(FieldHabits, admin.TabularInline):
    model = Citation
    template = "admin/edit_inline/lines.html"
    formset = PlaceFormSet
    extra = 0
    classes = ["collapse"]
    verbose_name = gettext_lazy("place")
    verbose_name_plural = gettext_lazy("places")
    labels = {"url": gettext_lazy("Address of the place")}
    hints = {"heading": gettext_lazy("The section's own heading, as printed.")}


@admin.register(Source, site=desk)
class SourceAdmin(EvidenceMixin, AwaitingMixin, CitedMixin, SluggedMixin, DeskAdmin):
    section = Section.EVIDENCE
    merge = "source"
    list_display = ["title", "publisher", "kind", "published_on", "language", "n_places"]
    list_filter = ["kind", "law_status", "language", "is_origin", MissingEnglish, "publisher"]
    form = SourceForm
    search_fields = ["slug", "title", "publisher", "author"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    ("publisher", "author"),
                    ("kind", "copy_of"),
                    ("law_status", "in_force_since", "amended_by"),
                    "url",
                    ("published_on", "seen_on", "language"),
                    "is_origin",
                    pair("note"),
                ]
            },
        )
    ]
    autocomplete_fields = ["copy_of"]
    labels = {"url": gettext_lazy("Address of the source")}
    hints = {
        "title": gettext_lazy("As printed, in its language; a long one is cut with «…»."),
        "publisher": gettext_lazy("Whose page it is, for example «HRchannels»."),
        "amended_by": gettext_lazy(
            "The number of the act that amends this law, for example 76/2025/QH15; several with "
            "commas between them."
        ),
        "note": gettext_lazy("For example that it is a republication, or that it bears no date."),
    }
    inlines = [PlaceInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(n_places=Count("places"))

    def save_related(self, request, form, formsets, change):
        """Whoever shows a source shows the places that stood in its form."""
        super().save_related(request, form, formsets, change)
        if writer_may_show():
            for place in form.instance.places.waiting():
                place.show()

    @admin.display(description=gettext_lazy("places"), ordering="n_places")
    def n_places(self, source):
        return source.n_places

    def writing_from(self, request, row):
        is_copy = row.kind == SourceKind.COPY  # which supports nothing
        return "" if is_copy else writing_address(request.user, source=row)

    def citations_of(self, sources):
        return Citation.objects.filter(source__in=sources)


@admin.register(Citation, site=desk)
class CitationAdmin(EvidenceMixin, AwaitingMixin, CitedMixin, DeskAdmin):
    section = Section.EVIDENCE
    merge = "place"
    list_display = ["__str__", "heading"]
    list_select_related = ["source"]
    list_filter = ["source"]
    search_fields = ["source__slug", "place", "heading", "source__title"]
    fields = ["source", ("place", "heading"), ("url", "fragment")]
    autocomplete_fields = ["source"]
    labels = {"url": gettext_lazy("Address of the place")}
    hints = {"heading": gettext_lazy("The section's own heading, as printed.")}

    def has_page(self, obj):
        return False

    def citations_of(self, citations):
        return citations


@admin.register(TitleUsage, site=desk)
class TitleUsageAdmin(DeskAdmin):
    section = Section.EVIDENCE
    list_display = ["acronym", "expansion_en", "title_vi", "site", "role", "grade", "is_copy"]
    list_display_links = ["acronym", "expansion_en", "title_vi"]
    list_select_related = ["role"]
    list_filter = ["acronym", "language", "role", "grade", "is_copy", "own_source", "is_checked"]
    search_fields = ["acronym", "expansion_en", "title_vi", "site", "page_title"]
    fields = [
        ("acronym", "expansion_en", "title_vi"),
        "role",
        ("site", "language"),
        "url",
        "page_title",
        ("grade", "publisher", "is_checked"),
        ("is_copy", "copy_of"),
        "own_source",
        pair("reports_to"),
        pair("condition"),
        pair("note"),
    ]
    autocomplete_fields = ["role", "own_source"]
    hints = {
        "title_vi": gettext_lazy("As the page prints it, for example «Giám đốc sản phẩm»."),
        "site": gettext_lazy("The site without www, for example vietnamworks.com."),
        "reports_to": gettext_lazy("As the page says it; empty if it does not say."),
    }


@admin.register(Crosswalk, site=desk)
class CrosswalkAdmin(DeskAdmin):
    section = Section.EVIDENCE
    list_display = ["role", "scheme", "code", "label", "match"]
    list_select_related = ["role"]
    list_filter = ["scheme", "match"]
    search_fields = ["role__slug", "role__name_vi", "code", "label"]
    fields = [
        "role",
        ("scheme", "match"),
        ("code", "label"),
        "uri",
        pair("place"),
        "seen_on",
        pair("note"),
    ]
    autocomplete_fields = ["role"]
