"""How Vietnamese is compared: the one place that folds, orders and slugs text.

Pure and free of dependencies, so that a query and a stored column pass through the same
functions and SQLite and PostgreSQL, which fold «Đ» differently or not at all, only ever
compare their results.
"""

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase
from typing import Literal

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

    def __init__(self, form: Literal["NFKC", "NFKD"], letters: dict[str, str]):
        self.form, self.letters = form, letters
        super().__init__({code: self[code] for codes in self.PREPARED for code in codes})

    def __missing__(self, code: int) -> str:
        spelled = unicodedata.normalize(self.form, chr(code).translate(_TRADE_MARKS))
        small = unicodedata.normalize(self.form, spelled.lower())
        return "".join(_spelled(piece, self.letters) for piece in small)


FOLDED = _Table("NFKD", _UNMARKED)
_EXACT = _Table("NFKC", _LOOKALIKES)

_INITIAL = "[" + "".join(chr(c) for c, to in FOLDED.items() if to in set(ascii_lowercase)) + "]"
_ALONE = rf"(?<![^ .]){_INITIAL}(?![^ .])"
# «C.P.O.» joins before «C P O», so that «what is a C.P.O.» keeps its article. No repetition
# here can match the same text in two ways: the search stays linear on any input.
_HELD = rf"(?:\.+| +\.+ +){_ALONE}"
WORD = re.compile(rf"{_ALONE}(?:{_HELD})+|{_ALONE}(?:[ .]+{_ALONE}(?!{_HELD}))+|[^ .]+")
_INITIALS = re.compile(rf"{_ALONE}[ .]+{_ALONE}")


def _joined(marked: str) -> str:
    """Words of a translated text, one space apart, neighbouring single letters as one word."""
    if not _INITIALS.search(marked):
        return " ".join(marked.replace(".", " ").split())
    found = (match.group() for match in WORD.finditer(marked))
    return " ".join(word.replace(".", "").replace(" ", "") for word in found)


# «i» and «y» are two spellings of one sound at the end of these syllables («kĩ», «kỹ») and after
# «qu» («quí», «quý», «quít», «quýt»); elsewhere they are two («tai», «tay»).
_I_FOR_Y = re.compile(
    r"(?<!\S)(?:[hklmst][iìỉĩíị](?!\S)|qu[iìỉĩíị](?=(?:t|nh|ch)?(?!\S)))",
)
_TO_Y = str.maketrans("iìỉĩíị", "yỳỷỹýỵ")


def with_y(spelled: str) -> str:
    return _I_FOR_Y.sub(lambda found: found.group().translate(_TO_Y), spelled)


def fold(text: str) -> str:
    """`text` as it is compared: «Giám Đốc» and «giam doc» give ``giam doc``.

    As `unmarked`, and with one spelling where Vietnamese has two: «kĩ thuật» and «kỹ thuật» give
    ``ky thuat``. ``fold(fold(x)) == fold(x)``.
    """
    return with_y(unmarked(text))


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """`fold`, remembered: for names, of which each page compares the same few hundred again."""
    return fold(name)


def unmarked(text: str) -> str:
    """`text` without marks, case and punctuation, in the letters that were typed.

    Marks, case, width, composition (NFC or NFD) and apostrophes disappear, as do control and
    zero-width characters; other punctuation separates words; one space remains between words.
    Neighbouring single letters are the initials of an acronym and join whatever stands between
    them: «C.P.O.», «c-p-o» and «C P O» give ``cpo``, «R&D» gives ``rd``. A longer part stays
    apart: «S&OP», «s-op» and «s & op» give ``s op``; compare `compact` to let «SOP» match too.

    Letters of other scripts are kept without their marks.
    """
    folded = _joined(text.translate(FOLDED))
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def compact(text: str) -> str:
    """`fold` without its spaces: «S&OP», «SOP», «s-op» and «s op» all give ``sop``."""
    return fold(text).replace(" ", "")


def words(text: str) -> list[str]:
    """The folded words of `text`, in order, repeated ones kept."""
    return fold(text).split()


def exact(text: str) -> str:
    """Like `fold`, in NFC and with the marks kept: what ranks «giám đốc» before «giảm độc».

    Two habits of typing compare equal: as in `toned`, and «kĩ» as «kỹ».
    ``fold(exact(x)) == fold(x)``.
    """
    return with_y(toned(text))


