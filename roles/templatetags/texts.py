"""Texts of the database in the reader's language, and the marks that lead to their sources."""

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roles.models.comparisons import pair_address
from roles.models.statements import statement_name
from roles.typography import unorphaned

register = template.Library()


@register.simple_tag
def text(thing, field):
    """The bilingual `field` of `thing`; a Vietnamese fallback is marked with its language."""
    language = get_language()
    if value := getattr(thing, f"{field}_{language}"):
        return conditional_escape(value)
    fallback = getattr(thing, f"{field}_vi")
    return format_html('<span lang="vi">{}</span>', fallback) if fallback else ""


@register.simple_tag
def heading(thing, field):
    """Like `text`, for a heading: its last line is no single syllable."""
    language = get_language()
    if value := getattr(thing, f"{field}_{language}"):
        return conditional_escape(unorphaned(value))
    fallback = getattr(thing, f"{field}_vi")
    return format_html('<span lang="vi">{}</span>', unorphaned(fallback)) if fallback else ""


@register.filter(name="unorphaned")
def unorphaned_filter(value):
    return unorphaned(str(value))


@register.simple_tag
def has_text(thing, field):
    """Whether `text` would show anything: `{% has_text claim "detail" as detail %}`."""
    return bool(getattr(thing, f"{field}_{get_language()}") or getattr(thing, f"{field}_vi"))


@register.simple_tag
def other_name(thing):
    """The name in the other language, marked as such."""
    language = "vi" if get_language() == "en" else "en"
    value = getattr(thing, f"name_{language}")
    return format_html('<span lang="{}">{}</span>', language, value) if value else ""


@register.simple_tag(takes_context=True)
def marks(context, claim, *, only=False):
    """The numbered citation marks of a claim; the editors' own wording says so instead.

    After them stands what leads to the statement's own page, unless `only` marks are wanted: where
    a claim is but mentioned. The page's `references` must be in the context: they know which marks
    stand there already.
    """
    shown = _marks(context, claim) if claim.marks else editorial() if claim.is_editorial else ""
    return shown if only else shown + _about(claim)


def _marks(context, claim):
    has_ids = context["references"].shows_first(claim)
    links = format_html_join(
        " ",
        '<a{} href="#{}" role="doc-noteref">{}</a>',
        ((_identity(m) if has_ids else "", m.target, m.number) for m in claim.marks),
    )
    return format_html('<sup class="marks">{}</sup>', links)


def _identity(mark):
    return format_html(' id="{}"', mark.id)


def _about(claim):
    """Where a reader finds the statement's link and can say that it is wrong."""
    return format_html(
        ' <a class="about" href="{}" rel="nofollow" aria-label="{}">⋯</a>',
        reverse("report", args=[statement_name(claim)]),
        _("About this statement"),
    )


@register.simple_tag
def editorial():
    """The mark of a text that the editors wrote and no source states."""
    return format_html(
        '<span class="editorial" title="{}">{}</span>',
        _("The editors' own wording, not a statement of a source"),
        _("editors"),
    )


@register.simple_tag
def comparison_url(one, other):
    """The one address at which two roles are compared."""
    return pair_address(one.slug, other.slug)


@register.filter
def change_page(thing):
    """The name of the address at which editors change `thing`."""
    return f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
