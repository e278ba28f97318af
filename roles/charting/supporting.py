"""Who says so: each line with its sources, and what observed pages say instead.

A page is evidence of how people speak, no statement that we cite: it is told beside a line and
never drawn as one. Pages are counted by site (see `roles.evidence.tallies`).
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.evidence.tallies import count_sites, heard, tally
from roles.evidence.voices import others_than
from roles.orgchart import WORKS_WITH, outline
from roles.vietnamese.folding import fold

from .words import line_id, short_name

# «CEO or CIO», «CEO, hội đồng quản trị hoặc một lãnh đạo khác»: several managers in one saying.
SEVERAL = re.compile(r",|;| hoặc | or ")


class Observed(NamedTuple):
    """What observed sites say a role reports to.

    `tallies` by what they say; `sites` counts all, `agreeing` those that name the manager of the
    line, `differing` those that name somebody else (a site that does both counts in both).
    """

    role: object
    tallies: list
    sites: int
    agreeing: int = 0
    differing: int = 0
    compared: bool = False
    hedged: int = 0

    @property
    def summary(self):
        """In one line: how many sites agree with the chart, or what they say."""
        return ", ".join(filter(None, [self.said, self.hedge if self.sites else ""]))

    @property
    def said(self):
        if not self.sites:
            return _("No independent site says whom it reports to")
        if not self.compared:
            said = " · ".join(f"{t.label} ({t.sites})" for t in self.tallies if t.sites)
            return _("Independent sites say: %(said)s") % {"said": said}
        if not self.differing:
            return ngettext(
                "%(n)d independent site says the same",
                "%(n)d independent sites say the same",
                self.sites,
            ) % {"n": self.sites}
        return ngettext(
            "Of %(sites)d independent site %(same)d says the same, %(other)d otherwise",
            "Of %(sites)d independent sites %(same)d say the same, %(other)d otherwise",
            self.sites,
        ) % {"sites": self.sites, "same": self.agreeing, "other": self.differing}

    @property
    def hedge(self):
        """How many of the sites add a condition."""
        if not self.hedged:
            return ""
        if self.hedged == self.sites:
            return ngettext("with a condition", "all with a condition", self.sites)
        return ngettext(
            "%(n)d of them with a condition", "%(n)d of them with a condition", self.hedged
        ) % {"n": self.hedged}


class CrossLine(NamedTuple):
    """A line across: its words, its statement, and an id where it is told first."""

    label: str
    claim: object
    id: str
    href: str
    kind: str


class OutlineRow(NamedTuple):
    """An entry of the nested list, for a template that knows no nesting.

    `opens`: a level opens before it; then as many levels close after it as `closes` is long, and
    `ends`: the entry on the level then reached. `roles` are one, or those of one person. `claim`
    is the statement of the line to `manager` (a box), None at the top. `unfold` is the address
    and the words that show what is hidden.
    """

    box: object
    roles: list
    opens: bool = False
    closes: range = range(0)
    ends: bool = False
    manager: object = None
    claim: object = None
    id: str = ""
    others: tuple[CrossLine, ...] = ()
    observed: tuple[Observed, ...] = ()
    unfold: tuple[str, str] | None = None

    @property
    def manager_name(self):
        return short_name(self.manager)


def observe(role, usages, managers=(), cited=()):
    """The Observed of a role, measured against its managers on the chart (boxes).

    The sources of the lines, `cited` as References, are no further sites, nor are their reprints.
    """
    usages = others_than(usages, cited)
    named = [part for box in managers for part in box.merged or (box,)]
    names = {fold(name) for part in named for name in (part.acronym, part.name)} - {""}
    agreeing = [usage for usage in usages if names_manager(usage.reports_to, names)]
    differing = [usage for usage in usages if not names_manager(usage.reports_to, names)]
    every = heard(usages)
    return Observed(
        role,
        tally(usages, "reports_to"),
        every.sites,
        count_sites(agreeing),
        count_sites(differing),
        compared=bool(managers),
        hedged=every.hedged,
    )


def names_manager(saying, names):
    """Whether one of the managers in a saying («CEO or CIO») begins with one of the folded names.

    So «CEO mainly» names the CEO, and «an executive who reports to the CEO» does not.
    """
    parts = (f"{fold(part)} " for part in SEVERAL.split(saying))
    starts = tuple(f"{name} " for name in names)
    return any(part.startswith(starts) for part in parts) if starts else False


def rows(chart, roles, claims, usages, unfold):
    """The Rows of a dressed chart, group by group: [(group, rows)], the trees first as "".

    From {slug: role}, {key: ReportingLine with `marks`}, {slug: [TitleUsage]}.
    """
    teller = _Teller({box.key: box for box in chart.boxes}, roles, claims, usages, unfold)
    groups = {"": []}
    for entry in outline(chart):
        group = entry.box.group if not entry.reports and entry.line is None else ""
        groups.setdefault(group, []).append(entry)
    return [(group, teller.nested(entries)) for group, entries in groups.items() if entries]


class _Teller:
    def __init__(self, boxes, roles, claims, usages, unfold):
        self.boxes, self.roles, self.claims = boxes, roles, claims
        self.usages, self.unfold = usages, unfold
        self.told = set()

    def nested(self, entries):
        """The entries and all below them in a row; a list of levels would meet a limit."""
        found, depths = [], []
        waiting = [(0, entry) for entry in reversed(entries)]
        while waiting:
            depth, entry = waiting.pop()
            found.append(self.row(entry))
            depths.append(depth)
            waiting += [(depth + 1, below) for below in reversed(entry.reports)]
        steps = zip(found, [-1, *depths], depths, [*depths[1:], -1], strict=False)
        return [
            row._replace(
                opens=before < depth, closes=range(depth - after), ends=0 <= after <= depth
            )
            for row, before, depth, after in steps
        ]

    def row(self, entry):
        box, line = entry.box, entry.line
        roles = [self.roles[part.key] for part in box.merged or (box,)]
        upwards = [
            other.box
            for other in entry.others
            if other.line.kind != WORKS_WITH and other.line.subordinate == box.key
        ]
        managers = [self.boxes[line.manager], *upwards] if line else upwards
        cited = self.cited([line, *(other.line for other in entry.others)])
        return OutlineRow(
            box,
            roles,
            manager=self.boxes[line.manager] if line else None,
            claim=self.claims.get(line.key) if line else None,
            id=self.first(line) if line else "",
            others=tuple(self.tell(other.line) for other in entry.others),
            observed=tuple(
                observe(role, usages, managers, cited)
                for role in roles
                if (usages := self.usages.get(role.slug))
            ),
            unfold=self.unfold(box) if box.hidden else None,
        )

    def cited(self, lines):
        """The References of the statements behind some lines."""
        claims = [self.claims.get(line.key) for line in lines if line]
        return [ref for claim in claims if claim for ref in getattr(claim, "references", ())]

    def tell(self, line):
        claim = self.claims.get(line.key)
        return CrossLine(line.label, claim, self.first(line), line.href, line.kind)

    def first(self, line):
        """The line's id where it is told first; it may stand there once only."""
        if line.key in self.told:
            return ""
        self.told.add(line.key)
        return line_id(line.key)
