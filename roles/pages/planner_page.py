"""What the planner tells of a company: findings of `roles.planning` with words and evidence.

No request and no query: claims are fetched by whoever is handed in.
"""

from itertools import chain

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from roles.charting.page import FILES
from roles.charting.planned import ADVISED, NOW, drawn, planned, row_id
from roles.evidence.references import number_references
from roles.models import Mandate
from roles.planning.findings import Basis, Standing, Verdict

from .company_form import files_address
from .planner_findings import (
    Area,
    ChartView,
    Double,
    Line,
    Must,
    Row,
    Seat,
    Step,
    Together,
)
from .planner_summary import in_words, posts_of, summary, ways_of
from .planner_words import (
    described,
    reason_words,
    silence_words,
    standing_words,
    verdict_words,
)

HOLDERS = 3  # of an area; its own page has them all
BEHIND = 6  # statements behind one line


class Page:
    """All that the page shows of a Plan.

    `roles` {slug: Role} of all that it may name, `areas` {slug: Area row}; `fetch(names)` gives
    {name: claim}.
    """

    def __init__(self, company, plan, roles, areas, fetch):
        self.company, self.plan, self.roles, self.areas = company, plan, roles, areas
        names = dict.fromkeys(self._named())
        self.claims = fetch(sorted(names))
        self.references = number_references(self._known(names))
        self.posts = posts_of(c for c in self.claims.values() if isinstance(c, Mandate))

    def _named(self):
        """The names of the claims that the page shows, in its order."""
        plan = self.plan
        for must in plan.musts:
            yield from must.claims
        for area in (*plan.uncovered, *plan.covered):
            yield from chain.from_iterable(h.claims[:1] for h in holders_of(area)[:HOLDERS])
            yield from chain.from_iterable(s.claims for s in getattr(area, "stand_ins", ()))
        for double in plan.doubles:
            yield from (*double.law, *double.sources, *double.otherwise, *double.claims)
        for finding in (*plan.limits, *plan.allowed):
            yield from finding.claims
        for step in plan.steps:
            yield from (*step.claims[:BEHIND], *step.unless, *step.otherwise)
        yield from plan.not_yet
        for drawing in (plan.as_is, plan.as_advised):
            yield from chain.from_iterable(x.claims for x in (*drawing.links, *drawing.further))

    def _known(self, names):
        return [self.claims[name] for name in names if name in self.claims]

    def _roles(self, slugs):
        return [self.roles[slug] for slug in slugs if slug in self.roles]

    @cached_property
    def musts(self):
        """What is missing first, then what depends, what they look up, what they have."""
        ordered = sorted(self.plan.musts, key=urgency)
        size = bool(self.company.size)
        return [
            Must(must.standing, self._seats(must.seats), self._seats(must.exempt), size)
            for must in ordered
        ]

    def _seats(self, seats):
        return [self._seat(seat) for seat in seats if seat.claim in self.claims]

    def _seat(self, seat):
        role, by = self.roles.get(seat.role), self.roles.get(seat.by)
        claim = self.claims[seat.claim]
        names = [c for c in self._known(seat.claims) if c is not claim]
        words = standing_words(seat, claim, by, self.company)
        return Seat(claim, role, by, seat.standing, words, names)

    @cached_property
    def uncovered(self):
        return [self._area(each) for each in self.plan.uncovered if each.area in self.areas]

    @cached_property
    def covered(self):
        return [self._area(each) for each in self.plan.covered if each.area in self.areas]

    def _area(self, found):
        every = [h for h in holders_of(found) if h.role in self.roles]
        shown = [
            (self.roles[h.role], claim)
            for h in every[:HOLDERS]
            for claim in self._known(h.claims[:1])
        ]
        stand_ins = [
            (self.roles[x.role], self.roles[x.absent], self._known(x.claims))
            for x in getattr(found, "stand_ins", ())
            if x.role in self.roles and x.absent in self.roles
        ]
        return Area(self.areas[found.area], shown, len(every) - len(shown), stand_ins)

    @cached_property
    def not_concerned(self):
        return [self.areas[slug] for slug in self.plan.not_concerned if slug in self.areas]

    @cached_property
    def doubles(self):
        return [
            Double(
                self._roles(double.roles),
                double.verdict,
                verdict_words(double.verdict, by_title=double.by_title),
                double.basis,
                self._known(double.law),
                self._known(double.sources),
                self._known(double.otherwise),
            )
            for double in self.plan.doubles
        ]

    @cached_property
    def limits(self):
        """Claims of law about two posts of which they have one."""
        names = dict.fromkeys(name for limit in self.plan.limits for name in limit.claims)
        told = {claim.anchor for double in self.doubles for claim in double.law}
        return [claim for claim in self._known(names) if claim.anchor not in told]

    @cached_property
    def allowed(self):
        """What the law lets such a company have and does not ask for."""
        return self._seats(self.plan.allowed)

    @cached_property
    def steps(self):
        return [self._step(step) for step in self.plan.steps if step not in self._further]

    @property
    def _further(self):
        """Inferences beyond the first steps, which the chart leaves out, too."""
        return [step for step in self.plan.undrawn if step.basis == Basis.INFERENCE]

    @cached_property
    def further_steps(self):
        return [self._step(step) for step in self._further]

    @property
    def is_parted(self):
        """Whether the advised chart parts somebody who holds what the law keeps apart."""
        return any(double.verdict == Verdict.FORBIDDEN for double in self.plan.doubles)

    def _step(self, step):
        return Step(
            self._roles(step.roles),
            step.basis,
            reason_words(step, in_words(step.posts, self.posts)),
            self._known([c for c in step.claims[:BEHIND] if c not in step.unless]),
            self._known(step.otherwise),
            [self.areas[slug] for slug in step.areas if slug in self.areas],
            self.roles.get(step.with_role),
            _("or") if step.one_of else "+",
            self._known(step.unless),
            ways_of(step, self.posts),
        )

    @cached_property
    def not_yet(self):
        return self._known(self.plan.not_yet)

    @cached_property
    def silent(self):
        return [words for each in self.plan.silent if (words := self._silence(each))]

    def _silence(self, silence):
        names = [role.short_name for role in self._roles(silence.subjects)]
        areas = [str(self.areas[slug]) for slug in silence.subjects if slug in self.areas]
        return silence_words(silence.about, ", ".join(names or areas or silence.subjects))

    @cached_property
    def charts(self):
        """ChartViews of the company as it is, if it has anybody; as advised, if that differs."""
        both = {NOW: self.plan.as_is, ADVISED: self.plan.as_advised}
        if self.stays_as_it_is:
            del both[ADVISED]
        return [self._chart(which, drawing) for which, drawing in both.items() if drawing.people]

    @property
    def stays_as_it_is(self):
        """Whether the company as advised would be drawn as it is."""
        return self.plan.as_is == self.plan.as_advised

    def _chart(self, which, drawing):
        found = planned(which, drawing, self.roles, self.company.roles)
        files = [
            (name, files_address(self.company, which, ending))
            for name, _type, ending in FILES.values()
        ]
        return ChartView(found, drawn(found, self.roles), self._rows(which, drawing), files)

    def _rows(self, which, drawing):
        links = [link for link in (*drawing.links, *drawing.further) if link.manager in self.roles]
        rows = [self._row(which, person, links) for person in drawing.people]
        order = list(self.roles)
        return sorted((r for r in rows if r.roles), key=lambda r: order.index(r.roles[0].slug))

    def _row(self, which, person, links):
        slugs = [slug for slug in self.roles if slug in person]
        return Row(
            row_id(which, "+".join(slugs)),
            self._roles(slugs),
            is_new=not self.company.roles & set(person),
            is_manager=any(link.manager in person for link in links),
            lines=[self._line(link) for link in links if link.subordinate in person],
        )

    def _line(self, link):
        cited = Together(self._known(link.claims))
        is_ours = link.basis == Basis.INFERENCE
        return Line(self.roles[link.manager], cited, self._roles(link.over), is_ours)

    @cached_property
    def summary(self):
        return summary(self.company, self.plan, self.roles, self.areas, self.posts)

    @property
    def told(self):
        return described(self.company, self.roles)


def urgency(must):
    told = {Standing.UNMET: 0, Standing.DEPENDS: 2, Standing.UNASKED: 3, Standing.BY_TITLE: 4}
    return 1 if must.standing == Standing.DEPENDS and must.exempt else told.get(must.standing, 5)


def holders_of(found):
    return getattr(found, "holders", None) or getattr(found, "candidates", ())
