"""A pasted article, paragraph by paragraph, each with the place where it stands. Pure."""

from typing import NamedTuple

from .headings import places_of
from .numbering import number_of, without_marks
from .pasted_lines import lines_of

# Words of a heading that are kept: a longer one is cut, as titles of sources are.
KEPT = 11


class Paragraph(NamedTuple):
    """`place` and `heading` as a citation has them; `is_heading`: it states nothing itself."""

    text: str
    place: str
    heading: str
    is_heading: bool


def read(text: str) -> list[Paragraph]:
    """The paragraphs of `text`; title and lead are §0."""
    lines = lines_of(text)
    places, found = places_of(lines), list[Paragraph]()
    place, heading, clause = "§0", "", ""
    for at, line in enumerate(lines):
        if at in places:
            place, heading, clause = places[at], _named(line), ""
        elif place.startswith("Điều"):
            clause = _clause(line, clause)
        is_heading = at in places or (at == 0 and len(lines) > 1)
        shown = without_marks(line) if is_heading else line
        found.append(Paragraph(shown, place + clause, heading, is_heading))
    return found


def _named(line: str) -> str:
    """A heading without its number, cut where it is long."""
    number = number_of(line)
    words = (number.rest if number and number.rest else without_marks(line)).split()
    return " ".join(words[:KEPT]) + ("…" if len(words) > KEPT else "")


def _clause(line: str, clause: str) -> str:
    """Below an article of a law: « khoản 3», « khoản 3 điểm b»."""
    number = number_of(line)
    if number and number.style == "arabic" and len(number.parts) == 1:
        return f" khoản {number.label}"
    if number and number.style == "point":
        return f"{clause.partition(' điểm')[0]} điểm {number.label}"
    return clause