def toned(text: str) -> str:
    """Like `unmarked`, in NFC and with the marks kept, the tone where tradition puts it.

    «hoà» → «hòa», «thuỷ» → «thủy», «qúy» → «quý»; «i» and «y» stay as they are.
    """
    composed = unicodedata.normalize("NFKC", text.translate(_TRADE_MARKS))
    spelled = _joined(composed.translate(_EXACT))
    if spelled.isascii():
        return spelled
    return unicodedata.normalize("NFC", " ".join(map(_toned, spelled.split())))


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


_CODA = f"(?:[{VOWELS}]{{1,3}})(c|ch|m|n|ng|nh|p|t|)"
_LEGAL = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x|)" + _CODA,
)
_STOPS = {"c", "ch", "p", "t"}


def is_syllable(word: str) -> bool:
    """Whether a word of `exact` can be a Vietnamese syllable, so that its marks are meant.

    What ends in a stop has the tone sắc or nặng: «đôc» is a slip for «đốc», whereas «lương» is
    another word than «lượng» (Đoàn Thiện Thuật, «Ngữ âm tiếng Việt», 1977, on the tones of closed
    syllables).
    """
    letters = unicodedata.normalize("NFD", word)
    tones = [letter for letter in letters if letter in TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    shape = _LEGAL.fullmatch(bare)
    if not shape or len(tones) > 1:
        return False
    return shape[1] not in _STOPS or tones in ([TONES[3]], [TONES[4]])


# Capitals and digits, held together or not, no tone: «CHRO», «C.P.O.», «HĐQT», «ChRO», «CxO».
_ACRONYM = re.compile(r"(?=(?:.*[A-ZĐ]){2})[A-ZĐ0-9][A-ZĐ0-9a-z.&\-]*")
_AROUND = "«»“”\"'()[]?!,;:."
LONGEST_ACRONYM = 7  # letters
# What executives' acronyms look like; in a query all in capitals nothing else tells them apart.
OFFICER = re.compile("c[a-z]{1,4}o")


def acronyms_in(query: str) -> set[str]:
    """The folded words of `query` that are typed as acronyms: these letters and no others.

    Where all is in capitals («CHRO LÀ GÌ»), those of the shape of OFFICER that are no syllables.
    """
    typed = unicodedata.normalize("NFKC", query)
    found = {fold(word) for word in typed.split() if _is_acronym(word.strip(_AROUND))}
    found = {word for word in found if word and " " not in word}
    if typed.isupper() and len(typed.split()) > 1:
        return {word for word in found if OFFICER.fullmatch(word) and not is_syllable(word)}
    return found


def _is_acronym(word: str) -> bool:
    letters = [letter for letter in word if letter.isalnum()]
    capitals = sum(letter.isupper() for letter in letters)
    return (
        bool(_ACRONYM.fullmatch(word))
        and len(letters) <= LONGEST_ACRONYM
        and 2 * capitals >= len(letters)
    )


def slugify_vi(text: str) -> str:
    """An unmarked slug of ``[a-z0-9-]``: «Giám đốc nhà máy» → ``giam-doc-nha-may``.

    «S&OP» gives ``s-op``; text without Latin letters or digits gives an empty string.
    """
    return "-".join(unmarked(re.sub("[^a-z0-9 ]", "", unmarked(text))).split())


def _sort_codes() -> dict[str, tuple[str, str]]:
    """Letter or digit → its two-character code and the digit of its tone (1 for none)."""
    codes = {digit: (f"1{digit}", "1") for digit in "0123456789"}
    variants = dict.fromkeys(ascii_lowercase, 0)
    for letter in ALPHABET:
        base = unmarked(letter)
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
    plain = unmarked(character)
    known = plain.isascii() and plain
    return "".join(_SORT_CODES[c][0] for c in plain) if known else f"zz{ord(character):06x}", "1"


def initial(text: str) -> str:
    """The letter under which a dictionary has `text`: «ủy quyền» → ``U``, «đại diện» → ``Đ``.

    An empty string for what begins with none of the alphabet, such as a digit.
    """
    letters = unicodedata.normalize("NFD", toned(text)[:1])
    letter = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    return letter.upper() if letter in _SORT_CODES and letter.isalpha() else ""


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
    letters = "".join(map(_sort_word, toned(text).split()))
    capitals = "".join("01"[c.isupper()] for c in unicodedata.normalize("NFC", text) if c.isalnum())
    return f"{letters}00{capitals.rstrip('0')}"
