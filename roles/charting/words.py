"""The words of a chart in the reader's language: texts of boxes and lines, labels, captions."""

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from roles.orgchart import DOTTED, SOLID, WORKS_WITH, Box, Labels, join

from .options import ChartOptions

# The groups of roles that no solid line joins to another one on the chart.
UNPLACED, ELSEWHERE = "unplaced", "elsewhere"
# How high a role stands whatever its lines: Level, from the top down.
RANKS = {level: rank for rank, level in enumerate(("board", "executive", "director", "head"))}


def boxed(role, *, brief=False):
    """A role as a box: its names in the reader's language, else in Vietnamese, marked so.

    `brief`: an acronym does without the name.
    """
    language = get_language()
    name, spoken = getattr(role, f"name_{language}"), ""
    if not name:
        name, spoken = role.name_vi, "vi"
    if brief and role.acronym:
        name = ""
    return Box(
        role.slug,
        role.acronym,
        name,
        role.get_absolute_url(),
        role.function_id,
        lang=spoken,
        rank=RANKS.get(role.level),
    )


def dressed(chart, roles, *, brief=False, line_href=None):
    """The chart with texts and addresses, from {slug: role}.

    `line_href(line)` leads to the evidence of a line; by default it stands on the same page.
    """
    boxes = {box.key: _dress(box, roles, brief) for box in chart.boxes}
    line_href = line_href or (lambda line: f"#{line_id(line.key)}")
    lines = (
        line._replace(href=line_href(line), label=line_label(line, boxes)) for line in chart.lines
    )
    return chart._replace(boxes=tuple(boxes.values()), lines=tuple(lines))


def _dress(box, roles, brief):
    parts = [boxed(roles[part.key], brief=brief) for part in box.merged or (box,)]
    whole = join(parts) if box.merged else parts[0]
    return whole._replace(
        hidden=box.hidden, group=box.group, optional=box.optional, faded=box.faded
    )


def line_id(key):
    """The id at which the page of the chart tells the evidence of a line."""
    return f"line-{key}"


def evidence_address(line, stage=""):
    """Where to read the evidence of a line from any other page: the chart of a company `stage`."""
    role, works_with = line.about or line.subordinate, line.kind == WORKS_WITH
    there = ChartOptions(stage=stage, role=role, works_with=works_with)
    return f"{there.address()}#{line_id(line.key)}"


def short_name(box):
    return box.acronym or box.name


def line_label(line, boxes):
    """A line in words, from {key: box}: «CPO reports to CEO»."""
    words = {
        SOLID: _("%(subordinate)s reports to %(manager)s"),
        DOTTED: _("%(subordinate)s also reports to %(manager)s"),
        WORKS_WITH: _("%(subordinate)s works with %(manager)s"),
    }
    names = {"subordinate": boxes.get(line.subordinate), "manager": boxes.get(line.manager)}
    return words[line.kind] % {end: short_name(box) if box else "?" for end, box in names.items()}


def labels(roles, title, description=""):
    """The Labels of a drawing that shows some of these roles."""
    return Labels(
        title=title,
        description=description,
        lang=get_language(),
        kinds={
            SOLID: _("Reports to"),
            DOTTED: _("Also reports to"),
            WORKS_WITH: _("Works with"),
        },
        functions={role.function_id: role.function.name for role in roles},
        optional=_("As needed: some companies have it"),
        faded=_("No source speaks of it for this company"),
        groups={
            UNPLACED: _("No source states a direct manager"),
            ELSEWHERE: _("Their managers are not shown here"),
        },
    )


def unfolding(options):
    """What opens a folded box: its address and the words of the link.

    A box that is open already hides more than can be shown; all roles are in the list of roles.
    """

    def unfold(box):
        words = ngettext(
            "Show %(n)d role below %(name)s", "Show %(n)d roles below %(name)s", box.hidden
        ) % {"n": box.hidden, "name": short_name(box)}
        opened = {part.key for part in box.merged or (box,)}
        if opened & set(options.opened):
            return reverse("roles"), words
        return options.address(opened=(*options.opened, *opened)) + "#chart", words

    return unfold
