"""Characters that a text cannot be stored with, and texts of which nothing can be seen.

Pure and free of dependencies, for whoever takes texts in: models, imports, fixtures, requests.
"""

import re
import unicodedata

# PostgreSQL stores no NUL; half a surrogate pair is no character, and no encoding has a place for
# it. SQLite takes NUL and cuts the text there wherever it compares or measures it.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

# Letters and symbols by their category, drawn as nothing: fillers of Hangul and Khmer, the Braille
# pattern without a dot, the null note head. (Unicode: Default_Ignorable_Code_Point and these two.)
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159")


def unstorable(text: str) -> str:
    """The first character that no database of ours can store: "U+0000"; "" where there is none."""
    if text.isprintable():  # told in half the time, and these characters are not
        return ""
    found = _UNSTORABLE.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def is_invisible(text: str) -> bool:
    """Whether there is nothing to be seen: blanks, controls, joiners, marks without a letter.

    True for the empty text as well.
    """
    return not any(map(_is_drawn, text))


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS" and character not in _DRAWN_AS_NOTHING
