"""Texts of the database in the reader's language, and the marks that lead to their sources."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
def has_text(thing, field):
    """Whether `text` would show anything: `{% has_text claim "detail" as detail %}`."""
    return bool(getattr(thing, f"{field}_{get_language()}") or getattr(thing, f"{field}_vi"))


@register.simple_tag
def other_name(thing):
    """The name in the other language, marked as such."""
    language = "vi" if get_language() == "en" else "en"
    value = getattr(thing, f"name_{language}")
    return format_html('<span lang="{}">{}</span>', language, value) if value else ""


@register.simple_tag
def marks(claim):
    """The numbered citation marks of a claim; the editors' own wording says so instead."""
    if not claim.marks:
        return editorial() if claim.is_editorial else ""
    links = format_html_join(
        " ",
        '<a id="{}" href="#{}" title="{}" aria-label="{}">{}</a>',
        (
            (m.id, m.target, _where(m), f"{_('Source')} {m.number}: {_where(m)}", m.number)
            for m in claim.marks
        ),
    )
    return format_html('<sup class="marks">{}</sup>', links)


@register.simple_tag
def editorial():
    """The mark of a text that the editors wrote and no source states."""
    return format_html(
        '<span class="editorial" title="{}">{}</span>',
        _("The editors' own wording, not a statement of a source"),
        _("editors"),
    )


def _where(mark):
    return f"{mark.reference.publisher}, {mark.reference.place}"
