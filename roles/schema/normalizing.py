"""What editors type, written as the texts of this site are: one composition, one habit of tones."""

import re
import unicodedata

from roles.vietnamese.folding import toned

_LETTERS = re.compile(r"[^\W\d_]+")


def composed(text: str) -> str:
    """`text` in Unicode's composed form (NFC), whatever keyboard it came from."""
    return unicodedata.normalize("NFC", text)


def spelled(text: str) -> str:
    """Vietnamese `text` with each tone mark where this site puts it: «hoà» becomes «hòa»."""
    return _LETTERS.sub(lambda found: _spelled_word(found.group()), composed(text))


def _spelled_word(word: str) -> str:
    respelled = toned(word)
    if word.isascii() or len(respelled) != len(word):
        return word
    pairs = zip(respelled, word, strict=True)
    return "".join(new.upper() if old.isupper() else new for new, old in pairs)
