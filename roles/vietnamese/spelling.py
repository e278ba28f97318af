"""Mending one slip of the finger in a query, and naming what a mistyped address meant.

Pure: words in, words out. What counts as known is the caller's vocabulary, folded by
`roles.vietnamese.folding.fold` and weighed by how often each word occurs.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import pairwise
from types import MappingProxyType

from .folding import compact

SHORTEST = 3  # of one or two letters almost any pair of words is one slip apart
LONGEST = 64  # longer «words» are no words; keeps the work per query bounded
_CONFUSED = {frozenset(pair) for pair in ("sx", "ln", "dr", "ck")}


def distance(one: str, other: str, limit: int | None = None) -> int:
    """How many letters are wrong, missing, added or swapped with their neighbour.

    The Damerau-Levenshtein distance in its restricted form, optimal string alignment: a pair
    once swapped is not edited again (Damerau, «A technique for computer detection and correction
    of spelling errors», CACM 7(3), 1964; Boytsov, «Indexing methods for approximate dictionary
    searching», ACM JEA 16, 2011). Any distance above `limit` is given as ``limit + 1``.

    Computed a column at a time, one bit a letter of `one`: Hyyrö, «A bit-vector algorithm for
    computing Levenshtein and Damerau edit distances», Nordic Journal of Computing 10, 2003. The
    names are the paper's: vertical and horizontal steps up (p) and down (n), diagonal zeros.
    """
    ceiling = max(len(one), len(other)) if limit is None else limit
    if abs(len(one) - len(other)) > ceiling:
        return ceiling + 1
    if not one:
        return len(other)
    places = _places(one)
    every, last = (1 << len(one)) - 1, len(one) - 1
    slips, vp, vn, zeros, previous = len(one), every, 0, 0, 0
    for ahead, letter in enumerate(other, start=1 - len(other)):
        here = places.get(letter, 0)
        swap = ((~zeros & here) << 1) & previous
        zeros = ((((here & vp) + vp) ^ vp) | here | vn | swap) & every
        hp, hn = vn | (every & ~(zeros | vp)), zeros & vp
        slips += (hp >> last & 1) - (hn >> last & 1)
        if slips + ahead > ceiling:  # each letter to come can take back one slip at most
            return ceiling + 1
        hp = hp << 1 | 1
        vp, vn, previous = (hn << 1 | ~(zeros | hp)) & every, hp & zeros, here
    return min(slips, ceiling + 1)


def _places(word: str) -> dict[str, int]:
    """Letter → the bits of its places in `word`."""
    places: dict[str, int] = {}
    for at, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << at
    return places


def _shortened(word: str) -> set[str]:
    """`word`, and `word` without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _swapped(word: str, known: str) -> bool:
    """Whether two words one slip apart differ by a swap: the only one that keeps the letters."""
    return sorted(word) == sorted(known)


def _stuttered(word: str, known: str) -> bool:
    """Whether `word` is `known` with one letter typed twice («cpoo»)."""
    pairs = enumerate(pairwise(word))
    return any(a == b and word[:at] + word[at + 1 :] == known for at, (a, b) in pairs)


def _same_onset(one: str, other: str) -> bool:
    """Whether two first letters are the same, or sound so in a good part of Vietnam."""
    return one == other or frozenset((one, other)) in _CONFUSED


