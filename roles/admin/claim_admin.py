"""Claims, in lists of their own and on the pages of what they are about: told from their models.

What a kind of claim says differently stands in its class (`statement_admin`), and holds for both.
"""

from django.contrib import admin
from django.db.models import BooleanField
from django.utils.translation import gettext_lazy as _

from roles.history.aggregates import parts_of
from roles.models import Claim
from roles.models.content import with_names
from roles.models.support import claim_models
from roles.schema.rows import fields_of, holds_key

from .base import DeskAdmin
from .form_fields import FieldHabits, pair
from .forms import ClaimForm
from .formsets import ClaimFormSet, LinkFormSet
from .list_filters import CitedSource, MissingCitation, MissingEnglish, OnDraft
from .sections import Section
from .site import desk

# What belongs in a field; a kind adds its own, with examples, which stay Vietnamese.
HINTS = {
    "citations": _(
        "Every place that says it, the narrowest one; type «hrchannels 2.3» to find it."
    ),
    "is_editorial": _("Only for your own wording, such as a summary; it needs no citation."),
    "order": _("Lower numbers come first; the arrows above set it."),
    "note": _("What is odd about the statement, as full sentences: the source contradicts itself…"),
}
# Fields of every claim, which have a place of their own on its page.
COMMON = {"key", "citations", "order", "is_editorial", "note"}


def own_fields(model):
    """(plain fields, bilingual names) that say what claims of this kind state about their page."""
    fields = [getattr(f, "translated_field", f) for f in fields_of(model).values()]
    names = [n for n in dict.fromkeys(f.name for f in fields) if n not in COMMON]
    plain = [n for n in names if n not in (*model.texts, *model.page_fields())]
    return [model.field(name) for name in plain], [n for n in names if n in model.texts]


def wording_of(model):
    """Lines of the form: what fits on one, then each text in both languages."""
    plain, texts = own_fields(model)
    return (
        [tuple(field.name for field in plain), *map(pair, texts)] if plain else [*map(pair, texts)]
    )


def kinds_in(model):
    """Names of the fields that sort claims of this kind."""
    return [f.name for f in own_fields(model)[0] if f.choices or holds_key(f)]


def searched_in(model):
    """Names of the columns where the search of the list looks."""
    found = ["key"]
    for name in dict.fromkeys((*model.named_after(), *model.texts)):
        relation = model.field(name).is_relation
        names = pair(f"{name}__name") if relation else pair(name)
        found += names if relation or name in model.texts else [name]
    return found


class ClaimLayout(FieldHabits):
    """The order of a claim's fields: what it says, what supports it, what the editors add."""

    form = ClaimForm
    hints = HINTS
    # Lines of the form: what the claim says.
    wording = ()

    def __init__(self, model, site):
        super().__init__(model, site)
        self.wording = self.wording or wording_of(self.model)
        picked = (field for field in self.model.relations() if not holds_key(field))
        self.autocomplete_fields = [field.name for field in picked]

    def get_fieldsets(self, request, obj=None):
        said = {"fields": [*self.wording, "citations", ("is_editorial", "order")]}
        note = {"fields": [pair("note")], "classes": ["collapse"]}
        return [(None, said), (_("Editorial note"), note)]

    def get_queryset(self, request):
        rows = with_names(super().get_queryset(request)).prefetch_related("citations__source")
        picked = self.model.single_relations()
        return rows.select_related(*picked) if picked else rows


class ClaimInline(ClaimLayout, admin.StackedInline):
    """Claims on the page of their subject, each folded to its headline."""

    template = "admin/edit_inline/lines.html"
    formset = ClaimFormSet
    extra = 0
    classes = ["collapse"]
    show_change_link = True


class ClaimAdmin(ClaimLayout, DeskAdmin):
    """Claims of one kind, with a list and pages of their own."""

    section = Section.STATEMENTS
    # Above them on the page of their subject.
    inline_title = None
    list_display = list_filter = search_fields = ()

    def __init__(self, model, site):
        super().__init__(model, site)
        kinds, about = kinds_in(model), model.subject_fields()
        truths = [f.name for f in own_fields(model)[0] if isinstance(f, BooleanField)]
        on_draft = [OnDraft] if about else []
        lists = [*kinds, *truths, MissingCitation, MissingEnglish, *on_draft, CitedSource]
        self.list_display = self.list_display or ["headline", *about, *kinds, "n_citations"]
        self.list_filter = self.list_filter or lists
        self.search_fields = self.search_fields or searched_in(model)

    def get_fieldsets(self, request, obj=None):
        about = self.model.page_fields()
        return [(None, {"fields": [about] if about else []}), *super().get_fieldsets(request, obj)]

    @admin.display(description=_("statement"))
    def headline(self, claim):
        return claim.headline

    @admin.display(description=_("about"))
    def subject(self, claim):
        return claim.subject.short_name

    @admin.display(description=_("citations"))
    def n_citations(self, claim):
        return len(claim.citations.all())


class LinkInline(FieldHabits, admin.TabularInline):
    """What is written once and shown on the pages of several roles: chosen here, or written new."""

    template = "admin/edit_inline/lines.html"
    formset = LinkFormSet
    extra = 0
    classes = ["collapse"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.formset.owner_field)


def register_claims():
    """Those kinds, too, of which there is nothing else to say."""
    for model in claim_models():
        if not desk.is_registered(model):
            desk.register(model, ClaimAdmin)


def inlines_of(owner, **options):
    """What belongs to rows of `owner`, in the order of kinds; other than claims it adds itself."""
    return [
        (_links_inline if part.is_shared else _claims_inline)(part.model, part.by[0], options)
        for part in parts_of(owner)
        if part.owner is owner and (part.is_shared or issubclass(part.model, Claim))
    ]


def _claims_inline(model, name, options):
    kind = type(desk.get_model_admin(model))
    told = {"model": model, "fk_name": name, "hints": kind.hints, "wording": kind.wording}
    told |= {"verbose_name_plural": kind.inline_title}
    return type(f"{model.__name__}Inline", (ClaimInline,), told | options)


def _links_inline(model, name, options):
    links, meta = model.field(name).remote_field.through, model._meta
    owner = {"owner_field": meta.model_name, "links": name}
    if issubclass(model, Claim):
        owner["cited"] = f"{meta.model_name}__citations"
    formset = type(f"{model.__name__}Links", (LinkFormSet,), owner)
    told = {"verbose_name": meta.verbose_name, "verbose_name_plural": meta.verbose_name_plural}
    told |= {"model": links, "formset": formset, "autocomplete_fields": [meta.model_name]}
    return type(f"{model.__name__}Inline", (LinkInline,), told | options)
