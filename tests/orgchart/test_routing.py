"""Lines run between boxes, never through them, and keep apart. Checked on the drawing itself."""

from itertools import combinations

from hypothesis import given

from roles.orgchart import DOTTED, KINDS, SOLID, WORKS_WITH, Box, Chart, Line, draw, merge

from .reading import LABELS, parse, read, segments
from .worlds import COMPANY, chain, charts

CLOSE = 0.02  # px: coordinates are written with two decimals


def crosses(piece, box) -> bool:
    """Whether a piece of a line runs through the inside of a box."""
    return (
        piece.left < box.right - CLOSE
        and piece.right > box.left + CLOSE
        and piece.top < box.bottom - CLOSE
        and piece.bottom > box.top + CLOSE
    )


def on_edge(point, box) -> bool:
    x, y = point
    on_level = min(abs(y - box.top), abs(y - box.bottom)) <= CLOSE
    return on_level and box.left <= x <= box.right


def overlap(a, b) -> float:
    """The length in px that two pieces of lines share, if they run on top of each other."""
    if abs(a.left - b.left) + abs(a.right - a.left) + abs(b.right - b.left) <= CLOSE:
        return min(a.bottom, b.bottom) - max(a.top, b.top)
    if abs(a.top - b.top) + abs(a.bottom - a.top) + abs(b.bottom - b.top) <= CLOSE:
        return min(a.right, b.right) - max(a.left, b.left)
    return 0


@given(charts())
def test_no_line_runs_through_a_box(chart):
    drawn = read(chart)
    rows = {}
    for box in drawn.boxes.values():
        rows.setdefault((box.top, box.bottom), []).append(box)
    for *_, points in drawn.lines:
        for piece in segments(points):
            for (top, bottom), row in rows.items():
                if piece.top < bottom and piece.bottom > top:
                    assert not any(crosses(piece, box) for box in row)


@given(charts())
def test_lines_begin_and_end_at_their_boxes(chart):
    drawn = read(chart)
    for low, high, _, points in drawn.lines:
        assert on_edge(points[0], drawn.boxes[low])
        assert on_edge(points[-1], drawn.boxes[high])


@given(charts(60))
def test_no_line_across_runs_on_top_of_another_line(chart):
    tree = {(line.subordinate, line.manager) for line in chart.lines if line.kind == SOLID}
    pieces = [
        (number, (low, high) in tree and kind == SOLID, piece)
        for number, (low, high, kind, points) in enumerate(read(chart).lines)
        for piece in segments(points)
    ]
    for (one, one_in_tree, a), (other, other_in_tree, b) in combinations(pieces, 2):
        if one != other and not (one_in_tree and other_in_tree):
            assert overlap(a, b) <= 1


@given(charts())
def test_the_drawing_is_large_enough(chart):
    drawn = read(chart)
    left, top, wide, high = map(float, parse(draw(chart, labels=LABELS)).get("viewBox").split())
    corners = [corner for *_, points in drawn.lines for corner in points]
    corners += [corner for box in drawn.boxes.values() for corner in (box[:2], box[2:])]
    assert all(left < x < left + wide and top < y < top + high for x, y in corners)


def test_lines_left_of_all_boxes_are_still_on_the_drawing():
    """Five lines from the first of two roles to the top, around the wide box of three roles."""
    chart = chain("a", "m1", "m2", "m3")
    chart = merge(chart, ["m1", "m2", "m3"])
    both = (Box("c", "", "c"), Box("d", "", "d"))
    lines = [Line(key, "m1+m2+m3") for key in "cd"]
    lines += [Line("c", "a", kind) for kind in KINDS]
    lines += [Line("a", "c", kind) for kind in (SOLID, DOTTED)]
    chart = Chart((*chart.boxes, *both), (*chart.lines, *lines))
    left = float(parse(draw(chart, labels=LABELS)).get("viewBox").split()[0])
    farthest = min(x for *_, points in read(chart).lines for x, _ in points)
    assert left < farthest < 0


def test_lines_of_one_length_of_a_channel_have_lanes_of_their_own():
    boxes = tuple(Box(key, "", key) for key in "rabcdefgh")
    solid = [Line(key, "r") for key in "abcdefgh"]
    across = [Line(*pair, WORKS_WITH) for pair in ("ah", "bg", "cf", "de")]
    lanes = {points[1][1] for *_, kind, points in read(Chart(boxes, (*solid, *across))).lines
             if kind == WORKS_WITH}  # fmt: skip
    assert len(lanes) == 4


def test_lines_that_do_not_meet_share_a_lane():
    boxes = tuple(Box(key, "", key) for key in "rabcd")
    solid = [Line(key, "r") for key in "abcd"]
    chart = Chart(boxes, (*solid, Line("a", "b", WORKS_WITH), Line("c", "d", WORKS_WITH)))
    lanes = {points[1][1] for *_, kind, points in read(chart).lines if kind == WORKS_WITH}
    assert len(lanes) == 1


def test_the_longer_line_of_a_box_passes_below_the_shorter():
    lines = {(low, high): points for low, high, kind, points in read(COMPANY).lines
             if kind == WORKS_WITH}  # fmt: skip
    assert lines["cpo", "cmo"][1][1] > lines["cso", "cmo"][1][1]


def test_a_line_past_a_row_goes_through_a_gap():
    chart = chain("a", "b", "c")
    chart = chart._replace(lines=(*chart.lines, Line("c", "a", DOTTED)))
    drawn = read(chart)
    points = next(points for *_, kind, points in drawn.lines if kind == DOTTED)
    assert points[0][1] == drawn.boxes["c"].top
    assert points[-1][1] == drawn.boxes["a"].bottom
    beside = [x for x, y in points if drawn.boxes["b"].top < y]
    assert not any(drawn.boxes["b"].left < x < drawn.boxes["b"].right for x in beside[2:])


def test_many_lines_through_one_narrow_gap_use_others_too():
    """Twelve lines from the top to below the middle of five boxes, whose gaps hold few each."""
    middle, low = [f"m{i}" for i in range(5)], [f"l{i}" for i in range(12)]
    boxes = tuple(Box(key, "", key) for key in ["top", *middle, *low])
    lines = [Line(key, "top") for key in middle] + [Line(key, "m2") for key in low]
    lines += [Line(key, "top", DOTTED) for key in low]
    drawn = read(Chart(boxes, tuple(lines)))
    passing = [
        piece.left
        for *_, kind, points in drawn.lines
        if kind == DOTTED
        for piece in segments(points)
        if piece.top < drawn.boxes["m2"].top and piece.bottom > drawn.boxes["m2"].bottom
    ]
    assert len(passing) == 12
    assert min(abs(a - b) for a, b in combinations(passing, 2)) > 1
