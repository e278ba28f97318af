"""Large charts fold; nothing is lost from sight without being counted."""

from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart import (
    SOLID,
    Box,
    Chart,
    ChartProblem,
    Line,
    find_problems,
    fold,
    fold_within,
    set_apart,
)

from .worlds import COMPANY, chain, charts


def keys(chart: Chart) -> list[str]:
    return [box.key for box in chart.boxes]


def comb(*families: int) -> Chart:
    """Managers a, b, … under one root, each with so many reports."""
    boxes, lines = [Box("root", "", "")], []
    for letter, size in zip("abcdefgh", families, strict=False):
        names = [f"{letter}{n}" for n in range(size)]
        boxes += [Box(key, "", "") for key in (letter, *names)]
        lines += [Line(letter, "root", SOLID), *(Line(name, letter) for name in names)]
    return Chart(tuple(boxes), tuple(lines))


def test_deep_levels_fold_into_the_box_above_them():
    folded = fold(COMPANY, 2)
    assert keys(folded) == ["board", "ceo", "cpo", "cto", "cco", "cso", "cmo"]
    assert {box.key: box.hidden for box in folded.boxes if box.hidden} == {"cpo": 3}
    assert find_problems(folded) == []


def test_opening_a_role_opens_the_way_to_it():
    chart = chain("a", "b", "c", "d", "e")
    assert keys(fold(chart, 0)) == ["a"]
    assert fold(chart, 0).boxes[0].hidden == 4
    opened = fold(chart, 0, {"c"})
    assert keys(opened) == ["a", "b", "c", "d"]
    assert [box.hidden for box in opened.boxes] == [0, 0, 0, 1]


def test_an_unknown_key_opens_nothing():
    assert fold(COMPANY, 1, {"cfo"}) == fold(COMPANY, 1)


def test_folding_keeps_what_is_wrong_in_sight():
    chart = chain("a", "b")
    chart = chart._replace(lines=(*chart.lines, Line("b", "draft")))
    assert find_problems(fold(chart, 5)) == [ChartProblem("missing_box", ("draft", "b"))]


@given(charts(60), st.integers(0, 6), st.sets(st.integers(0, 60).map(str), max_size=3))
def test_every_box_is_shown_or_counted(chart, depth, opened):
    folded = fold(chart, depth, opened)
    assert len(folded.boxes) + sum(box.hidden for box in folded.boxes) == len(chart.boxes)
    shown = set(keys(folded))
    assert all({line.subordinate, line.manager} <= shown for line in folded.lines)


def test_as_many_levels_are_shown_as_there_is_room_for():
    chart = comb(2, 3)
    assert len(fold_within(chart, 8).boxes) == 8
    assert keys(fold_within(chart, 7)) == ["root", "a", "b"]


def test_a_chart_for_which_there_is_no_room_shows_few_and_one_that_fits_all():
    deep = Chart(*(a + b for a, b in zip(comb(2, 3), chain(*"pqrs"), strict=True)))
    assert len(deep.boxes) == 12
    assert len(fold_within(deep, 12, few=5).boxes) == 12
    assert len(fold_within(deep, 11, few=5).boxes) == 5
    assert len(fold_within(deep, 11).boxes) == 11


def test_the_reports_of_the_roots_are_always_shown():
    assert keys(fold_within(comb(1, 1), 1)) == ["root", "a", "b"]


def test_a_large_family_shows_its_first_members_and_the_opened_ones():
    folded = fold(comb(5), 2, {"a4"}, family=2)
    assert keys(folded) == ["root", "a", "a0", "a1", "a4"]
    assert folded.boxes[1].hidden == 2


def test_groups_and_roots_are_families_too():
    alone = Chart(tuple(Box(key, "", "") for key in "abcdef"), (Line("b", "a"), Line("d", "c")))
    grouped = set_apart(alone, lambda box: "apart")
    assert keys(fold(grouped, 3, family=1)) == ["a", "b", "e"]
    assert keys(fold(grouped, 3, {"f"}, family=1)) == ["a", "b", "e", "f"]
