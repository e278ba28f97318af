"""How much is known of a role, and what of it is still missing. Pure."""

from typing import NamedTuple


class Depth(NamedTuple):
    """How many of each a role has: `catalogues` are those in which it was looked up."""

    voices: int = 0
    duties: int = 0
    requirements: int = 0
    lines: int = 0
    stages: int = 0
    questions: int = 0
    catalogues: int = 0

    def missing(self, wanted: "Depth") -> dict[str, int]:
        """{what: how many more}, without what suffices."""
        short = {name: getattr(wanted, name) - n for name, n in self._asdict().items()}
        return {name: n for name, n in short.items() if n > 0}

    def share(self, wanted: "Depth") -> float:
        """How much of what is wanted is there, 0 to 1; more than enough of one makes up nothing."""
        pairs = [(n, most) for n, most in zip(self, wanted, strict=True) if most]
        return sum(min(n / most, 1) for n, most in pairs) / len(pairs)


# A role of which less is known is only named: three sites that agree are no hearsay, and five
# duties are enough to tell it from its neighbours.
DESCRIBED = Depth(voices=3, duties=5)
# What editors work towards. Sources speak of a company's stages or they don't: none is wanted.
WANTED = Depth(voices=3, duties=8, requirements=4, lines=1, questions=2, catalogues=3)
WANTED_OF_EXECUTIVES = WANTED._replace(duties=12)


def is_enough(voices: int, duties: int) -> bool:
    """Whether a role of which so much is known is more than named."""
    return voices >= DESCRIBED.voices and duties >= DESCRIBED.duties


def is_described(depth: Depth) -> bool:
    return is_enough(depth.voices, depth.duties)
