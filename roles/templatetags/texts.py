"""Texts of the database in the reader's language, and the marks that lead to their sources."""

import re
from functools import lru_cache
from html import escape  # Django's asks each text whether it is translated later

from django import template
from django.template.defaultfilters import stringfilter
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roles.addresses import address
from roles.evidence.laws import REPEALED
from roles.evidence.places import place_of
from roles.evidence.references import is_history, ranges
from roles.models.comparisons import comparison_address
from roles.models.statements import statement_name
from roles.models.vocabulary import LawStatus, SourceKind
from roles.vietnamese.folding import VIETNAMESE
from roles.vietnamese.typography import unorphaned

register = template.Library()

# What an English text says in Vietnamese stands between quotation marks.
_QUOTED = re.compile(f"“([^“”]*{VIETNAMESE.pattern}[^“”]*)”")


@register.simple_tag
def text(thing, field):
    """The bilingual `field` of `thing`; a Vietnamese fallback is marked with its language.

    Where a text may be missing: `{% text claim "detail" as detail %}{% if detail %}…`.
    """
    return _shown(thing, field)


@register.simple_tag
def heading(thing, field):
    """Like `text`, for a heading: its last line is no single syllable."""
    return _shown(thing, field, unorphaned)


def _shown(thing, field, set_in_type=str):
    language = get_language()
    if value := getattr(thing, f"{field}_{language}"):
        return _quoting(escape(set_in_type(value)), language)
    fallback = getattr(thing, f"{field}_vi")
    return format_html('<span lang="vi">{}</span>', set_in_type(fallback)) if fallback else ""


@register.simple_tag(takes_context=True)
def prose(context, thing, field):
    """Like `text`, of a running text outside of links and headings.

    Where a term of the glossary first stands on the page, it leads there.
    """
    language, marking = get_language(), context.get("marking")
    value = getattr(thing, f"{field}_{language}")
    places = marking.first_places(value) if value and marking else ()
    return _quoting(_linked(value, places), language) if places else text(thing, field)


def _linked(value, places):
    """`value` escaped, with (start, end, anchor) as links to terms."""
    html, at, glossary = [], 0, address("glossary")
    for start, end, anchor in places:
        link = f'<a class="term" href="{glossary}#{escape(anchor)}">{escape(value[start:end])}</a>'
        html += [escape(value[at:start]), link]
        at = end
    return SafeString("".join([*html, escape(value[at:])]))


def _quoting(html, language):
    """The Vietnamese that an English text quotes, marked with its language."""
    if language == "en" and "“" in html:
        html = _QUOTED.sub(r'“<span lang="vi">\1</span>”', html)
    return SafeString(html)


@register.simple_tag
def other_name(thing, field="name"):
    """The name in the other language, marked as such."""
    language = "vi" if get_language() == "en" else "en"
    value = getattr(thing, f"{field}_{language}")
    return format_html('<span lang="{}">{}</span>', language, value) if value else ""


@register.simple_tag(takes_context=True)
def marks(context, claim, *, only=False):
    """The numbers of what supports a claim, as one link; the editors' own wording says so instead.

    It leads to the list of references, `proof` being the address of the page that has it, if that
    is not this one. After it stands what leads to the statement's own page, unless `only` the
    numbers are wanted: where a claim is but mentioned. On a page without the list the numbers open
    that as well.
    """
    proof = escape(context.get("proof", ""))
    shown = _marks(claim, proof) if claim.marks else editorial() if claim.is_editorial else ""
    if is_history([mark.reference for mark in claim.marks]):
        shown += SafeString(" ") + _repealed(_("by repealed law only"))
    return shown if only or (proof and claim.marks) else shown + _about(claim)


# Links to references are most of a long page's tags. They hold nothing but numbers, so they are
# put together as plain strings.
def _marks(claim, proof):
    numbers = [mark.number for mark in claim.marks]
    address = f"{proof}#cite-{numbers[0]}"
    return SafeString(f'<a class="marks" href="{address}">{ranges(numbers)}</a>')


def _about(claim):
    """Where a reader finds the statement's link and can say that it is wrong."""
    before, after = _about_parts(get_language(), get_script_prefix())
    return SafeString(before + escape(statement_name(claim)) + after)


@lru_cache(maxsize=8)
def _about_parts(language, script_prefix):
    """What stands before and after a statement's name: the same for all of them."""
    address, label = reverse("report", args=["NAME"]), escape(_("About this statement"))
    link = f' <a class="about" href="{address}" rel="nofollow" aria-label="{label}">⋯</a>'
    return link.split("NAME")


@register.simple_tag
def note(claim):
    """The editors' note on a claim, where there is one."""
    shown = text(claim, "note")
    return format_html('<p class="note">{} {}</p>', shown, editorial()) if shown else ""


@register.simple_tag
def editorial():
    """The mark of a text that the editors wrote and no source states."""
    return format_html(
        '<span class="editorial" title="{}">{}</span>',
        _("The editors’ own wording, not a statement of a source"),
        _("editors"),
    )


register.filter("place", place_of)
register.filter("unorphaned", stringfilter(unorphaned))


@register.simple_tag
def source_kind(source, *, status=True):
    """Who speaks in a Source or a Reference, as a chip; a repealed law says so."""
    return _source_kind(source.kind, status and source.law_status, get_language())


@lru_cache(maxsize=64)
def _source_kind(kind, status, language):
    label = SourceKind(kind).label if kind else ""
    chip = format_html('<span class="chip">{}</span>', label) if label else SafeString("")
    if status == REPEALED:
        chip += SafeString(" ") + _repealed(LawStatus(status).label)
    return chip


def _repealed(label):
    return format_html('<span class="chip repealed">{}</span>', label)


@register.simple_tag
def kind_label(kind):
    return SourceKind(kind).label if kind else _("no kind told")


@register.simple_tag
def comparison_url(one, other):
    """The one address at which two roles are compared."""
    return comparison_address(one.slug, other.slug)


@register.filter
def change_page(thing):
    """The name of the address at which editors change `thing`."""
    return f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
