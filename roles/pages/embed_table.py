"""The comparison of two to four roles that other sites may show. Pure: no request, no ORM."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from roles.evidence.references import best_attested
from roles.models.comparisons import comparison_address, listed

from .comparison import oriented
from .embed_parts import Attested, disputed, support_told
from .embed_size import FRAME, LARGE, SIDES, SMALL, Stack, foot, said

WIDTH = 720  # px, where the page that frames it has no wish
DUTIES, POINTS = 3, 5
CELL = 20  # px of a cell left and right of its text
# px of the window from which the roles stand side by side (static/css/embed.css).
ABREAST = {2: 420, 3: 600, 4: 760}


@dataclass(frozen=True)
class Line:
    """What one cell says, `words`, of what it is a text (`thing`, `field`), who says so, where."""

    thing: Any
    field: str
    support: str = ""
    address: str = ""

    @property
    def words(self):
        return " ".join(filter(None, [said(self.thing, self.field), self.support]))


@dataclass(frozen=True)
class Row:
    """A label in plain words, or the aspect of the claim `point`; `columns` are (side, Lines)."""

    label: str
    columns: list
    point: Any = None
    address: str = ""

    @property
    def support(self):
        return support_told(self.point) if self.point else ""

    @property
    def cells(self):
        return [cell for _side, cell in self.columns]

    @property
    def head(self):
        return " ".join(filter(None, [self.label, self.support]))


class RoleTable:
    """Some roles side by side: what each is, what sets them apart, what each answers for.

    `sides` are Profiles in the order of the address; `points` claims of the comparison `curated`.
    """

    template = "embedding/table.html"
    width = WIDTH

    def __init__(self, sides, curated=None, points=()):
        self.sides, self.curated = sides, curated
        self.address = comparison_address(*(side.role.slug for side in sides))
        self.names = listed([side.told_apart for side in sides])
        self.rows = [row for row in self._rows(points) if any(row.cells)]
        disputes = {told.dispute.pk: told for side in sides for told in side.disputes}
        self.dispute = disputed(disputes)

    @property
    def title(self):
        return _("%(names)s: what is the difference?") % {"names": self.names}

    def _rows(self, points):
        yield self._row(_("In one sentence"), lambda side: [Line(side.role, "summary")])
        for told in oriented(points, self.sides[0], self.curated)[:POINTS]:
            yield self._point(told.claim, (told.left_field, told.right_field))
        yield self._row(_("Reports to"), managers)
        yield self._row(_("Main duties"), duties)

    def _row(self, label, cell):
        return Row(label, [(side, cell(side)) for side in self.sides])

    def _point(self, claim, fields):
        cells = [[Line(claim, field)] for field in fields]
        columns = list(zip(self.sides, cells, strict=True))
        return Row(said(claim, "aspect"), columns, claim, f"{self.address}#{claim.anchor}")

    def height(self, width, cited):
        """In px, of the whole table with how it is `cited`."""
        columns = len(self.sides)
        is_abreast = width >= ABREAST[columns]
        stack = Stack(width - SIDES).gap(FRAME).text(self.names, LARGE, bold=True)
        stack.gap(10 + 27 * is_abreast)
        for row in self.rows:
            stack.text(row.head, SMALL, above=11, bold=True)
            heights = [cell_height(cell, stack.room, columns, is_abreast) for cell in row.cells]
            stack.gap(max(heights) if is_abreast else sum(heights))
        if self.dispute:
            stack.text(self.dispute, SMALL, above=26)
        return foot(stack, cited).px


def cell_height(cell, room, columns, is_abreast):
    """In px; where the roles stand one below the other, with the role's name over its cell."""
    inner = Stack(room / columns - CELL if is_abreast else room)
    inner.gap(8 if is_abreast else 26)
    for line in cell or [None]:
        inner.text(line.words if line else "–", above=2)
    return inner.px


def managers(side):
    page = side.role.get_absolute_url()
    found = [Attested.on(page, line, role) for role, line in side.manager_roles]
    return [Line(Named(each.about), "name", each.support, each.address) for each in found]


class Named:
    """A role by its short name, as a bilingual text."""

    def __init__(self, role):
        self.name_vi = role.acronym or role.name_vi
        self.name_en = role.acronym or role.name_en


def duties(side):
    page = side.role.get_absolute_url()
    found = [Attested.on(page, duty) for duty in best_attested(side.responsibilities)[:DUTIES]]
    return [Line(each.claim, "statement", each.support, each.address) for each in found]
