"""All published roles by what they answer to the facets, for filtering, counting and sorting.

A set of roles is a whole number whose bit n stands for the nth role: ten thousand roles fit into
1.2 KB, and counting those that two sets have in common takes a microsecond. In SQL the eight
counts of one page read all claims of the company. Where there are nearly as many answers as roles
(managers), a set for each would take memory by the square: those are lists of places.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, reduce
from itertools import chain, compress, islice
from operator import itemgetter, neg, or_

from roles.evidence.depth import Depth, is_enough
from roles.models.vocabulary import Level

ONES = bytes.maketrans(b"01", b"\0\1")
# Bytes that a place in a list takes, with its share of the list.
PLACE = 16


@dataclass
class Listed:
    """What roles are sorted by, a column each: an object for each role takes more memory."""

    pk: Sequence[int]
    slug: Sequence[str]
    function: Sequence[str]
    level: Sequence[str]
    order: Sequence[int]
    name_key_vi: Sequence[str]
    name_key_en: Sequence[str]

    @classmethod
    def of(cls, rows):
        return cls(*(zip(*rows, strict=True) if rows else [()] * len(fields(cls))))

    def __len__(self):
        return len(self.pk)

    @cached_property
    def places(self):
        """{id: place}"""
        return {pk: place for place, pk in enumerate(self.pk)}


def marks(among, size):
    """A byte for each of `size` roles: 1 for those of a set."""
    return f"{among:0{size}b}"[::-1].encode().translate(ONES)


def set_of(places, size):
    """The set of the roles at these places, of `size` roles."""
    bits = bytearray(size // 8 + 1)
    for place in places:  # a whole number would be made anew for every bit
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


class Sets:
    """{answer: set of roles}."""

    def __init__(self, by_answer):
        self.by_answer = by_answer

    @classmethod
    def of(cls, by_answer, size):
        """Of {answer: places}."""
        return cls({answer: set_of(its, size) for answer, its in by_answer.items()})

    def giving(self, values):
        """The set of the roles that give any of these answers."""
        return reduce(or_, (self.by_answer.get(value, 0) for value in values), 0)

    def counts(self, among):
        """{answer: how many roles of the set `among` give it}, where any do."""
        found = {answer: (bits & among).bit_count() for answer, bits in self.by_answer.items()}
        return {answer: n for answer, n in found.items() if n}


class Lists:
    """The same as {answer: places}, of `size` roles."""

    def __init__(self, by_answer, size):
        self.by_answer = {answer: list(dict.fromkeys(its)) for answer, its in by_answer.items()}
        self.size = size

    def giving(self, values):
        lists = (self.by_answer.get(value, ()) for value in values)
        return set_of(chain.from_iterable(lists), self.size)

    @cached_property
    def pairs(self):
        """Answers and places beside each other: counting goes through all of them at once."""
        answers = [answer for answer, its in self.by_answer.items() for _ in its]
        return answers, [*chain.from_iterable(self.by_answer.values())]

    def counts(self, among):
        (answers, places), has = self.pairs, marks(among, self.size)
        return dict(Counter(compress(answers, map(has.__getitem__, places))))


def told_by(by_answer, size):
    """What {answer: places of the roles that give it} says, in the form that takes less memory."""
    if len(by_answer) * (size // 8) > PLACE * sum(map(len, by_answer.values())):
        return Lists(by_answer, size)
    return Sets.of(by_answer, size)


def groups(told, key):
    """Yield (key(answer), set of the roles that give any such answer), of Sets or Lists."""
    answers = defaultdict(list)
    for answer in told.by_answer:
        answers[key(answer)].append(answer)
    for name, its in answers.items():
        yield name, told.giving(its)


def regrouped(told, key):
    """Sets by key(answer), of Sets or Lists."""
    return Sets(dict(groups(told, key)))


def places_by_answer(rows, places, found=None):
    """{answer: places} from rows (role id, answers with commas between); `places` are {id: place}.

    A place comes as often as the rows tell it. `found` is where the answers are put if they are
    known: several may share a list.
    """
    found = defaultdict(list) if found is None else found
    for pk, answers in rows:
        if (place := places.get(pk)) is not None:
            for answer in answers.split(","):
                found[answer].append(place)
    return found


def tally(sets, size):
    """In how many of the sets each of `size` roles is, by its place.

    All roles are counted at once: the nth set of `digits` is that of the roles whose number has
    the nth binary digit.
    """
    digits = []
    for carry in sets:
        for n, digit in enumerate(digits):
            digits[n], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    found = [0] * size
    for digit in reversed(digits):
        found = [2 * n + one for n, one in zip(found, marks(digit, size), strict=True)]
    return found


@dataclass
class Catalogue:
    """`answers` are {facet: Sets or Lists}, `options` {facet: {value: label}}.

    `roles` are in the order of the list without sorting; `voices` and `duties` say how many of
    each these have. `by_strength` tells of skills once more,
    {facet: Sets of (strength, answer)}: a role that must have one skill and had better have
    another is not one that must have the other.
    """

    roles: Listed
    answers: dict[str, Sets | Lists]
    options: dict[str, dict]
    voices: list[int]
    duties: list[int]
    by_strength: dict[str, Sets] = field(default_factory=dict)
    orders: dict = field(default_factory=dict)  # those that somebody has asked for
    counted: dict = field(default_factory=dict)  # of all roles, by facet

    @property
    def every(self):
        return (1 << len(self.roles)) - 1

    @cached_property
    def described(self):
        """The set of roles of which enough is known for a profile; the others are only named."""
        enough = map(is_enough, self.voices, self.duties)
        return set_of(compress(range(len(self.roles)), enough), len(self.roles))

    def depth(self, pk):
        """How much is known of a role, as far as it decides whether it is described."""
        place = self.roles.places[pk]
        return Depth(voices=self.voices[place], duties=self.duties[place])

    def told(self, facet, strengths=()):
        """Sets or Lists; of skills, where they are asked for with one of these strengths."""
        if not strengths or facet not in self.by_strength:
            return self.answers[facet]
        asked = self.by_strength[facet].by_answer
        wanted = {pair: bits for pair, bits in asked.items() if pair[0] in strengths}
        return regrouped(Sets(wanted), itemgetter(1))

    def giving(self, facet, values, strengths=()):
        """The set of roles that give any of these answers (see `told`)."""
        return self.told(facet, strengths).giving(values)

    def counts(self, facet, among, strengths=()):
        """{answer: how many of the set `among` give it}, where any do."""
        if strengths or among != self.every:
            return self.told(facet, strengths).counts(among)
        if facet not in self.counted:
            self.counted[facet] = self.answers[facet].counts(among)
        return self.counted[facet]

    def numbers(self, among):
        """The ids of the roles of a set, in the order of `roles`."""
        return self.ids(among, "", "vi")

    def ids(self, among, sort, language):
        """The ids of the roles of a set, in order."""
        return list(self.walk(among, sort, language))

    def ids_between(self, start, stop, sets, sort, language):
        """Some of the ids of the roles of several sets, one set after another.

        Of what comes after them nothing is gone through: most read the first page.
        """
        found = chain.from_iterable(self.walk(among, sort, language) for among in sets)
        return list(islice(found, start, stop))

    def walk(self, among, sort, language):
        places, ids = self.in_order(sort, language)
        has = marks(among, len(self.roles))
        return compress(ids, map(has.__getitem__, places))

    def in_order(self, sort, language):
        """The places of all roles, and their ids."""
        if (sort, language) not in self.orders:
            places = range(len(self.roles))
            if sort:
                places = sorted(places, key=list(self.keys(sort, language)).__getitem__)
            self.orders[sort, language] = places, [self.roles.pk[place] for place in places]
        return self.orders[sort, language]

    def keys(self, sort, language):
        """What to compare of each role, the first of it first."""
        roles, names = self.roles, getattr(self.roles, f"name_key_{language}")
        if sort == "name":
            return zip(names, roles.order, roles.slug, strict=True)
        if sort == "level":
            ranks = (LEVELS.get(level, len(LEVELS)) for level in roles.level)
            return zip(ranks, names, roles.slug, strict=True)
        return zip(map(neg, self.voices), names, roles.slug, strict=True)


LEVELS = {value: rank for rank, value in enumerate(Level.values)}
