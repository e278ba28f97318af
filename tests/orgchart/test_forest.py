"""Bad data is named and drawn as far as it goes."""

from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart import DOTTED, WORKS_WITH, Box, Chart, ChartProblem, Line, draw, find_problems
from roles.orgchart.drawing import Labels
from roles.orgchart.forest import NOBODY, plant

from .worlds import COMPANY, chain


def chart_of(keys: str, *lines: Line) -> Chart:
    return Chart(tuple(Box(key, "", key) for key in keys.split()), lines)


def managers(chart: Chart) -> dict[str, str]:
    forest = plant(chart)
    boxes = forest.boxes
    return {
        boxes[low].key: boxes[high].key for low, high in enumerate(forest.parents) if high != NOBODY
    }


def test_a_sound_company_has_no_problem():
    assert find_problems(COMPANY) == []
    assert managers(COMPANY)["cpo"] == "ceo"


def test_rows_and_families_keep_the_order_of_the_boxes():
    forest = plant(chart_of("a d b c", Line("c", "a"), Line("b", "a"), Line("d", "a")))
    assert [[forest.boxes[i].key for i in row] for row in forest.rows] == [["a"], ["d", "b", "c"]]


def test_an_empty_chart_is_an_empty_forest():
    assert plant(Chart()).rows == []


def test_one_role_alone_is_no_problem():
    assert find_problems(chart_of("a")) == []


def test_a_role_without_manager_stands_beside_the_tree():
    chart = chart_of("a b alone", Line("b", "a"))
    assert find_problems(chart) == [ChartProblem("without_manager", ("alone",))]
    assert len(plant(chart).roots) == 2


def test_two_roots_with_reports_are_named_together():
    chart = chart_of("a b x y", Line("b", "a"), Line("y", "x"))
    assert find_problems(chart) == [ChartProblem("several_roots", ("a", "x"))]


def test_a_box_that_comes_twice_is_drawn_once():
    chart = Chart((Box("a", "", "first"), Box("a", "", "second")))
    assert find_problems(chart) == [ChartProblem("duplicate_box", ("a",))]
    assert [box.name for box in plant(chart).boxes] == ["first"]


def test_a_line_that_comes_twice_is_drawn_once():
    chart = chart_of("a b", Line("b", "a"), Line("b", "a"))
    assert find_problems(chart) == [ChartProblem("duplicate_line", ("b", "a"))]
    assert plant(chart).across == []


def test_working_together_is_the_same_line_in_both_directions():
    chart = chart_of("a b", Line("b", "a"), Line("b", "a", WORKS_WITH), Line("a", "b", WORKS_WITH))
    assert find_problems(chart) == [ChartProblem("duplicate_line", ("a", "b"))]


def test_dotted_lines_in_both_directions_are_two():
    chart = chart_of("a b", Line("b", "a"), Line("b", "a", DOTTED), Line("a", "b", DOTTED))
    assert find_problems(chart) == []
    assert len(plant(chart).across) == 2


def test_a_second_solid_manager_keeps_its_line_across_the_tree():
    second = Line("c", "b")
    chart = chart_of("a b c", Line("b", "a"), Line("c", "a"), second)
    assert find_problems(chart) == [ChartProblem("second_manager", ("c", "a", "b"))]
    assert managers(chart) == {"b": "a", "c": "a"}
    assert [line for _, _, line in plant(chart).across] == [second]


def test_a_draft_in_the_middle_of_a_line_leaves_its_reports_as_a_tree_of_their_own():
    chart = chart_of("a c d", Line("draft", "a"), Line("c", "draft"), Line("d", "c"))
    assert find_problems(chart) == [
        ChartProblem("missing_box", ("draft", "a")),
        ChartProblem("missing_box", ("draft", "c")),
    ]
    assert managers(chart) == {"d": "c"}


def test_a_line_to_itself_is_left_out():
    chart = chart_of("a b", Line("b", "a"), Line("a", "a"))
    assert find_problems(chart) == [ChartProblem("self_line", ("a",))]


def test_a_cycle_is_cut_at_its_first_box_and_its_line_drawn_across():
    closing = Line("a", "c")
    chart = chart_of("x a b c d", Line("b", "a"), Line("c", "b"), closing, Line("d", "b"))
    assert find_problems(chart) == [
        ChartProblem("cycle", ("a", "c", "b")),
        ChartProblem("without_manager", ("x",)),
    ]
    assert managers(chart) == {"b": "a", "c": "b", "d": "b"}
    assert [line for _, _, line in plant(chart).across] == [closing]


def test_a_long_chain_meets_no_recursion_limit():
    forest = plant(chain(*map(str, range(5_000))))
    assert len(forest.rows) == 5_000


KEYS = st.sampled_from("abcdefgh")
ANY_LINES = st.builds(Line, KEYS, KEYS, st.sampled_from(["solid", "solid", "dotted", "works_with"]))


@given(st.lists(KEYS, max_size=10), st.lists(ANY_LINES, max_size=20))
def test_whatever_the_data_every_box_is_drawn_once(keys, lines):
    chart = Chart(tuple(Box(key, key, key) for key in keys), tuple(lines))
    forest = plant(chart)
    assert sorted(i for row in forest.rows for i in row) == list(range(len(set(keys))))
    for depth, row in enumerate(forest.rows[1:]):
        assert all(forest.parents[i] in forest.rows[depth] for i in row)
    svg = draw(chart, labels=Labels("x"))
    assert all(svg.count(f'data-key="{key}"') == 1 for key in keys)


@given(st.lists(KEYS, max_size=10, unique=True), st.lists(ANY_LINES, max_size=20))
def test_every_line_between_two_boxes_is_drawn_or_named(keys, lines):
    chart = Chart(tuple(Box(key, key, key) for key in keys), tuple(lines))
    forest = plant(chart)
    drawn = [line for line in forest.branches if line] + [line for _, _, line in forest.across]
    left_out = ("missing_box", "self_line", "duplicate_line")
    assert len(drawn) + sum(p.kind in left_out for p in forest.problems) == len(lines)
