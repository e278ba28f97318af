"""What a search found, with the matching pieces marked."""

from django import template
from django.utils.html import format_html, format_html_join

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
