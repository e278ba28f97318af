"""What a preview says: a role, two roles to compare, or the site."""

from dataclasses import dataclass, field
from hashlib import blake2b

from django.utils.translation import get_language
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Panel:
    """One role in a preview, in the colour of its function on light paper."""

    colour: str
    acronym: str
    name: str
    other_name: str = ""


@dataclass(frozen=True)
class Preview:
    """All words of one picture, in one language."""

    site: str
    motto: str
    text: str
    panels: tuple[Panel, ...] = field(default=())

    @property
    def version(self):
        """Changes with the words: sites that keep pictures by their address fetch the new one."""
        return blake2b(repr(self).encode(), digest_size=5).hexdigest()

    def at(self, address):
        """The address of the picture, which changes with what it says."""
        return f"{address}?v={self.version}"


def panel(role, language):
    """The Panel of a role, which has `name_vi` and `name_en`, for a reader of `language`."""
    name = getattr(role, f"name_{language}") or role.name_vi
    other = role.name_vi if language == "en" else role.name_en
    return Panel(role.function.colours[0], role.acronym, name, "" if other == name else other or "")


def of_site():
    return _preview(_("Who does what in a company’s leadership?"))


def of_role(role):
    return _preview(role.summary, role)


def of_pair(one, other, curated):
    """`curated` is the Comparison of the two, or None."""
    names = {"one": one.short_name, "other": other.short_name}
    question = _("How does the %(one)s differ from the %(other)s?") % names
    return _preview(curated.question if curated else question, one, other)


def _preview(text, *roles):
    return Preview(
        site=_("Who Does What"),
        motto=_("Every statement cites its source."),
        text=text,
        panels=tuple(panel(role, get_language()) for role in roles),
    )
