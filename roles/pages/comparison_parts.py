"""The tables of a comparison page: what some roles have side by side. Pure: no request, no ORM."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from roles.evidence import comparing
from roles.evidence.comparing import Row
from roles.models.vocabulary import CompanyStage, Decision, Part, SkillKind

SHOWN, OF_MANY = 5, 3  # of one cell, of two roles and of more; the rest folds out
LAW = "law"  # the row of what laws lay down


@dataclass(frozen=True)
class Cell:
    """What stands below one role, or below all of them (`columns` > 1).

    `rows` > 1: the role has nothing in any row of the part, which one cell says for all of them.
    """

    side: object  # Profile
    column: int
    items: tuple
    rows: int = 1
    columns: int = 1
    is_silent: bool = False
    shown: int = SHOWN

    @property
    def first(self):
        return self.items[: self.shown]

    @property
    def rest(self):
        return self.items[self.shown :]


@dataclass(frozen=True)
class RowView:
    id: str
    label: str
    cells: list
    unsaid: list  # names of the roles whose cell is empty
    item: str  # name of the template of what stands in the cells
    is_common: bool

    @property
    def template(self):
        return f"comparisons/items/{self.item}.html"


@dataclass(frozen=True)
class Table:
    """A table with its heading; `left_out` counts rows in which all roles are alike."""

    id: str
    heading: str
    rows: list
    left_out: int

    @property
    def in_common(self):
        """The rows in which all roles have something, but for what the law says."""
        return [
            row
            for row in self.rows
            if row.is_common and row.item == "duty" and row.id != "area-law"
        ]


@dataclass(frozen=True)
class Planned:
    """A table before it is laid out.

    `label` names a Row; `identity` tells what all of the roles have, where a row may hold both that
    and more.
    """

    id: str
    heading: str
    rows: list
    item: str
    label: Callable
    prefix: str = ""  # of the ids of rows, if not `id`
    identity: Callable | None = None
    merges: bool = False  # what all have alike stands below all of them at once


def parts(profiles, areas, *, differences=False):
    """The Tables of a page that say something; `differences`: without what all have alike."""
    found = (laid_out(told, profiles, differences) for told in tables(profiles, areas))
    return [part for part in found if part.rows or part.left_out]


def tables(profiles, areas):
    roles = [profile.role for profile in profiles]
    names = {
        "manager_roles": _("Reports to"), "report_roles": _("Leads"),
        "colleague_roles": _("Works with"),
    }  # fmt: skip
    yield Planned(
        "profile", _("At a glance"), glance(roles), "", lambda row: GLANCE[row.key], merges=True
    )
    yield Planned(
        "decisions", _("Who decides what"), list(decisions(profiles)),
        "decision", lambda row: Decision(row.key).label,
    )  # fmt: skip
    law = Row(LAW, tuple(tuple(p.provisions) for p in profiles))
    law = Row(LAW, law.cells, all(law.cells))
    yield Planned(
        "responsibilities", _("Responsibilities"),
        comparing.differences_first([law, *comparing.areas(profiles, areas)]), "duty",
        lambda row: _("What the law says") if row.key == LAW else row.first.area.name,
        prefix="area",
    )  # fmt: skip
    yield Planned(
        "requirements", _("Requirements and skills"),
        comparing.requirements(profiles, SkillKind.values), "skill",
        lambda row: SkillKind(row.key).label, identity=comparing.demand,
    )  # fmt: skip
    yield Planned(
        "lines", _("Reporting and working relations"), comparing.ties(profiles), "tie",
        lambda row: names[row.key], identity=comparing.end,
    )  # fmt: skip
    yield Planned(
        "stages", _("Which one a company needs, and when"), comparing.advised(profiles), "advice",
        lambda row: CompanyStage(row.key).label, identity=comparing.itself, merges=True,
    )  # fmt: skip
    yield Planned(
        "disputes", _("Contradictions in the sources"), comparing.disputed(profiles), "dispute",
        lambda row: _("About all of them") if row.key == "all" else _("About some of them"),
        merges=True,
    )  # fmt: skip


def decisions(profiles):
    """Rows with pairs (part in words, claims) in their cells."""
    for row in comparing.decided(profiles, Decision.values):
        worded = (tuple((Part(part).label, claims) for part, claims in cell) for cell in row.cells)
        yield Row(row.key, tuple(worded), row.is_common)


GLANCE = {"summary": _("In one sentence"), "level": _("Level"), "function": _("Function")}


def glance(roles):
    cells = tuple((role,) for role in roles)
    return [
        Row("summary", cells),
        Row("function", cells, len({role.function_id for role in roles}) == 1),
        Row("level", cells, len({role.level for role in roles}) == 1),
    ]


def laid_out(told, profiles, differences):
    rows = rows_told(told, differences)
    silent = {n for n in range(len(profiles)) if not any(row.cells[n] for row in rows)}
    views = [view(told, row, profiles, silent, 0 if n else len(rows)) for n, row in enumerate(rows)]
    return Table(told.id, told.heading, views, len(told.rows) - len(rows))


def rows_told(told, differences):
    rows = [row for row in told.rows if not (differences and row.is_common)]
    if differences and told.identity:
        rows = [comparing.apart(row, told.identity) for row in rows]
    return [row for row in rows if any(row.cells)]


def view(told, row, profiles, silent, span):
    """A RowView; `span`: how many rows a silent role's cell stands for, 0 if it stood above."""
    shown = SHOWN if len(profiles) == 2 else OF_MANY
    cells = [
        Cell(side, n, items, span if n in silent else 1, 1, n in silent, shown)
        for n, (side, items) in enumerate(zip(profiles, row.cells, strict=True))
        if span or n not in silent
    ]
    if told.merges and row.is_common:
        cells = [Cell(profiles[0], 0, row.cells[0], columns=len(profiles))]
    unsaid = [cell.side.told_apart for cell in cells if not cell.items and not cell.is_silent]
    label, item = str(told.label(row)), told.item or row.key
    return RowView(f"{told.prefix or told.id}-{row.key}", label, cells, unsaid, item, row.is_common)


def claims_of(part):
    """All claims of a Table, in the order in which a reader meets them."""
    for row in part.rows:
        for cell in row.cells:
            yield from CLAIMS.get(row.item, tuple)(cell.items)


# What of the items in a cell is a claim, by the template that shows them.
CLAIMS = {
    **dict.fromkeys([*GLANCE, "dispute"], lambda _items: ()),
    "decision": lambda parts: [claim for _part, claims in parts for claim in claims],
    "tie": lambda ties: [line for _role, line in ties],
}
