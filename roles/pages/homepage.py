"""What the first page shows, put together from plain objects. Pure: no request, no ORM."""

from django.urls import reverse
from django.utils.translation import gettext as _

from roles.vietnamese.folding import slugify_vi

# So many of the most confused names, and so many senses of each.
NAMINGS, SENSES = 6, 4


def examples(roles, structure, namings, comparisons, disputes):
    """A question of each kind (what, how different, who to, what is disputed) with its address.

    Each is about other roles than those before it, as far as there are any.
    """
    chart = reverse("chart")
    meant = [sense.role for naming in namings for sense in naming.senses if sense.role]
    told = [role for role in roles if role.acronym and role.slug in structure.placed]
    kinds = [
        [({r.pk}, _("What is a %s?") % r.short_name, r.get_absolute_url()) for r in meant],
        [({c.left_id, c.right_id}, c.question, c.get_absolute_url()) for c in comparisons],
        [
            ({r.pk}, _("Whom does the %s report to?") % r.acronym, f"{chart}?role={r.slug}")
            for r in reversed(told)
        ],
        [({r.pk for r in d.roles.all()}, d.question, d.get_absolute_url()) for d in disputes],
    ]
    asked, found = set(), []
    for questions in kinds:
        fresh = [each for each in questions if not each[0] & asked]
        for about, question, address in (fresh or questions)[:1]:
            asked |= about
            found.append((question, address))
    return found


def confused(entries, uses):
    """The Naming of each entry of the search index that stands for an acronym or a title."""
    found = (uses.find(slugify_vi(entry.title_vi)) for entry in entries)
    return [naming for naming in found if naming]
