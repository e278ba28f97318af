"""How other sites show what a page says: for their programs, and for whoever copies it."""

from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from roles.pages.embed_card import RoleCard
from roles.pages.embed_code import framed
from roles.pages.embed_parts import Cited
from roles.pages.embed_table import RoleTable

register = template.Library()

TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


@register.simple_tag(takes_context=True)
def oembed_links(context, query=""):
    """What programs find in the head of a page; `query` is what of its address matters."""
    origin, request = context["origin"], context["request"]
    url = quote(origin + request.path + query, safe="")
    asking = f"{origin}{reverse('oembed')}?url={url}"
    return format_html_join(
        "",
        '<link rel="alternate" type="{}" href="{}&amp;format={}">',
        ((media, asking, name) for name, media in TYPES.items()),
    )


@register.inclusion_tag("components/embed.html", takes_context=True)
def embed_role(context):
    card = RoleCard(context)
    return embedded(context, card, reverse("embed-role", args=[card.role.slug]))


@register.inclusion_tag("components/embed.html", takes_context=True)
def embed_comparison(context):
    sides = sorted(context["sides"], key=lambda side: side.role.slug)
    table = RoleTable(sides, context["curated"], [row.claim for row in context["points"]])
    return embedded(
        context, table, reverse("embed-comparison", args=[side.role.slug for side in sides])
    )


@register.inclusion_tag("components/embed.html", takes_context=True)
def embed_chart(context):
    chart = context["framed"]
    return embedded(context, chart, reverse("embed-chart") + chart.options.query())


def embedded(context, embed, src):
    """The frame to copy. (What day it is makes no difference to its size.)"""
    origin = context["origin"]
    how = Cited(embed.title, origin + embed.address, timezone.localdate())
    return {"frame": framed(embed, origin + src, how)}
