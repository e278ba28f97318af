"""The number that a line opens with: «III.», «2.3», «Điều 162.», «b)». Pure."""

import re
from typing import NamedTuple

_MARKS = re.compile(r"#{1,6} +")
_LAW = re.compile(r"(?:Điều|Article) (\d{1,4}[a-zđ]?)\b[.: ]*", re.IGNORECASE)
_WORD = r"(?:(?:Phần|Chương|Mục|Part|Chapter|Section) )?"
_STYLES = {
    "roman": re.compile(_WORD + r"([IVX]{1,6})(?:[.):/–-]+ ?|$)"),
    "arabic": re.compile(
        _WORD + r"(\d{1,3}(?:\.\d{1,3})+)[.):]* |" + _WORD + r"(\d{1,3})[.):/–-]+ ?"
    ),
    "letter": re.compile(_WORD + r"([A-HK-UĐ])[.):/]+ ?"),
    "point": re.compile(r"([a-zđ])\) ?"),
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Number(NamedTuple):
    """`label`: as printed; `parts`: what it counts; `rest`: the line behind it."""

    style: str
    label: str
    parts: tuple[int, ...]
    rest: str

    def follows(self, other: "Number | None") -> bool:
        """Whether it is the next of the same row of numbers."""
        return other is not None and self.before() == (other.style, other.parts)

    def before(self) -> tuple[str, tuple[int, ...]]:
        return self.style, (*self.parts[:-1], self.parts[-1] - 1)


def number_of(line: str) -> Number | None:
    """The number with which a line begins, if any."""
    line = _MARKS.sub("", line, count=1)
    if found := _LAW.match(line):
        return Number("law", found[1], (int(re.sub(r"\D", "", found[1])),), line[found.end() :])
    for style, pattern in _STYLES.items():
        if found := pattern.match(line):
            label = next(filter(None, found.groups()))
            return Number(style, label, counted(style, label), line[found.end() :])
    return None


def counted(style: str, label: str) -> tuple[int, ...]:
    if style == "arabic":
        return tuple(map(int, label.split(".")))
    if style != "roman":
        return (ord(label),)
    values = [_ROMAN[letter] for letter in label]
    return (sum(-v if v < max(values[at:]) else v for at, v in enumerate(values)),)


def depth_of_marks(line: str) -> int:
    """How many # stand before a heading; 0 of any other line."""
    found = _MARKS.match(line)
    return found[0].count("#") if found else 0


def without_marks(line: str) -> str:
    """The line without a mark of a list at its beginning."""
    return _MARKS.sub("", line, count=1)
