"""How wide a text is, without a font at hand, and how to wrap it.

The widths are the largest found among DejaVu Sans, Noto Sans, Roboto and Liberation Sans (which
has the metrics of Arial), so that a title stays in its box whichever of them the reader has.
Kerning is ignored; a few per cent of slack cover it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

# Advance widths in hundredths of the font size: characters, regular, bold.
ADVANCES = (
    ("'ijlıł", 29, 38),
    (" ,.‘’·:;I", 34, 40),
    ("f-", 37, 44),
    ("()[]t!/\\", 42, 48),
    ('r"°`', 50, 53),
    ("szc*J_|", 56, 60),
    ("?Lvxyk•", 60, 67),
    ("aeoFT«»“”", 62, 69),
    ("bdghnpquđ$0123456789{}ß", 64, 72),
    ("EPSYZ–ơư", 69, 77),
    ("ABCKRVX", 73, 78),
    ("DĐGHNOQU&", 79, 88),
    ("w", 82, 93),
    ("#+<=>^~×", 84, 84),
    ("MƠƯ", 92, 100),
    ("mW%@…—©®™æœ", 104, 112),
)
SLACK = 1.02
# The words that open a title; what follows says of what.
HEADS = re.compile(
    r"(?:(?:tổng |phó )*giám đốc|trưởng (?:phòng|ban|nhóm|bộ phận)"
    r"|(?:vice president|director|head|manager) of) (?=\S)",
    re.IGNORECASE,
)
ELLIPSIS = "…"
HORN = "\N{COMBINING HORN}"


class _Advances(dict):
    """Character → hundredths of the font size; fills itself as characters are met.

    A letter with marks is as wide as the letter; only the horn of ơ and ư makes it wider. An
    unknown character counts as wide as an emoji.
    """

    UNKNOWN = 130

    def __missing__(self, character: str) -> int:
        self[character] = self._work_out(character)
        return self[character]

    def _work_out(self, character: str) -> int:
        if character == HORN:
            return 13
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            return 0
        parts = unicodedata.normalize("NFKD", character)
        letter = unicodedata.normalize("NFC", parts[0] + HORN) if HORN in parts else parts[0]
        return self.get(letter, self.UNKNOWN)


class _Steps(dict):
    """Word → how far the next word begins behind it, in font sizes: its width and a space.

    Remembers words, as the same few make up most titles. (A look-up takes a third of the time
    of `functools.lru_cache`.)
    """

    MOST = 20_000

    def __init__(self, column: int):
        self.advances = _Advances((letter, row[column]) for row in ADVANCES for letter in row[0])
        self.space = self.advances[" "] * SLACK / 100

    def __missing__(self, word: str) -> float:
        if len(self) >= self.MOST:
            self.clear()
        width = sum(map(self.advances.__getitem__, word)) * SLACK / 100
        self[word] = step = width + self.space
        return step


_REGULAR, _BOLD = _Steps(1), _Steps(2)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """An upper bound for the width of a text in px, at a font size in px."""
    steps = _BOLD if bold else _REGULAR
    return (steps[text] - steps.space) * size


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 3) -> list[str]:
    """The text in at most `most` lines, none wider than `room` px, broken at spaces.

    What does not fit ends with an ellipsis: a word wider than the room, or the last line. An
    empty text gives no line.
    """
    steps = _BOLD if bold else _REGULAR
    words = unicodedata.normalize("NFC", text).split()
    starts = [0.0, *accumulate(map(steps.__getitem__, words))]
    breaks = _breaks(starts, room / size + steps.space, most) if words else []
    return [shorten(line, room, size, bold=bold) for line in _lines(words, breaks)]


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into `room` px before an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    advances = (_BOLD if bold else _REGULAR).advances
    left = room / size * 100 / SLACK - advances[ELLIPSIS]
    end = 0
    while end < len(text) and left >= advances[text[end]]:
        left -= advances[text[end]]
        end += 1
    return text[:end].rstrip() + ELLIPSIS


def fit(text: str, rooms: Sequence[float], size: float) -> tuple[list[str], float]:
    """The lines of a title and the narrowest of the `rooms` (ascending, px) that it fits into.

    A title breaks after its head («Giám đốc | quản lý sản phẩm»), where a reader pauses. Two
    lines are looked for first, but not in the widest third of the rooms: three short lines read
    more calmly than one long one. What three lines cannot hold ends with an ellipsis.
    """
    text = unicodedata.normalize("NFC", text)
    words, space = text.split(), _REGULAR.space
    widths = list(map(_REGULAR.__getitem__, words))
    starts = [0.0, *accumulate(widths)]
    if (starts[-1] - space) * size <= rooms[0]:
        return [" ".join(words)] if words else [], rooms[0]
    head = HEADS.match(text)
    rest = head.group().count(" ") if head else 0
    longest = max(starts[rest], *widths)
    for most, choices in ((2, len(rooms) * 2 // 3), (3, len(rooms))):
        most -= rest > 0
        least = (max(longest, (starts[-1] - starts[rest]) / most) - space) * size
        for room in rooms[bisect_left(rooms, least) : choices]:
            breaks = _breaks(starts, room / size + space, most, rest)
            if (starts[-1] - starts[breaks[-1]] - space) * size <= room:
                return _lines(words, [0, *breaks] if rest else breaks), room
    return wrap(text, rooms[-1], size), rooms[-1]


def _breaks(starts: list[float], room: float, most: int, first: int = 0) -> list[int]:
    """The first word of each line, at most `most`, all lines but the last within `room`.

    Word i begins at `starts[i]`; the end of the text is the last start. The room includes a
    space. A word wider than the room has a line of its own.
    """
    found = [first]
    while len(found) < most:
        begin = found[-1]
        end = bisect_right(starts, starts[begin] + room, begin + 2) - 1
        if end >= len(starts) - 1:
            break
        found.append(end)
    return found


def _lines(words: list[str], breaks: list[int]) -> list[str]:
    return [" ".join(words[a:b]) for a, b in pairwise([*breaks, len(words)])]
