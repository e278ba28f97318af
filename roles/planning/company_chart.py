"""The company as boxes and lines: as it is, and with those whom the plan names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .areas_next import chosen
from .case import Case
from .company import Company
from .doubling import is_forbidden
from .findings import Basis, Drawing, Link, Reason, Step
from .names import Names, Present
from .record import Record, Reporting

FIRST = 3  # steps among which an inference of ours is drawn, too
LEVELS = {"board": 0, "executive": 1, "director": 2, "head": 3}


def undrawn(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that the chart leaves out: what depends, and inferences beyond the first steps, or
    a firm of fifteen would be drawn with a chief of everything."""
    first = [step for step in steps if not step.unless][:FIRST]
    return tuple(s for s in steps if s.unless or (s.reason == Reason.AREAS and s not in first))


def as_advised(case: Case, steps: Iterable[Step]) -> Company:
    """The company with all that the steps name; of alternatives the first. Nobody is left in two
    posts that the law keeps apart."""
    company = case.company
    has, doubles = set(company.roles), set(company.doubles)
    for step in steps:
        roles = chosen(step)
        has |= set(roles)
        if step.one_person:
            doubles.add(frozenset({*roles, step.with_role} - {""}))
    advised = replace(company, has=frozenset(has), doubles=frozenset(doubles))
    people = [one for person in advised.people for one in set_apart(person, case)]
    return replace(advised, doubles=frozenset(map(frozenset, people)))


def set_apart(person: tuple[str, ...], case: Case) -> list[list[str]]:
    """The roles of one person as those of as many as the law asks for, in the record's order."""
    people: list[list[str]] = []
    for role in sorted(person, key=case.rank.__getitem__):
        free = (one for one in people if not any(is_forbidden(role, x, case) for x in one))
        if (with_them := next(free, None)) is None:
            people.append([role])
        else:
            with_them.append(role)
    return people


class CompanyChart:
    """The people of a company as boxes, with the links between them."""

    def __init__(self, company: Company, record: Record):
        self.names = Names(record, company.roles)
        rows = sorted(record.roles, key=lambda row: LEVELS.get(row.level, len(LEVELS)))
        self.rank = {row.slug: place for place, row in enumerate(rows)}
        people = [sorted(person, key=self.rank.__getitem__) for person in company.people]
        self.people = sorted((tuple(p) for p in people), key=lambda p: self.rank[p[0]])
        self.box = {role: person for person in self.people for role in person}
        self.lines = list(lines_at(record.lines, company.stage))
        self.up: dict[str, list[Reporting]] = defaultdict(list)
        for line in self.lines:
            if line.kind == "solid":
                self.up[line.subordinate].append(line)
        self.manager: dict[tuple[str, ...], tuple[str, ...]] = {}

    def drawing(self) -> Drawing:
        """Each box has one manager: that of its highest role, a stated one before an inferred."""
        links: dict[tuple, Link] = {}
        further: list[Link] = []
        for link in sorted(self.upward_links(), key=self.weight):
            below, above = self.box[link.subordinate], self.box[link.manager]
            if self.manager.get(below) == above:
                continue
            if below in self.manager or self.is_above(below, above):
                further.append(link)
                continue
            self.manager[below] = above
            links[below, above] = link
        return Drawing(
            tuple(self.people), (*links.values(), *self.dotted(links)), tuple(further)
        )  # fmt: skip

    def weight(self, link: Link) -> tuple[bool, bool]:
        """Smallest first: of whoever is both, the manager of the lower role goes last."""
        return self.box[link.subordinate][0] != link.subordinate, link.basis != Basis.SOURCE

    def is_above(self, box: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether `other` reports to `box`, over however many."""
        while other != box and other in self.manager:
            other = self.manager[other]
        return other == box

    def upward_links(self) -> Iterator[Link]:
        for person in self.people:
            for role in person:
                if link := self.upward(role):
                    yield link

    def upward(self, role: str) -> Link | None:
        """The line to the nearest manager that they have, along the lines on record; None if that
        is the same person, or if there is none."""
        ways: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [(role, (), ())]
        seen = {role}
        for at, claims, over in ways:
            for line in self.up[at]:
                if line.manager in seen:
                    continue
                seen.add(line.manager)
                way = (*claims, line.claim)
                if present := self.names.present(line.manager):
                    return self.link(role, present, way, over)
                ways.append((line.manager, way, (*over, line.manager)))
        return None

    def link(
        self, role: str, present: Present, claims: tuple[str, ...], over: tuple[str, ...]
    ) -> Link | None:
        if self.box[present.role] == self.box[role]:
            return None
        stated = not over and not present.claims
        basis = Basis.SOURCE if stated else Basis.INFERENCE
        return Link(role, present.role, "solid", (*claims, *present.claims), over, basis)

    def dotted(self, solid: Iterable[tuple]) -> Iterator[Link]:
        """Second lines, as stated, between boxes that no solid line joins."""
        joined = {frozenset(pair) for pair in solid}
        for line in self.lines:
            here = line.subordinate in self.box and line.manager in self.box
            if line.kind != "dotted" or not here:
                continue
            ends = frozenset({self.box[line.subordinate], self.box[line.manager]})
            if len(ends) == 2 and ends not in joined:
                joined.add(ends)
                yield Link(line.subordinate, line.manager, "dotted", (line.claim,))


def lines_at(lines: Iterable[Reporting], stage: str) -> Iterator[Reporting]:
    """Those that hold in the stage; what is stated for it goes before what is stated in general.
    Where no stage is known, only what holds in any."""
    settled = {x.subordinate for x in lines if stage and x.context == stage and x.kind == "solid"}
    for line in lines:
        overruled = line.kind == "solid" and not line.context and line.subordinate in settled
        if line.context in ("", stage) and not overruled:
            yield line
