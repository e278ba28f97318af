"""From the query of an address to a Draft, and what of it cannot be used. Pure.

Nobody is turned away: what is wrong is named and left out, and all the rest stays.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from roles.schema.characters import is_invisible

from .description import HEAD
from .draft import (
    DOCUMENT_LANGUAGES,
    DUTY,
    NO_CITATIONS,
    PARTS,
    Draft,
    Own,
    Query,
    Refusal,
    own_number,
)
from .line import SHORTEST_CODE
from .naming_fields import field_name

MOST_LINES, MOST_OWN, MOST_ROLES = 200, 50, 2
LONGEST_TEXT, LONGEST_HEAD = 600, 120  # characters
SHOWN = 40  # characters of what a refusal quotes
# They turn round how the text after them is read; U+FFFE and U+FFFF are no characters.
BENDING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def read(query: Query) -> tuple[Draft, list[Refusal]]:
    """The Draft of a query, and a Refusal for each thing in it that cannot be used."""
    reader = _Reader(query)
    draft = Draft(
        is_set="set" in query or "line" in query,
        lines=reader.several("line", MOST_LINES),
        texts=reader.texts(),
        own=reader.own(),
        roles=reader.several("with", MOST_ROLES),
        head={name: text for name in HEAD if (text := reader.text(name, LONGEST_HEAD))},
        language=reader.one_of("lang", DOCUMENT_LANGUAGES),
        cites=reader.one_of("cite", (NO_CITATIONS, "1")) != NO_CITATIONS,
        edited=reader.value("edit"),
    )
    return reader.settled(draft), reader.refusals


class _Reader:
    def __init__(self, query: Query):
        self.query, self.refusals = query, list[Refusal]()

    def refuse(self, name: str, text: str) -> None:
        self.refusals.append(Refusal(name, text))

    def value(self, name: str) -> str:
        values = self.query.get(name) or [""]
        return values[-1]

    def several(self, name: str, most: int) -> tuple[str, ...]:
        """The values of a repeated parameter, each once, in their order; `most` of them."""
        found = dict.fromkeys(filter(None, self.query.get(name, ())))
        return tuple(self.first(most, list(found), name, field_name(name)))

    def first(self, most: int, found: list[str], name: str, field: str) -> list[str]:
        if len(found) > most:
            told = _("%(field)s: at most %(most)d; what came after those is left out.")
            self.refuse(name, told % {"field": field, "most": most})
        return found[:most]

    def texts(self) -> dict[str, str]:
        names = [n for n in self.query if n.startswith("text-") and len(n) >= 5 + SHORTEST_CODE]
        texts = {n.removeprefix("text-"): self.text(n, LONGEST_TEXT) for n in names[:MOST_LINES]}
        return {code: text for code, text in texts.items() if text}

    def own(self) -> dict[str, Own]:
        found = sorted((n for n in self.query if own_number(n)), key=own_number)
        names = self.first(MOST_OWN, found, "own", field_name("own-1"))
        return {
            n: Own(self.text(n, LONGEST_TEXT), self.one_of(f"{n}-in", PARTS) or DUTY) for n in names
        }

    def text(self, name: str, longest: int) -> str:
        """One line of text; "" where it is refused, and where there is nothing to be seen."""
        text = " ".join(unicodedata.normalize("NFC", self.value(name)).split())
        if is_invisible(text):
            return ""
        if code := unfit(text):
            told = _(
                "%(field)s: left out, for it holds a character that cannot be printed (%(code)s)."
            )
            self.refuse(name, told % {"field": field_name(name), "code": code})
            return ""
        if len(text) > longest:
            told = _("%(field)s: cut off after %(most)d characters; it had %(had)d.")
            self.refuse(name, told % {"field": field_name(name), "most": longest, "had": len(text)})
        return text[:longest].rstrip()

    def one_of(self, name: str, known: Sequence[str]) -> str:
        value = self.value(name)
        if not value or value in known:
            return value
        told = _("%(field)s: there is no “%(value)s”. There are: %(known)s.")
        shown = {"field": field_name(name), "value": quoted(value), "known": ", ".join(known)}
        self.refuse(name, told % shown)
        return ""

    def settled(self, draft: Draft) -> Draft:
        """Without own lines that are named and not told; those left blank go with their tick."""
        for code in (c for c in draft.lines if own_number(c) and c not in draft.own):
            told = _("There is no line of your own “%(code)s” in the address.")
            self.refuse("line", told % {"code": code})
        lines = tuple(c for c in draft.lines if not own_number(c) or c in draft.own)
        own = {name: own for name, own in draft.own.items() if own.text or name in lines}
        return replace(draft, lines=lines, own=own)


def unfit(text: str) -> str:
    """The first character that no document can be written with, "U+202E"; "" if there is none."""
    unfit = (c for c in text if unicodedata.category(c) in ("Cc", "Cs") or c in BENDING)
    return next((f"U+{ord(c):04X}" for c in unfit), "")


def quoted(value: str) -> str:
    """The beginning of what was sent, without what cannot be shown."""
    shown = "".join(c if c.isprintable() else "�" for c in value[:SHOWN])
    return f"{shown}…" if len(value) > SHOWN else shown
