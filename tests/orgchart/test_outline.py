"""The text beside the drawing says the same."""

from hypothesis import given

from roles.orgchart import (
    DOTTED,
    WORKS_WITH,
    Box,
    Chart,
    OutlineEntry,
    find_problems,
    outline,
    set_apart,
)

from .worlds import COMPANY, chain, charts


def walk(entries):
    """Every entry with the one above it; without recursion, for the long chain below."""
    waiting: list[tuple[OutlineEntry | None, OutlineEntry]] = [(None, entry) for entry in entries]
    while waiting:
        above, entry = waiting.pop()
        yield above, entry
        waiting += [(entry, report) for report in entry.reports]


def test_reports_are_nested_in_order():
    (board,) = outline(COMPANY)
    (ceo,) = board.reports
    assert board.line is None
    assert ceo.line.href == "#line-1"
    assert [entry.box.key for entry in ceo.reports] == ["cpo", "cto", "cco", "cso", "cmo"]


def test_other_lines_stand_with_the_subordinate_and_with_both_partners():
    others = {
        entry.box.key: [(other.line.kind, other.box.key) for other in entry.others]
        for _, entry in walk(outline(COMPANY))
        if entry.others
    }
    assert others == {
        "product-marketing": [(DOTTED, "cmo")],
        "cpo": [(WORKS_WITH, "cmo")],
        "cso": [(WORKS_WITH, "cmo")],
        "cmo": [(WORKS_WITH, "cpo"), (WORKS_WITH, "cso")],
    }


@given(charts())
def test_every_box_and_every_line_is_told(chart):
    told = set()
    for above, entry in walk(outline(chart)):
        assert (entry.line.manager if entry.line else None) == (above.box.key if above else None)
        told |= {entry.line} if entry.line else set()
        told |= {other.line for other in entry.others}
    twice = sum(problem.kind == "duplicate_line" for problem in find_problems(chart))
    assert len(told) >= len(set(chart.lines)) - twice
    assert len(list(walk(outline(chart)))) == len(chart.boxes)


def test_deep_chains_meet_no_recursion_limit():
    assert len(list(walk(outline(chain(*map(str, range(5_000))))))) == 5_000


def test_roles_set_apart_stand_at_the_top():
    boxes = tuple(Box(key, "", key) for key in "abc")
    chart = set_apart(chain("a", "b")._replace(boxes=boxes), lambda box: "apart")
    assert [(entry.box.key, entry.box.group) for entry in outline(chart)] == [
        ("a", ""),
        ("c", "apart"),
    ]


def test_nothing_has_no_outline():
    assert outline(Chart()) == ()
