"""What the first page shows, put together from plain objects. Pure: no request, no ORM."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from roles.vietnamese.folding import slugify_vi

# So many of the most confused names, and so many senses of each.
NAMINGS, SENSES = 6, 4


@dataclass(frozen=True)
class Example:
    """A question that the site answers, with the address of the answer."""

    question: str
    address: str


def examples(roles, structure, namings, comparisons, disputes):
    """One question of each kind: what, how different, who to, what is disputed.

    The first is about the role with the most confused name, the third about the last role that a
    source gives a manager.
    """
    meant = [sense.role for naming in namings for sense in naming.senses if sense.role]
    told = [role for role in roles if role.acronym and role.slug in structure.placed]
    chart = reverse("chart")
    found = [
        *((_("What is a %s?") % r.short_name, r.get_absolute_url()) for r in meant[:1]),
        *((c.question, c.get_absolute_url()) for c in comparisons[:1]),
        *(
            (_("Whom does the %s report to?") % r.acronym, f"{chart}?role={r.slug}")
            for r in told[-1:]
        ),
        *((d.question, d.get_absolute_url()) for d in disputes[:1]),
    ]
    return [Example(question, address) for question, address in found]


def confused(entries, uses):
    """The Naming of each entry of the search index that stands for an acronym or a title."""
    found = (uses.find(slugify_vi(entry.title_vi)) for entry in entries)
    return [naming for naming in found if naming]