class Spelling:
    """A vocabulary in which words one slip away are found without comparing with all of them.

    Immutable; build it once. `vocabulary` holds folded words, with their frequencies when it is a
    mapping. Every word is filed under itself and under each form with one letter left out; two
    words one slip apart meet in at least one file, whatever the slip: Mor and Fraenkel, «A hash
    code method for detecting and correcting spelling errors», CACM 25(12), 1982, known today from
    Garbe's SymSpell (2012). An entry per letter of the vocabulary, a look-up per letter typed.

    `acronyms` (folded) are held to a stricter rule, because another acronym is more likely than a
    slip: «cro» must not become «chro».
    """

    __slots__ = ("_acronyms", "_files", "_frequencies", "_longest")

    def __init__(self, vocabulary: Mapping[str, int] | Iterable[str], acronyms: Iterable[str] = ()):
        counted = vocabulary if isinstance(vocabulary, Mapping) else dict.fromkeys(vocabulary, 1)
        self._acronyms = frozenset(acronyms)
        self._frequencies = MappingProxyType(dict.fromkeys(self._acronyms, 1) | dict(counted))
        files: dict[str, list[str]] = {}
        for word in self._frequencies:
            for form in _shortened(word) if len(word) <= LONGEST else ():
                files.setdefault(form, []).append(word)
        self._files = MappingProxyType(files)
        self._longest = max(map(len, self._frequencies), default=0)

    def __contains__(self, word: str) -> bool:
        return word in self._frequencies

    def closest(self, word: str) -> list[str]:
        """Known words one slip from the folded `word`, the likeliest first; `word` itself never.

        Slips seldom hit the first letter (Yannakoudakis and Fawthrop, «The rules of spelling
        errors», IPM 19(2), 1983), so words that share it come first, or that sound the same to
        many («sản suất» for «sản xuất»); then the frequent ones.
        """
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return []
        met = {known for form in _shortened(word) for known in self._files.get(form, ())}
        near_by = [known for known in met if self._is_slip(word, known)]
        return sorted(near_by, key=lambda known: self._rank(word, known))

    def _rank(self, word: str, known: str) -> tuple[bool, int, str]:
        return not _same_onset(word[0], known[0]), -self._frequencies[known], known

    def _is_slip(self, word: str, known: str) -> bool:
        """Whether `word` is one slip from `known`, and a slip that is likely at its length.

        An acronym is mistyped by swapping («coe») or doubling («cpoo») its letters; a word of
        three letters by swapping or omitting one («gam» for «giam») or by its sound («xan» for
        «san»): any other wrong letter in so short a word usually makes another word.
        """
        if distance(word, known, limit=1) != 1:
            return False
        if known in self._acronyms:
            return _swapped(word, known) or _stuttered(word, known)
        is_long = len(word) > SHORTEST or len(known) > SHORTEST
        sounds_so = word[1:] == known[1:] and _same_onset(word[0], known[0])
        return is_long or sounds_so or _swapped(word, known)

    def _best(self, word: str) -> str:
        if word in self._frequencies:
            return word
        return next(iter(self.closest(word)), None) or self._separated(word) or word

    @property
    def acronyms(self) -> frozenset[str]:
        return self._acronyms

    def corrections(
        self, typed: list[str], limit: int = 5, kept: Set[str] = frozenset()
    ) -> list[str]:
        """At most `limit` readings of folded words, the likeliest first, to try until one finds.

        Those in `kept` are right as they are. First each unknown word mended, if it has a neighbour
        («gaim doc xyz» → ``giam doc xyz``); then, one word at a time, the other neighbours of the
        unknown words, or of every word when all are known («giam doc san suat», where «suat» is a
        word): the rarest word is the likeliest slip.
        """
        mended = [word if word in kept else self._best(word) for word in typed]
        first = [" ".join(mended)] if mended != typed else []
        found = dict.fromkeys([*first, *self._one_at_a_time(typed, mended, kept)])
        return list(found)[:limit]

    def _one_at_a_time(self, typed: list[str], mended: list[str], kept: Set[str]) -> Iterator[str]:
        are_known = all(word in self._frequencies for word in typed)
        places = sorted(enumerate(typed), key=lambda place: self._frequencies.get(place[1], 0))
        for at, word in places:
            if word not in kept and (are_known or word not in self._frequencies):
                for known in self.closest(word):
                    yield " ".join([*mended[:at], known, *mended[at + 1 :]])

    def _separated(self, word: str) -> str | None:
        """The fewest known words that `word` is made of («giamdoc»), or None.

        Pieces have two letters or more and three on average: shorter ones spell anything.
        """
        if len(word) > LONGEST:
            return None
        best: dict[int, tuple[int, int, list[str]]] = {0: (0, 0, [])}
        for end in range(2, len(word) + 1):
            starts = [at for at in range(max(0, end - self._longest), end - 1) if at in best]
            options = [
                self._extended(best[at], word[at:end]) for at in starts if word[at:end] in self
            ]
            if options:
                best[end] = min(options)
        count, _, pieces = best.get(len(word), (0, 0, []))
        return " ".join(pieces) if pieces and count * 3 <= len(word) else None

    def _extended(
        self, split: tuple[int, int, list[str]], piece: str
    ) -> tuple[int, int, list[str]]:
        count, cost, pieces = split
        return count + 1, cost - self._frequencies[piece], [*pieces, piece]


def near(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The `candidates` that `name` may have meant («Ý bạn là …»), the nearest first, as given.

    Slugs and titles are compared by `compact`, so ``giamdocnhamay`` meets ``giam-doc-nha-may``.
    Up to one letter in three may differ; behind those come the ones that contain `name` or are
    contained in it, from four letters on. Equal ones keep the order of `candidates`.
    """
    wanted = compact(name)[:LONGEST]
    ranked = [(_remoteness(wanted, compact(known)), known) for known in dict.fromkeys(candidates)]
    found = [(rank, known) for rank, known in ranked if rank]
    return [known for _, known in sorted(found, key=lambda pair: pair[0])[:limit]]


def _remoteness(wanted: str, known: str) -> tuple[int, int] | None:
    """(0, slips), or (1, letters too many or too few) when one contains the other, or None."""
    if not wanted or not known:
        return None
    slips = distance(wanted, known, limit=len(wanted) // 3)
    if slips <= len(wanted) // 3:
        return 0, slips
    contained = min(len(wanted), len(known)) > SHORTEST and (known in wanted or wanted in known)
    return (1, abs(len(wanted) - len(known))) if contained else None
