"""All published roles by what they answer to the facets, for filtering, counting and sorting.

A set of roles is a whole number whose bit n stands for the nth role: ten thousand roles fit into
1.2 KB, and counting those that two sets have in common takes a microsecond. In SQL the eight
counts of one page read all claims of the company. Where there are nearly as many answers as roles
(managers), a set for each would take memory by the square: those are pairs.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress, islice
from typing import NamedTuple

from roles.evidence.depth import Depth, is_enough
from roles.models.vocabulary import Level

ONES = bytes.maketrans(b"01", b"\0\1")
# Bytes that a pair takes.
PAIR = 16


class Listed(NamedTuple):
    """What a role is sorted by."""

    pk: int
    slug: str
    function: str
    level: str
    order: int
    name_key_vi: str
    name_key_en: str


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

    def __init__(self, sets):
        self.sets = sets

    @classmethod
    def of(cls, by_answer, size):
        """Of {answer: places}."""
        return cls({answer: set_of(its, size) for answer, its in by_answer.items()})

    def giving(self, values):
        """The set of the roles that give any of these answers."""
        found = 0
        for value in values:
            found |= self.sets.get(value, 0)
        return found

    def counts(self, among):
        """{answer: how many roles of the set `among` give it}, where any do."""
        found = {answer: (bits & among).bit_count() for answer, bits in self.sets.items()}
        return {answer: n for answer, n in found.items() if n}


class Pairs:
    """The same as pairs: `answers[n]` is given by the role at `places[n]`, of `size` roles."""

    def __init__(self, by_answer, size):
        self.size = size
        once = {answer: dict.fromkeys(its) for answer, its in by_answer.items()}
        self.places = list(chain.from_iterable(once.values()))
        self.answers = [answer for answer, its in once.items() for _ in its]

    def giving(self, values):
        wanted = set(values)
        return set_of(compress(self.places, map(wanted.__contains__, self.answers)), self.size)

    def counts(self, among):
        has = marks(among, self.size)
        return dict(Counter(compress(self.answers, map(has.__getitem__, self.places))))


def told_by(by_answer, size):
    """What {answer: places of the roles that give it} says, in the form that takes less memory."""
    if len(by_answer) * (size // 8) > PAIR * sum(map(len, by_answer.values())):
        return Pairs(by_answer, size)
    return Sets.of(by_answer, size)


def places_by_answer(rows, places):
    """{answer: places} from rows (role id, answers with commas between); `places` are {id: place}.

    A row tells each answer once.
    """
    found = {}
    for pk, answers in rows:
        if (place := places.get(pk)) is not None:
            for answer in set(answers.split(",")):
                if answer in found:
                    found[answer].append(place)
                else:
                    found[answer] = [place]
    return found


def regrouped(by_answer, key):
    """{key(answer): places}, each place once, of {answer: places}.

    As lists, made one after another: sets of two million places take 300 MB.
    """
    groups = {}
    for answer, its in by_answer.items():
        groups.setdefault(key(answer), []).append(its)
    return {name: list(set().union(*its)) for name, its in groups.items()}


@dataclass
class Catalogue:
    """`answers` are {facet: Sets or Pairs}, `options` {facet: {value: label}}.

    `roles` are in the order of the list without sorting; `voices` and `duties` say how many of
    each these have. `by_strength` tells of skills once more,
    {facet: Sets of (strength, answer)}: a role that must have one skill and had better have
    another is not one that must have the other.
    """

    roles: list[Listed]
    answers: dict[str, Sets | Pairs]
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

    @cached_property
    def places(self):
        return {role.pk: place for place, role in enumerate(self.roles)}

    def depth(self, pk):
        """How much is known of a role, as far as it decides whether it is described."""
        place = self.places[pk]
        return Depth(voices=self.voices[place], duties=self.duties[place])

    def told(self, facet, strengths=()):
        """Sets or Pairs; of skills, where they are asked for with one of these strengths."""
        if not strengths or facet not in self.by_strength:
            return self.answers[facet]
        found = {}
        for (strength, answer), bits in self.by_strength[facet].sets.items():
            if strength in strengths:
                found[answer] = found.get(answer, 0) | bits
        return Sets(found)

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
            pairs = list(enumerate(self.roles))
            if sort:
                pairs.sort(key=lambda pair: self.key(*pair, sort, language))
            ordered = [place for place, _ in pairs], [role.pk for _, role in pairs]
            self.orders[sort, language] = ordered
        return self.orders[sort, language]

    def key(self, place, role, sort, language):
        name = getattr(role, f"name_key_{language}")
        if sort == "name":
            return name, role.order, role.slug
        if sort == "level":
            return LEVELS.get(role.level, len(LEVELS)), name, role.slug
        return -self.voices[place], name, role.slug


LEVELS = {value: rank for rank, value in enumerate(Level.values)}
