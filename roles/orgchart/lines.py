"""The values a chart is made of: boxes, lines, and what is wrong with them.

Named tuples, because a chart of 10,000 roles is made of 20,000 of them on each request: they are
immutable, and cheaper to make and to read than frozen dataclasses.
"""

from typing import NamedTuple

SOLID, DOTTED, WORKS_WITH = KINDS = ("solid", "dotted", "works_with")


class Box(NamedTuple):
    """A role as the chart shows it.

    `name` is in the reader's language; `lang` names its language where that is another one.
    `merged` holds the boxes that this one stands for, in order, if one person holds several
    roles. `hidden` counts the boxes folded away beneath it, at any depth. `group` names the
    frame that the box stands in if it has neither manager nor reports: apart, so that nobody
    takes it for a root. `optional`: only some companies have the role. `rank` says how high the
    role stands whatever its lines, 0 for the highest; None where that is not known. `faded`: the
    sources do not speak of the role in this company.
    """

    key: str
    acronym: str
    name: str
    href: str = ""
    function: str = ""
    merged: tuple["Box", ...] = ()
    hidden: int = 0
    lang: str = ""
    group: str = ""
    optional: bool = False
    rank: int | None = None
    faded: bool = False


class Line(NamedTuple):
    """`subordinate` reports to `manager` (both keys), or works with it; then the order is void.

    `href` leads to the evidence; `label` says the line in words («CPO báo cáo cho CEO»). `key`
    names the statement that the line is drawn from. `inferred`: no source states it as drawn.
    `about`: whom the statement is about, where the subordinate's box stands for several roles.
    """

    subordinate: str
    manager: str
    kind: str = SOLID
    href: str = ""
    label: str = ""
    key: str = ""
    inferred: bool = False
    about: str = ""


class Chart(NamedTuple):
    """Boxes in reading order, siblings from left to right, and the lines between them."""

    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()


class ChartProblem(NamedTuple):
    """Something wrong with the data behind a chart: a code and the keys it is about.

    | kind              | keys                                                        |
    | ----------------- | ----------------------------------------------------------- |
    | `duplicate_box`   | the role that came twice (the first is drawn)                |
    | `duplicate_line`  | subordinate, manager of the line that came twice             |
    | `missing_box`     | the role that is not on the chart, the role at the other end |
    | `self_line`       | the role that a line joins to itself                         |
    | `second_manager`  | subordinate, its manager, its other manager                  |
    | `cycle`           | the roles on the cycle, each followed by its manager         |
    | `without_manager` | a role with neither manager nor reports, beside others       |
    | `several_roots`   | the roles at the top, if more than one has reports           |
    """

    kind: str
    keys: tuple[str, ...]
