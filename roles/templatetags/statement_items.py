"""Statements as items of a list. A long page has hundreds: strings take a sixth of a template."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from roles.models.vocabulary import Strength

from .texts import marks, note, prose, text

register = template.Library()


@register.simple_tag(takes_context=True)
def statements(context, claims, field):
    """Each claim with its `field`, its detail, its citation marks and the editors' note."""
    return SafeString("".join(_item(context, c, prose(context, c, field)) for c in claims))


@register.simple_tag(takes_context=True)
def requirements(context, claims):
    """Skills that are asked for, below the strength with which they are; some stand for another."""
    return SafeString("".join(_item(context, c, _skill(c)) for c in claims))


def _item(context, claim, told):
    detail = prose(context, claim, "detail")
    told = f'<p class="statement">{told} {marks(context, claim)}</p>'
    if detail:
        told += f'<p class="detail">{detail}</p>'
    return f'<li class="claim" id="{escape(claim.anchor)}">{told}{note(claim)}</li>'


def _skill(claim):
    former = "".join(f'<span id="{escape(anchor)}"></span>' for anchor in claim.former_anchors)
    address = escape(claim.skill.get_absolute_url())
    link = f'{former}<a class="plain" href="{address}">{text(claim.skill, "name")}</a>'
    if claim.strength != Strength.ACCEPTED:
        return link
    return f'{link} <span class="chip demand-{claim.strength}">{escape(str(claim.demand))}</span>'
