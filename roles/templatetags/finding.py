"""What a search found, with the matching pieces marked, and what a name stands for, as a bar."""

import re
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.evidence.tallies import FEW

register = template.Library()


@register.simple_tag
def marked(text):
    """`roles.search.hits.MarkedText`, escaped, matches in `<mark>`, its language if foreign."""
    said = "".join(
        f"<mark>{escape(piece)}</mark>" if hit else escape(piece) for piece, hit in text.pieces
    )
    return SafeString(f'<span lang="{text.language}">{said}</span>' if text.language else said)


@register.filter
def among(row, rows):
    """The one of `rows`, {id: row}, that is this row."""
    return rows[row.pk]


@register.simple_tag
def site_count(heard):
    """How many independent sites there are (`tallies.Heard`); a small number said as such."""
    n = heard.sites
    if not n:
        return _("no independent site")
    if n <= FEW:
        return ngettext("only %(n)d site", "only %(n)d sites", n) % {"n": n}
    return ngettext("%(n)d site", "%(n)d sites", n) % {"n": n}


@register.simple_tag
def not_counted(heard):
    """What stands beside the figure: copies, and pages that are sources of ours."""
    copies, own = len(heard.copies), len(heard.own)
    said = []
    if copies:
        said.append(ngettext("%(n)d copy", "%(n)d copies", copies) % {"n": copies})
    if own:
        said.append(ngettext("%(n)d from our sources", "%(n)d from our sources", own) % {"n": own})
    return format_html('<span class="not-counted">+ {}</span>', ", ".join(said)) if said else ""


@register.simple_tag
def hedges(heard):
    """What sites add to the reporting line that they state: a condition, or that they hedge."""
    if not heard.hedged:
        return ""
    said = "; ".join(heard.conditions)
    if heard.hedged == heard.sites:
        return format_html('<span class="hedge">{}</span>', said)
    counted = ngettext(
        "%(n)d of them with a condition: %(said)s",
        "%(n)d of them with a condition: %(said)s",
        heard.hedged,
    )
    return format_html('<span class="hedge">{}</span>', counted % {"n": heard.hedged, "said": said})


# How long a bar is at least on a phone and on a wide window, in px; what a letter takes, and the
# margin before the first.
LENGTHS = {"narrow": 288, "wide": 490}
LETTER, MARGIN, FEWEST_LETTERS = 7.2, 8, 4
# «Chief Privacy Officer» → «Privacy»: what tells the senses of three letters apart.
OFFICER = re.compile(r"^Chief (\S.*) Officer$")


@register.simple_tag
def share_bar(naming):
    """The senses of a Naming side by side, as long as their sites, in the colours of our roles.

    Each is named as far as it has room; the list below names all of them, in their order.
    """
    if naming.width <= FEW:
        return ""
    parts = "".join(_part(naming, start, sense) for start, sense in naming.parts)
    return SafeString(f'<svg class="share-bar" aria-hidden="true">{parts}</svg>')


def _part(naming, start, sense):
    x, width = (f"{100 * n / naming.width:.2f}%" for n in (start, sense.sites))
    name, share = OFFICER.sub(r"\1", sense.label), sense.sites / naming.width
    fitting = {kind: _fit(name, length * share) for kind, length in LENGTHS.items()}
    if fitting["narrow"] == name:
        fitting = {"": name}
    texts = "".join(
        f'<text class="{kind}" x="6" y="17">{escape(said)}</text>'
        for kind, said in fitting.items()
        if said
    )
    colour = f' class="fn-{escape(sense.role.function_id)}"' if sense.role else ""
    return f'<svg{colour} x="{x}" width="{width}"><rect width="100%" height="100%" />{texts}</svg>'


def _fit(name, room):
    """The name, or so much of it as has room."""
    letters = int((room - MARGIN) / LETTER)
    if len(name) <= letters:
        return name
    return f"{name[: letters - 1].rstrip()}…" if letters >= FEWEST_LETTERS else ""
