"""What a question, as typed, is taken for."""

from roles.asking.questions import proposals
from roles.vietnamese.query import Query


def proposed(typed: str) -> list:
    return list(proposals(Query(typed)))


def understood(typed: str):
    """The likeliest meaning, or None."""
    return next(proposals(Query(typed)), None)
