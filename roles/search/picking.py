"""Roles that a reader names in words of their own: an acronym, a title, a slug."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from roles.models import Role, SearchName
from roles.models.search import Kind
from roles.vietnamese.folding import compact
from roles.vietnamese.spelling import near

from .document import bilingual

LONGEST = 200  # characters of a name
MOST_MEANT = 5


@dataclass
class Pick:
    """What was typed, the slug of the role that it names, and else those that it may mean."""

    typed: str
    slug: str = ""
    meant: list[Role] = field(default_factory=list)
    is_name: bool = False  # `meant` bear this very name

    def unclear(self, shown: str) -> str:
        """Why it names no role; `shown` is what was typed, as a page may repeat it."""
        if self.is_name:
            return _("Several roles are called “%(name)s”. Which one do you mean?") % {
                "name": shown
            }
        return no_role(shown) + (" " + _("Did you mean:") if self.meant else "")


def no_role(shown: str) -> str:
    return _("There is no role “%(name)s”.") % {"name": shown}


def picked(texts: Sequence[str], roles: Iterable[Role], *, slugs_first: bool = True) -> list[Pick]:
    """A Pick for each text, in order; `roles` are those that menus offer.

    A slug names its role whatever else is called so, unless readers only type (`slugs_first`
    false): then «cpo» may be letters of several. Two queries at most, and none where menus
    offer all that was typed.
    """
    offered = {role.slug: role for role in roles}
    names = names_of(offered.values())
    picks = [Pick(text) for text in texts]
    for pick in picks:
        found = names.get(compact(pick.typed[:LONGEST]), set())
        if slugs_first and pick.typed in offered:
            pick.slug = pick.typed
        else:
            settle(pick, [offered[slug] for slug in found])
    further([pick for pick in picks if not (pick.slug or pick.meant)])
    for pick in picks:
        if not (pick.slug or pick.meant):
            pick.meant = like(pick.typed, offered)
    return picks


def names_of(roles: Iterable[Role]) -> dict[str, set[str]]:
    """{compact name: slugs of the roles that bear it}: own names, and as menus put them."""
    names: dict[str, set[str]] = {}
    for role in roles:
        called = bilingual(role, "name").values()
        labels = (f"{role.acronym} – {name}" for name in called)
        for name in filter(None, (role.acronym, role.slug, *called, *labels)):
            names.setdefault(compact(name), set()).add(role.slug)
    return names


def settle(pick: Pick, roles: list[Role]) -> None:
    """One role is picked; of several the reader must choose one."""
    if len(roles) == 1:
        pick.slug = roles[0].slug
    elif roles:
        pick.meant, pick.is_name = sorted(roles, key=lambda role: (role.order, role.slug)), True


def further(picks: list[Pick]) -> None:
    """By all names that search knows, and by the slugs of roles that menus don't offer."""
    if not picks:
        return
    rows = SearchName.objects.filter(
        entry__kind=Kind.ROLE, compact__in={compact(pick.typed[:LONGEST]) for pick in picks}
    ).values_list("compact", "rank", "entry__key")
    best: dict[str, tuple[int, set[int]]] = {}
    for name, rank, key in rows.order_by("rank"):
        first, keys = best.setdefault(name, (rank, set()))
        if rank == first:
            keys.add(int(key))
    ids = {key for _rank, keys in best.values() for key in keys}
    typed = [pick.typed[:LONGEST] for pick in picks]
    known = Role.objects.published()
    roles = list(known.filter(pk__in=ids) | known.filter(slug__in=typed))
    for pick in picks:
        _rank, keys = best.get(compact(pick.typed[:LONGEST]), (0, set()))
        slug = [role for role in roles if role.slug == pick.typed]
        settle(pick, slug or [role for role in roles if role.pk in keys])


def like(typed: str, offered: dict[str, Role]) -> list[Role]:
    """Roles with names like what was typed."""
    names = names_of(offered.values())
    found = [names[name] for name in near(typed[:LONGEST], list(names), limit=MOST_MEANT)]
    slugs = dict.fromkeys(slug for group in found for slug in sorted(group))
    return [offered[slug] for slug in slugs][:MOST_MEANT]
