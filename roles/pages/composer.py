"""What the composer shows: the choice as a form, and what it leaves out of the law. Pure."""

from dataclasses import dataclass

from django.utils.translation import get_language

from roles.composing.fitting import arranged, worded
from roles.composing.line import Line
from roles.composing.naming_fields import OTHER
from roles.composing.naming_fields import SECTIONS as HEADINGS


@dataclass
class Row:
    """A line in the form, picked or not."""

    line: Line
    is_picked: bool
    is_open: bool = False  # there is a field for its words
    part: str = ""  # of an own line: "duty" or "requirement"

    @property
    def code(self):
        return self.line.code

    @property
    def text(self):
        return self.line.texts[get_language()]

    @property
    def ours(self):
        return (self.line.original or self.line.texts)[get_language()]

    @property
    def detail(self):
        return self.line.details.get(get_language(), "")

    @property
    def voices(self):
        return len({reference.voice for reference in self.line.references})


@dataclass
class RowGroup:
    """Rows under one heading: those picked first, in their order."""

    id: str
    heading: str
    rows: list

    @property
    def picked(self):
        return sum(row.is_picked for row in self.rows)

    @property
    def first(self):
        """Those that stand there: what is picked, and all where nothing is."""
        return self.rows[: self.picked] or self.rows

    @property
    def rest(self):
        return self.rows[len(self.first) :]


@dataclass
class RowSection:
    id: str
    heading: str
    groups: list

    @property
    def picked(self):
        return sum(group.picked for group in self.groups)

    @property
    def is_silent(self):
        """Whether no source says anything here: what stands there is the company's own."""
        return all(row.line.is_own for group in self.groups for row in group.rows)


def choice(draft, offer):
    """The sections of the form, [RowSection], with all that is picked and all that may be.

    Those to which one may add are always there.
    """
    picked = set(draft.lines)
    codes = [*draft.lines, *(line.code for line in offer.lines if line.code not in picked)]
    codes += [code for code in draft.own if code not in picked]
    lines = [worded(code, draft, offer) for code in codes]
    found = arranged(lines)
    return [
        RowSection(id, HEADINGS[id], row_groups(id, found.get(id, []), draft))
        for id in HEADINGS
        if id in found or id in OTHER
    ]


def row_groups(section, groups, draft):
    """[RowGroup]; one without a heading stands by itself."""
    return [
        RowGroup(
            f"{section}-{n}",
            group[0].group[get_language()],
            [row_of(line, draft) for line in group],
        )
        for n, group in enumerate(groups, start=1)
    ]


def row_of(line, draft):
    own = draft.own.get(line.code)
    return Row(
        line=line,
        is_picked=line.code in draft.lines,
        is_open=line.code == draft.edited,
        part=own.part if own else "",
    )


def left_out_of_law(draft, offer):
    """What the law asks of the post and the draft leaves out, [Line]."""
    return [line for line in offer.law if line.code not in draft.lines]
