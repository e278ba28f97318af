"""What a reader has chosen, as an address tells it: read, changed and written back. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from .description import HEAD
from .line import OWN_CODE

# What its address may hold; names with * stand for all that begin so (`roles.caching.keys`).
PARAMETERS = ("set", "line", "text-*", "own-*", "with", *HEAD, "lang", "cite", "edit")

DUTY, REQUIREMENT = "duty", "requirement"
PARTS = (DUTY, REQUIREMENT)
DOCUMENT_LANGUAGES = ("vi", "en", "both")
NO_CITATIONS = "0"


@dataclass(frozen=True)
class Own:
    """A line of the company's own; `part` is one of PARTS."""

    text: str
    part: str = DUTY


@dataclass(frozen=True)
class Draft:
    """Codes of `lines` in the chosen order; own ones among them as "own-1".

    `texts` are {code: the company's words for it}, `own` {"own-1": Own}, `roles` the slugs of
    further roles, `head` {one of HEAD: text} without empty ones. Where nobody `is_set`, the lines
    are those that the page ticks by itself. `language` is "" for the page's. Texts of lines that
    are not among `lines` are kept, so that one may take a line out and have it back.
    """

    is_set: bool = False
    lines: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Own] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    head: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    cites: bool = True
    edited: str = ""  # code of the line that the reader is about to reword

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of its address, in one order; what stands by itself is left out."""
        found = [("set", "1")] if self.is_set else []
        found += [("line", code) for code in self.lines if self.is_set]
        found += [(f"text-{code}", text) for code, text in sorted(self.texts.items())]
        for name, own in sorted(self.own.items(), key=lambda item: own_number(item[0])):
            found.append((name, own.text))
            found += [(f"{name}-in", own.part)] if own.part != DUTY else []
        found += [("with", slug) for slug in self.roles]
        found += [(name, self.head[name]) for name in HEAD if self.head.get(name)]
        found += [("lang", self.language)] if self.language else []
        found += [] if self.cites else [("cite", NO_CITATIONS)]
        return found + ([("edit", self.edited)] if self.edited else [])

    def query(self) -> str:
        """The query string of its address, beginning with «?», or ""."""
        pairs = self.pairs()
        return f"?{urlencode(pairs)}" if pairs else ""


def own_number(name: str) -> int:
    """1 of "own-1"; 0 of what is no name of an own line."""
    number = name.removeprefix(OWN_CODE)
    is_number = name.startswith(OWN_CODE) and number.isascii() and number.isdecimal()
    return int(number) if is_number and len(number) < 4 and number[0] != "0" else 0


Query = Mapping[str, Sequence[str]]  # {name: values}, as `dict(request.GET.lists())`


@dataclass(frozen=True)
class Refusal:
    """What of an address cannot be used: `text` names it, in the reader's language.

    `name` is the parameter; `ways` are (label, value) of what it may mean.
    """

    name: str
    text: str
    ways: tuple[tuple[str, Any], ...] = ()
