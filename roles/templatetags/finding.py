"""What a search found, with the matching pieces marked, and what a name stands for, as a bar."""

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def marked(text):
    """`roles.search.hits.Text`, escaped, matches in `<mark>`, with its language if foreign."""
    pieces = format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p) if hit else p,) for p, hit in text.pieces)
    )
    return (
        format_html('<span lang="{}">{}</span>', text.language, pieces) if text.language else pieces
    )


@register.simple_tag
def share_bar(naming):
    """The senses of a Naming side by side, as long as their sites, in the colours of our roles."""
    parts = "".join(
        f'<rect{_colour(sense)} x="{start}" width="{sense.sites}" height="4" />'
        for start, sense in naming.parts
    )
    box = f'viewBox="0 0 {naming.width} 4" preserveAspectRatio="none"'
    return SafeString(f'<svg class="share-bar" {box} aria-hidden="true">{parts}</svg>')


def _colour(sense):
    return f' class="fn-{escape(sense.role.function)}"' if sense.role else ""
