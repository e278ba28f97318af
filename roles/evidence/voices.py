"""Who speaks: copies of a text, and texts of one publisher, are one voice.

Whatever counts sources or sites counts voices, so that a text that was copied ten times counts
once. Pure: knows neither request nor ORM.
"""

from roles.text import fold


def voice_of(name) -> str:
    """The key of a voice, from its publisher's or its site's name: «Casti Hub» → «casti hub»."""
    return fold(name or "")


def count_voices(things) -> int:
    """How many independent voices there are among sources or references (with `voice`)."""
    return len({thing.voice for thing in things})
