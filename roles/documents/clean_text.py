"""Texts as every kind of document can hold them."""

import re
import unicodedata

# What XML 1.0 forbids or discourages: controls, halves of a pair, code points that are no letters.
_NO_LETTER = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Every blank but the one that doesn't break, which is there for a reason.
_BLANKS = re.compile("[\t-\r\x1c-\x1f\x20\x85\u2028\u2029]+")


def plain(text):
    """`text` as one line of composed letters, without what no document can hold."""
    return _BLANKS.sub(" ", _NO_LETTER.sub("", unicodedata.normalize("NFC", text))).strip()
