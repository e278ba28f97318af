"""What is wrong with a file, place by place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileProblem:
    """`row` as the spreadsheet counts (1 holds the columns' names), 0 for the whole sheet."""

    sheet: str
    row: int
    column: str
    reason: str


class BadFile(Exception):
    """A file that cannot be read at all; the reason is in the editor's language."""
