"""Texts in cells that no spreadsheet takes for a formula. Pure: knows neither request nor ORM.

Excel, LibreOffice and Google Sheets calculate a cell that begins with one of `= + - @`; a tab or
a carriage return before it does not stop all of them. An apostrophe in front does. It is taken
off again when the file is read, so a text makes the round trip unchanged, its own apostrophes
included. (See OWASP, «CSV Injection».)
"""

import re

from roles.schema.characters import unstorable

# Apostrophes of the text's own, then what could begin a formula; also in full width.
_RISKY = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


class Formula(str):
    """What a spreadsheet would calculate: no text, so no cell of ours."""


class Date(str):
    """A number that a spreadsheet shows as a date or a time."""


class Broken(str):
    """A text with half a surrogate pair: no character, and no database stores it."""


def escape(text):
    """`text` as it may stand in a cell."""
    return f"'{text}" if _RISKY.match(text) else text


def unescape(cell):
    """The text that a cell stands for."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


# XLSX is XML, which cannot hold control characters and turns CR LF into LF: the format's own
# escapes stand for them (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_xml(text):
    return _CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def from_xml(text):
    """The text that one of XLSX stands for; a Broken one where an escape has lost its other half.

    A character beyond U+FFFF is escaped as the two halves of its pair in UTF-16.
    """
    found = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    found = _PAIR.sub(lambda pair: _joined(pair.group()), found)
    return Broken(found) if unstorable(found.replace("\0", "")) else found


def _joined(pair):
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
