"""Boxes without manager and reports stand beside the trees, in the row of their rank."""

import itertools

from roles.orgchart import Box, Chart, Line, set_apart
from roles.orgchart.layout import lay_out


def company(*alone, caption="Nobody says whom these report to"):
    """ceo (rank 1) over a (1) over b (3); and boxes alone, {key: rank}."""
    boxes = [Box("ceo", "CEO", "", rank=1), Box("a", "A", "", rank=1), Box("b", "B", "", rank=3)]
    boxes += [Box(f"x{n}", f"X{n}", "", rank=rank) for n, rank in enumerate(alone)]
    lines = (Line("a", "ceo"), Line("b", "a"))
    return lay_out(set_apart(Chart(tuple(boxes), lines), lambda box: "apart"), {"apart": caption})


def rows_of(layout):
    return [[layout.forest.boxes[i].key for i in row] for row in layout.rows]


def test_each_stands_in_the_row_of_its_rank():
    layout = company(3, 3)
    assert rows_of(layout)[2][-2:] == ["x0", "x1"]
    (frame,) = layout.frames
    trees = max(layout.xs[i] + layout.widths[i] / 2 for row in layout.forest.rows for i in row)
    assert frame.left > trees
    assert frame.top < layout.levels[2].top
    assert frame.bottom > layout.levels[2].bottom


def test_a_rank_that_the_trees_lack_goes_with_the_next_higher():
    assert rows_of(company(2))[0][-1] == "x0" or rows_of(company(2))[1][-1] == "x0"
    assert rows_of(company(9))[2][-1] == "x0"


def test_the_caption_of_the_first_row_has_room_above_it():
    layout = company(0)
    assert rows_of(layout)[0] == ["ceo", "x0"]
    assert layout.frames[0].top >= 0


def test_boxes_of_unknown_rank_and_too_many_stand_below():
    assert rows_of(company(None))[3] == ["x0"]
    assert len(rows_of(company(*[3] * 30))) > 3


def test_no_two_boxes_overlap():
    layout = company(1, 1, 3, 3, 0)
    for row in layout.rows:
        for a, b in itertools.pairwise(row):
            assert layout.xs[a] + layout.widths[a] / 2 < layout.xs[b] - layout.widths[b] / 2


def test_each_has_a_row_even_where_ranks_contradict_the_lines():
    boxes = [Box("head", "", "", rank=3), Box("board", "", "", rank=0), Box("ceo", "", "", rank=1)]
    boxes += [Box(f"x{rank}", "", "", rank=rank) for rank in range(5)]
    chart = Chart(tuple(boxes), (Line("board", "head"), Line("ceo", "board")))
    layout = lay_out(set_apart(chart, lambda box: "apart"), {"apart": "Apart"})
    assert sorted(key for row in rows_of(layout) for key in row) == sorted(b.key for b in boxes)
    assert len(layout.rows) == 3
