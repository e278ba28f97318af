"""What is wrong with a file, place by place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileProblem:
    """`row` as the spreadsheet counts (1 holds the columns' names), 0 for the whole sheet.

    `titles`: what sheet and column are called in the editor's language, if not by their names.
    """

    sheet: str
    row: int
    column: str
    reason: str
    titles: tuple = ()

    @classmethod
    def of(cls, sheet, row, column, reason):
        """A problem in one of our sheets."""
        titles = sheet.title, sheet.title_of(column)
        return cls(sheet.name, row, column, reason, titles)


class BadFile(Exception):
    """A file that cannot be read at all; the reason is in the editor's language."""
