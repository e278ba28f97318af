"""The rows that are there already, and which of them a row of a file is about."""

from copy import deepcopy

from roles.models import Claim
from roles.vietnamese.folding import exact

# What spreadsheets leave as it was written; the rest of what they make of cells is looked at.
PLAIN = (str, int, type(None))


class Known:
    """Finds the object of a row by the first identity whose cells are filled."""

    def __init__(self, found):
        self.resource = found
        self.objects = list(found.rows())
        self.indexes = {
            names: {self._key_of(row, names): row for row in self.objects}
            for names in found.sheet.identities
        }
        self.told = {}  # {(subject, wording): key}
        if issubclass(found.Meta.model, Claim) and len(found.sheet.identities) == 1:
            self.told = {_says(row): row.key for row in self.objects}

    def twin(self, claim):
        """The key of a statement that says what this new one does, and was there before it."""
        if not isinstance(claim, Claim) or len(self.resource.sheet.identities) > 1:
            return None
        key = self.told.setdefault(_says(claim), claim.key)
        return key if key != claim.key else None

    def _key_of(self, row, names):
        values = (self.resource.fields[name].export(row) for name in names)
        return tuple(str(value) for value in values)

    def key(self, row):
        """(columns, values) that name a row of the file; None where it has no name."""
        for names in self.resource.sheet.identities:
            values = tuple(self._cell(row, name) for name in names)
            if values[0]:
                return names, values
        return None

    def _cell(self, row, name):
        """The cell as it would be exported; what is no value there names no row."""
        try:
            field = self.resource.fields[name]
            return str(field.widget.render(field.widget.clean(row.get(name))))
        except ValueError:
            return ""

    def find(self, row):
        key = self.key(row)
        return key and self.indexes[key[0]].get(key[1])

    def is_as_before(self, row):
        """Whether each cell is just what an export would write there: most of them are."""
        found = self.find(row)
        fields = self.resource.fields
        return bool(found) and all(_same(cell, fields[n].export(found)) for n, cell in row.items())

    def get_instance(self, row):
        # A copy: a row that is refused must not leave its values behind.
        found = self.find(row)
        return deepcopy(found) if found else None


def _same(cell, exported):
    return type(cell) in PLAIN and ("" if cell is None else str(cell)) == str(exported)


def _says(claim):
    """What a claim states about what, whatever the case, the spaces and the place of tones."""
    name = claim.wording_field
    wording = getattr(claim, f"{name}_vi" if name in claim.texts else name)
    return type(claim.subject), claim.subject and claim.subject.pk, exact(str(wording or ""))
