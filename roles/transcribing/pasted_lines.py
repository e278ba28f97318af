"""A pasted text as lines: one composition, no invisible characters, no empty lines. Pure."""

import re
import unicodedata

# Zero-width characters, soft hyphens, direction marks: pages put them between and into words.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """`text` composed (NFC) and without what nobody sees."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def lines_of(text: str) -> list[str]:
    """The lines of an article that say something, spaces within them made single."""
    lines = (" ".join(line.split()) for line in _BREAKS.split(plain(text)))
    return [line for line in lines if line]
