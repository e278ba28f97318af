"""What all embeds have: statements with how many say so, and how the embed is cited. Pure."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.evidence.references import voices_of

LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Attested:
    """A statement, the address at which it stands with its sources, and how many say so."""

    claim: Any
    address: str
    about: Any = None  # the role that a line leads to

    @classmethod
    def on(cls, page, claim, about=None):
        return cls(claim, f"{page}#{claim.anchor}", about)

    @property
    def support(self):
        """«3 nguồn độc lập»; of the editors' own wording, that it is."""
        return support_told(self.claim)


def support_told(claim):
    n = voices_of(claim)
    if not n:
        return _("editors")
    return ngettext("%(n)s independent source", "%(n)s independent sources", n) % {"n": n}


@dataclass(frozen=True)
class Cited:
    """What an embed shows, as whoever quotes it has to say: `day` is the state of the content."""

    title: str
    address: str  # absolute, of the full page
    day: Any

    @property
    def state(self):
        return _("content as of %(day)s") % {"day": date_format(self.day)}

    @property
    def told(self):
        return f"{self.title}. {_('Who Does What')}, {self.state}. {self.address} · {LICENCE}"


def disputed(disputes):
    """What one line says of contradictions, "" where there are none."""
    n = len(disputes)
    if not n:
        return ""
    return ngettext(
        "The sources leave %(n)s point in dispute or open",
        "The sources leave %(n)s points in dispute or open",
        n,
    ) % {"n": n}
