"""What the templates of the desk need besides Django's own tags."""

from functools import partial

from django import template
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.admin.conflicts import seen_of
from roles.admin.lines.desk_lines import lines_of, opened_lines
from roles.admin.links import change_address, change_link
from roles.models import Claim
from roles.models.user_names import user_name

register = template.Library()
register.filter("person", user_name)
register.simple_tag(change_address)
register.simple_tag(change_link)
register.simple_tag(lines_of, name="desk_lines")
register.simple_tag(opened_lines, name="desk_opened")
# What a list of rows to delete carries, so that none is deleted over a newer version.
register.simple_tag(seen_of)

# Fields of a claim that tell its place in a list, in words.
FACTS = ("area", "kind", "context", "stage", "scheme")


@register.simple_tag
def claim_facts(line):
    """Chips behind a headline: what kind of statement it is, and how well supported."""
    shown = map(partial(_fact, line.about), FACTS)
    chips = [(name, "") for name in shown if name]
    if isinstance(line.about, Claim):
        chips.append(_support(line))
    return format_html_join("", ' <span class="chip{1}">{0}</span>', chips)


def _fact(row, name):
    """A field in words; "" for a row that has no such field, or nothing in it yet."""
    display = getattr(row, f"get_{name}_display", None)
    if display:
        return display()
    return getattr(row, name) if getattr(row, f"{name}_id", None) else ""


def _support(line):
    if number := line.n_cited:
        return ngettext("%d citation", "%d citations", number) % number, ""
    is_own = line.about.is_editorial
    return (_("editors' own wording"), "") if is_own else (_("no citation"), " warning")
