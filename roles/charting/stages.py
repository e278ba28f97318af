"""How a company of some stage fills its roles, as the advice and the coverages for it say."""

from typing import NamedTuple

from roles.orgchart import merge

ONE_PERSON, SOME = "one_person", "some"


class Stage(NamedTuple):
    """A company stage with its statements: StageAdvice (with `named` roles) and Coverage rows."""

    value: str = ""
    label: str = ""
    advice: tuple = ()
    coverages: tuple = ()

    @property
    def claims(self):
        return [*self.advice, *self.coverages]

    @property
    def shared(self):
        """Sets of slugs, disjoint: the roles of each are one person's."""
        named = [{r.slug for r in x.named} for x in self.advice if x.arrangement == ONE_PERSON]
        return _joined([*named, *({x.absent.slug, x.covering.slug} for x in self.coverages)])

    @property
    def optional(self):
        """The slugs of the roles of which such a company needs one or more."""
        return {role.slug for x in self.advice if x.arrangement == SOME for role in x.named}

    def spoken_of(self, lines=()):
        """The slugs of the roles that the sources speak of for this stage; `lines` are Stated."""
        advised = {role.slug for x in self.advice for role in x.named}
        covered = {role.slug for x in self.coverages for role in (x.absent, x.covering)}
        joined = {
            slug for x in lines if x.context == self.value for slug in (x.subordinate, x.manager)
        }
        return advised | covered | joined


def faded(chart, stage, lines):
    """The chart with the roles faded that no source speaks of for the stage, if of any."""
    spoken = stage.spoken_of(lines) if stage.value else ()
    if not spoken:
        return chart
    boxes = (box._replace(faded=box.key not in spoken) for box in chart.boxes)
    return chart._replace(boxes=tuple(boxes))


def arranged(chart, stage):
    """The chart with one box for the roles of one person, and optional roles marked."""
    optional = stage.optional
    boxes = (box._replace(optional=True) if box.key in optional else box for box in chart.boxes)
    chart = chart._replace(boxes=tuple(boxes)) if optional else chart
    for slugs in stage.shared:
        chart = merge(chart, [box.key for box in chart.boxes if box.key in slugs])
    return chart


def _joined(sets):
    """The sets, those that share a member made one."""
    disjoint = []
    for found in sets:
        touching = [other for other in disjoint if other & found]
        disjoint = [other for other in disjoint if not other & found]
        disjoint.append(found.union(*touching))
    return disjoint
