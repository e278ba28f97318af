"""A page that answers a question."""

from dataclasses import dataclass

from roles.models import SearchEntry
from roles.models.search import Kind


@dataclass
class Answer:
    """An entry of the index, or a page without one (`entry` is None).

    `label` says what the page is, where it is none of the kinds that search knows.
    """

    entry: int | None
    kind: Kind
    title: str = ""
    about: str = ""
    address: str = ""
    label: str = ""


def page_of(entry: SearchEntry) -> Answer:
    return Answer(entry.pk, Kind(entry.kind))
