"""The lines of a role description and their short codes in an address. Pure."""

from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

# What the law asks of whoever holds the post stands first, whatever else is chosen.
SECTIONS = ("law", "purpose", "duties", "requirements")

SOURCE, REWORDED, OWN, EDITORS = "source", "reworded", "own", "editors"

SHORTEST_CODE = 5
OWN_CODE = "own-"  # and a number: no code of a claim has a dash


@dataclass(frozen=True)
class Line:
    """One line of a description. Texts are {"vi": …, "en": …}, both always there.

    `section` is one of SECTIONS; `group` is the heading below it (an area, a kind of skill, a
    law), empty where there is none. `origin` tells whose words these are: "source" (a claim as
    this site puts it), "reworded" (the company's words for a claim, whose references stay), "own"
    (the company's own line, without references), "editors" (ours, and no source's).
    """

    code: str
    section: str
    group: Mapping[str, str]
    texts: Mapping[str, str]
    references: tuple[Any, ...] = ()  # evidence.references.Reference
    origin: str = SOURCE
    role: str = ""  # slug of the role that the claim is about
    anchor: str = ""  # of the claim on the page of its role: "claim-responsibility-…"
    details: Mapping[str, str] = field(default_factory=dict)  # what else the source says of it
    strength: str = ""  # of a requirement: "required", "expected", "preferred", "accepted"
    is_default: bool = False  # ticked as long as nobody has chosen
    original: Mapping[str, str] = field(default_factory=dict)  # our words, of a reworded line

    @property
    def is_law(self) -> bool:
        return self.section == "law"

    @property
    def is_own(self) -> bool:
        return self.origin == OWN

    @property
    def group_key(self) -> str:
        """What tells its group from others of its section."""
        return f"{self.section} {self.group.get('vi', '')}"


def digest_of(name: str) -> str:
    """52 letters and digits that stand for "<model>-<key>", which never changes."""
    return b32encode(sha256(name.encode()).digest()).decode().rstrip("=").lower()


def codes(names: Iterable[str]) -> dict[str, str]:
    """{name: code}, as short as tells these names apart and five characters at least."""
    digests = {name: digest_of(name) for name in names}
    return {name: _shortest(digest, digests.values()) for name, digest in digests.items()}


def _shortest(digest: str, others: Iterable[str]) -> str:
    rivals = [other for other in others if other != digest and other[:SHORTEST_CODE] == digest[:5]]
    length = SHORTEST_CODE
    while any(other[:length] == digest[:length] for other in rivals):
        length += 1
    return digest[:length]
