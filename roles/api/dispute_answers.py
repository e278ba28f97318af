"""A dispute as one object: its sides in full, and who stands on which of them."""

from roles.evidence.contradictions import Contradiction
from roles.models import Dispute

from .belongings import belongings
from .components import SIDES, SPEAKING


def sides_of(disputes):
    """{number of a dispute: its positions}; they need references before they are told."""
    return belongings(Dispute)[SIDES].rows(disputes)


def speaking(positions):
    """[(name, value)]: whether sources contradict each other, or one itself; who says what.

    A voice is whoever speaks independently: copies, and all pages of one publisher, are one.
    """
    told = Contradiction(None, positions)
    voices = [
        {
            "name": name,
            SIDES: [side.key for side in positions if voice in {r.voice for r in side.references}],
        }
        for voice, name in told.speakers.items()
    ]
    values = (told.is_between, told.is_within, voices)
    return list(zip(SPEAKING, values, strict=True))
