"""How Vietnamese is compared: the one place that folds, orders, slugs and highlights text.

Pure and free of dependencies, so that a query and a stored column pass through the same
functions and SQLite and PostgreSQL, which fold «Đ» differently or not at all, only ever
compare their results.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from string import ascii_lowercase

# In dictionary order, after the unmarked «ngang»: huyền, hỏi, ngã, sắc, nặng.
TONES = "\u0300\u0309\u0303\u0301\u0323"
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
VOWELS = "aăâeêioôơuưy"

# Letters that no Unicode decomposition takes apart; «ð» and «ɖ» are typed for «đ» by mistake.
_UNMARKED = {"đ": "d", "ð": "d", "ɖ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i"}
_UNMARKED |= {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ς": "σ"}
_LOOKALIKES = {"ð": "đ", "ɖ": "đ"}

# A letter that only Vietnamese writes, among the two languages of the site.
VIETNAMESE = re.compile("[À-ỹ]")

_APOSTROPHES = frozenset("'‘’ʼʹ`")
_TRADE_MARKS = str.maketrans("™℠", "  ")  # decomposed they would glue «tm» to the name
# Marks that hold an acronym together («C.P.O.», «R&D», «A/B»), rewritten as a full stop.
_TIGHT = frozenset(".-‐‑–/&_·")


def _spelled(piece: str, letters: dict[str, str]) -> str:
    """One decomposed character: a letter, a space, a full stop (tight mark) or nothing."""
    if piece in _TIGHT:
        return "."
    if piece in _APOSTROPHES:
        return ""
    category = unicodedata.category(piece)[0]
    if category in "PSZ" or piece.isspace():
        return " "
    if category in "MC":
        return ""
    return letters.get(piece, piece)


class _Table(dict):
    """A `str.translate` table: common characters prepared, the rest worked out when met.

    What is met is not kept: a stream of odd characters must not fill the memory.
    """

    # Latin with its extensions, IPA, combining marks, Vietnamese, punctuation, full width.
    PREPARED = (range(0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2100), range(0xFF00, 0xFF5F))

    def __init__(self, form: str, letters: dict[str, str]):
        self.form, self.letters = form, letters
        super().__init__({code: self[code] for codes in self.PREPARED for code in codes})

    def __missing__(self, code: int) -> str:
        spelled = unicodedata.normalize(self.form, chr(code).translate(_TRADE_MARKS))
        small = unicodedata.normalize(self.form, spelled.lower())
        return "".join(_spelled(piece, self.letters) for piece in small)


_FOLDED = _Table("NFKD", _UNMARKED)
_EXACT = _Table("NFKC", _LOOKALIKES)

_INITIAL = "[" + "".join(chr(c) for c, to in _FOLDED.items() if to in set(ascii_lowercase)) + "]"
_ALONE = rf"(?<![^ .]){_INITIAL}(?![^ .])"
# «C.P.O.» joins before «C P O», so that «what is a C.P.O.» keeps its article. No repetition
# here can match the same text in two ways: the search stays linear on any input.
_HELD = rf"(?:\.+| +\.+ +){_ALONE}"
_WORD = re.compile(rf"{_ALONE}(?:{_HELD})+|{_ALONE}(?:[ .]+{_ALONE}(?!{_HELD}))+|[^ .]+")
_INITIALS = re.compile(rf"{_ALONE}[ .]+{_ALONE}")


def _joined(marked: str) -> str:
    """Words of a translated text, one space apart, neighbouring single letters as one word."""
    if not _INITIALS.search(marked):
        return " ".join(marked.replace(".", " ").split())
    found = (match.group() for match in _WORD.finditer(marked))
    return " ".join(word.replace(".", "").replace(" ", "") for word in found)


def fold(text: str) -> str:
    """`text` as it is compared: «Giám Đốc» and «giam doc» give ``giam doc``.

    Marks, case, width, composition (NFC or NFD) and apostrophes disappear, as do control and
    zero-width characters; other punctuation separates words; one space remains between words.
    Neighbouring single letters are the initials of an acronym and join whatever stands between
    them: «C.P.O.», «c-p-o» and «C P O» give ``cpo``, «R&D» gives ``rd``. A longer part stays
    apart: «S&OP», «s-op» and «s & op» give ``s op``; compare `compact` to let «SOP» match too.

    Letters of other scripts are kept without their marks. ``fold(fold(x)) == fold(x)``.
    """
    folded = _joined(text.translate(_FOLDED))
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def compact(text: str) -> str:
    """`fold` without its spaces: «S&OP», «SOP», «s-op» and «s op» all give ``sop``."""
    return fold(text).replace(" ", "")


def words(text: str) -> list[str]:
    """The folded words of `text`, in order, repeated ones kept."""
    return fold(text).split()


def exact(text: str) -> str:
    """Like `fold`, in NFC and with the marks kept: what ranks «giám đốc» before «giảm độc».

    The tone stands where tradition puts it («hoà» → «hòa», «thuỷ» → «thủy», «qúy» → «quý»),
    so that two habits of typing compare equal. ``fold(exact(x)) == fold(x)``.
    """
    composed = unicodedata.normalize("NFKC", text.translate(_TRADE_MARKS))
    spelled = _joined(composed.translate(_EXACT))
    if spelled.isascii():
        return spelled
    return unicodedata.normalize("NFC", " ".join(map(_toned, spelled.split())))


def has_marks(text: str) -> bool:
    """Whether anything is lost by folding: the reader took the trouble to type marks."""
    return exact(text) != fold(text)


_SYLLABLE = re.compile(rf"(?:gi(?=[{VOWELS}])|qu|[^{VOWELS}]*)([{VOWELS}]{{1,3}})([^{VOWELS}]*)")


@lru_cache(maxsize=4096)
def _toned(word: str) -> str:
    """`word` with its tone mark on the vowel where the traditional rule puts it.

    On the vowel that has a mark of its own (the last: «ươ»); else on the second of a closed or
    three-letter nucleus («hoàn», «ngoài»), and on the first of an open one («hòa», «mía»).
    Words that are no Vietnamese syllable with one tone stay as they are.
    """
    letters = unicodedata.normalize("NFD", word)
    tones = [letter for letter in letters if letter in TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    syllable = _SYLLABLE.fullmatch(bare)
    if len(tones) != 1 or not syllable:
        return word
    nucleus, coda = syllable.groups()
    marked = [place for place, vowel in enumerate(nucleus) if not vowel.isascii()]
    second = len(nucleus) == 3 or (len(nucleus) == 2 and coda)
    after = syllable.start(1) + (marked[-1] if marked else int(bool(second))) + 1
    return bare[:after] + tones[0] + bare[after:]


def slugify_vi(text: str) -> str:
    """An unmarked slug of ``[a-z0-9-]``: «Giám đốc nhà máy» → ``giam-doc-nha-may``.

    «S&OP» gives ``s-op``; text without Latin letters or digits gives an empty string.
    """
    return "-".join(words(re.sub("[^a-z0-9 ]", "", fold(text))))


def _sort_codes() -> dict[str, tuple[str, str]]:
    """Letter or digit → its two-character code and the digit of its tone (1 for none)."""
    codes = {digit: (f"1{digit}", "1") for digit in "0123456789"}
    variants = dict.fromkeys(ascii_lowercase, 0)
    for letter in ALPHABET:
        base = fold(letter)
        code = f"{base}{variants[base]}"
        variants[base] += 1
        for tone, mark in enumerate(["", *TONES] if letter in VOWELS else [""], start=1):
            codes[unicodedata.normalize("NFC", letter + mark)] = (code, str(tone))
    return codes


_SORT_CODES = _sort_codes()


def _sort_code(character: str) -> tuple[str, str]:
    """Code and tone of any character: foreign marks count for nothing, other scripts come last."""
    if character in _SORT_CODES:
        return _SORT_CODES[character]
    plain = fold(character)
    known = plain.isascii() and plain
    return "".join(_SORT_CODES[c][0] for c in plain) if known else f"zz{ord(character):06x}", "1"


def _sort_word(word: str) -> str:
    letters, tones = zip(*map(_sort_code, word), strict=True)
    return "".join(letters) + "0" + max(tones)


def sort_key(text: str) -> str:
    """A key of ``[0-9a-z]`` whose bytes sort in the order of a Vietnamese dictionary.

    Words are compared one after the other, each by its letters (a ă â b c d đ … with f j w z
    where English has them), then by its tone (ngang, huyền, hỏi, ngã, sắc, nặng): «tuân thủ»
    comes before «tuần chay». That is the lexicographers' rule (Vũ Xuân Lương, Vietnam
    Lexicography Centre, «Quy tắc sắp xếp ABC», rules 1–4); ICU's ``vi`` collation weighs the
    letters of the whole text first. Capitals break the tie last; digits come before letters,
    other scripts after; punctuation counts for nothing, so different texts may share a key.

    Lower-case letters and digits stand in this order in every collation in use, hence no
    ``COLLATE`` is needed. About three characters a letter: store it without a length limit.
    """
    letters = "".join(map(_sort_word, exact(text).split()))
    capitals = "".join("01"[c.isupper()] for c in unicodedata.normalize("NFC", text) if c.isalnum())
    return f"{letters}00{capitals.rstrip('0')}"


def highlight(
    text: str, query_words: Iterable[str], typed: Set[str] = frozenset()
) -> list[tuple[str, bool]]:
    """`text` cut into pieces, each with whether it matches; joined they are `text` again.

    A query word matches at the beginning of a word, by folded comparison; a single letter only
    a whole word. Those that `as_typed` finds in `text`, and those that it has found beside it
    (`typed`), match with the same marks only: «cáo» is not «cao». Combining marks stay with their
    letter; matches one separator apart are one piece («giám đốc»). The pieces are as written:
    escaping them is the template's part.
    """
    wanted = _wanted(query_words)
    found = list(_matches(text, wanted))
    typed = typed | {word for _, word, is_same in found if is_same}
    spans = (span for span, word, is_same in found if is_same or word not in typed)
    pieces, end = [], 0
    for start, stop in _adjoined(text, spans):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, hit) for piece, hit in [*pieces, (text[end:], False)] if piece]


def as_typed(text: str, query_words: Iterable[str]) -> set[str]:
    """The words of a query with marks that begin some word of `text`, marks and all."""
    wanted = _wanted(query_words)
    if not _with_marks(wanted):
        return set()
    return {word for _, word, is_same in _matches(text, wanted) if is_same}


def _wanted(query_words: Iterable[str]) -> dict[str, str]:
    """{word: folded word} of a query."""
    return {word: plain for query in query_words for word, plain in _words_of(query)}


@lru_cache(maxsize=256)
def _words_of(query: str) -> list[tuple[str, str]]:
    return [(word, fold(word)) for word in exact(query).split()]


def _with_marks(wanted: dict[str, str]) -> bool:
    return any(word != plain for word, plain in wanted.items())


def _matches(text: str, wanted: dict[str, str]) -> Iterator[tuple[tuple[int, int], str, bool]]:
    """Spans of `text` that match, with the wanted word and whether that has marks, the same ones.

    In a query with marks a word without any counts as such, too: «cho» is not «chợ».
    """
    with_marks = _with_marks(wanted)
    spelled = [_FOLDED[ord(character)] for character in text]
    origins = [at for at, letters in enumerate(spelled) for _ in letters]
    for found in _WORD.finditer("".join(spelled)):
        joined = found.group().replace(".", "").replace(" ", "")
        matched = [(word, plain) for word, plain in wanted.items() if _begins(joined, plain)]
        if not matched:
            continue
        letters = [at for at, to in enumerate(found.group(), found.start()) if to not in " ."]
        start, end = origins[letters[0]], _after_marks(text, origins[letters[-1]] + 1)
        written = exact(text[start:end]) if with_marks else ""
        for word, plain in matched:
            stop = _after_marks(text, origins[letters[len(plain) - 1]] + 1)
            yield (start, stop), word, with_marks and written.startswith(word)


def _begins(word: str, plain: str) -> bool:
    return word == plain or (len(plain) > 1 and word.startswith(plain))


def _after_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _adjoined(text: str, spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Spans with those that overlap or stand one separator apart made one."""
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= 1 and not fold(text[merged[-1][1] : start]):
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged
