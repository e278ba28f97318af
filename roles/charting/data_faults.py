"""What is wrong with the data behind a chart, in words for editors."""

from django.utils.translation import gettext as _

from roles.orgchart import find_problems
from roles.orgchart.structure import chart_of

# Lines for several stages give a role a second manager on the chart for any company, rightly.
FOR_EDITORS = ("missing_box", "cycle", "several_roots", "self_line")


def problems_in(structure):
    """The ChartProblems of the whole company that editors can do something about.

    Roles that no source places come last, as one problem of the kind `without_manager`.
    """
    every = find_problems(chart_of(structure))
    found = [problem for problem in every if problem.kind in FOR_EDITORS]
    alone = [p for p in every if p.kind == "without_manager" and p.keys[0] not in structure.placed]
    if alone:
        keys = tuple(key for problem in alone for key in problem.keys)
        found.append(alone[0]._replace(keys=keys))
    return found


def explain(problem, names):
    """A ChartProblem in one sentence; `names` (key → what editors call the role)."""
    words = {
        "missing_box": _("%(first)s is a draft, so the line between it and %(rest)s is not drawn."),
        "cycle": _("%(all)s: each reports to the next and the last to the first. One line is cut."),
        "several_roots": _("There are several roles at the top: %(all)s."),
        "self_line": _("%(first)s reports to itself; that line is not drawn."),
        "without_manager": _("No source states a direct manager of: %(all)s."),
    }
    first, *rest = (names.get(key, key) for key in problem.keys)
    listed = ", ".join([first, *rest])
    return words[problem.kind] % {"first": first, "rest": ", ".join(rest), "all": listed}
