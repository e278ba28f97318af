"""How much of a file is read: whatever it swells to, memory and time have an end."""

from django.utils.translation import gettext as _

from .file_problems import BadFile

MOST_BYTES = 5 * 2**20
MOST_UNPACKED = 50 * 2**20  # bytes of all parts of an XLSX file that are read
MOST_ELEMENTS = 1_000_000  # of their XML; a cell has two or three
MOST_SHEETS = 50
MOST_COLUMNS = 100
MOST_ROWS = 15_000  # of all sheets together; only what holds something counts, here and below
MOST_CELLS = 300_000
MOST_CHANGES = 1_000  # rows that an import may write: see docs/decisions.md
LONGEST_CELL = 32_767  # characters, in XLSX; openpyxl would cut the rest off without a word


def too_large():
    return _("The file is larger than %(size)s MB.") % {"size": MOST_BYTES >> 20}


class ReadBudget:
    """What has been read of one file so far; raises BadFile where it is too much."""

    def __init__(self):
        self.bytes = self.elements = self.rows = self.cells = 0

    def unpacked(self, size):
        self.bytes += size
        if self.bytes > MOST_UNPACKED:
            raise BadFile(_("Unpacked, this file is too large."))

    def element(self):
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise BadFile(_("Unpacked, this file is too large."))

    def row(self, cells):
        self.rows += 1
        self.cells += cells
        if self.rows > MOST_ROWS:
            raise BadFile(_("The file has more than %(n)s rows.") % {"n": MOST_ROWS})
        if self.cells > MOST_CELLS:
            raise BadFile(_("The file has more than %(n)s cells.") % {"n": MOST_CELLS})
