"""Boxes without manager and reports stand below the trees, in frames with words above them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart import DOTTED, WORKS_WITH, Box, Chart, Line, draw, set_apart

from .reading import LABELS, SVG, Rectangle, parse, read
from .worlds import COMPANY, charts

GROUPS = LABELS._replace(groups={"apart": "No source says whom these report to"})
ALONE = ("cfo", "cio", "cro")


def with_others(chart=COMPANY, names=ALONE, lines=()):
    others = tuple(Box(name, name.upper(), "Giám đốc") for name in names)
    whole = Chart((*chart.boxes, *others), (*chart.lines, *lines))
    return set_apart(whole, lambda box: "apart")


def frames(chart):
    root = parse(draw(chart, labels=GROUPS))
    measures = ("x", "y", "width", "height")
    for frame in root.findall(f"{SVG}rect[@class='frame']"):
        x, y, wide, high = (float(frame.get(name)) for name in measures)
        yield Rectangle(x, y, x + wide, y + high)


def holds(frame, box):
    return (
        frame.left < box.left
        and frame.right > box.right
        and frame.top < box.top
        and frame.bottom > box.bottom
    )


def test_a_chart_without_groups_has_no_frame():
    assert list(frames(COMPANY)) == []


def test_what_stands_apart_is_framed_below_all_others():
    chart = with_others()
    (frame,) = frames(chart)
    boxes = read(chart).boxes
    assert {key for key, box in boxes.items() if holds(frame, box)} == set(ALONE)
    assert all(box.bottom < frame.top for key, box in boxes.items() if key not in ALONE)


def test_the_words_stand_in_the_frame():
    root = parse(draw(with_others(), labels=GROUPS))
    (frame,) = frames(with_others())
    (caption,) = root.findall(f"{SVG}text[@class='caption']")
    assert caption.text == GROUPS.groups["apart"]
    assert frame.left < float(caption.get("x")) < frame.right
    assert frame.top < float(caption.get("y")) < frame.bottom


def test_long_words_are_wrapped_over_a_single_box():
    labels = GROUPS._replace(
        groups={"apart": "Các nguồn không nói chức danh này báo cáo cho ai " * 3}
    )
    root = parse(draw(with_others(Chart(), ["cfo"]), labels=labels))
    assert len(root.findall(f"{SVG}text[@class='caption']")) == 3


def test_a_tree_and_a_group_stand_around_one_middle():
    chart = with_others()
    (frame,) = frames(chart)
    boxes = [box for key, box in read(chart).boxes.items() if key not in ALONE]
    middle = (min(box.left for box in boxes) + max(box.right for box in boxes)) / 2
    assert abs(middle - (frame.left + frame.right) / 2) < 0.02


def test_a_group_that_got_a_manager_stands_under_it():
    chart = with_others()
    chart = chart._replace(lines=(*chart.lines, *(Line(name, "ceo") for name in ALONE)))
    assert list(frames(chart)) == []


def test_groups_alone_make_a_chart():
    chart = with_others(Chart(), ALONE)
    (frame,) = frames(chart)
    assert all(holds(frame, box) for box in read(chart).boxes.values())


def test_lines_lead_into_the_frame_and_within_it():
    lines = (Line("cfo", "cio", WORKS_WITH), Line("cro", "cpo", DOTTED))
    drawn = read(with_others(lines=lines))
    found = {line[:2]: line[3] for line in drawn.lines}
    (frame,) = frames(with_others(lines=lines))
    assert max(y for _, y in found["cfo", "cio"]) < frame.bottom
    assert found["cro", "cpo"][0][1] == drawn.boxes["cro"].top


@given(charts(40), st.integers(1, 60))
def test_large_groups_fill_rows_and_no_two_boxes_meet(chart, count):
    whole = with_others(chart, [f"x{n}" for n in range(count)])
    boxes = sorted(read(whole).boxes.values(), key=lambda box: (box.top, box.left))
    for a, b in pairwise(boxes):
        assert b.top > a.bottom or (a.top == b.top and b.left > a.right)
    for frame in frames(whole):
        assert frame.right - frame.left < 1_200 or len(chart.boxes) > 8
