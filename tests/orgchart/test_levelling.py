"""Boxes of one rank stand in one row, and no manager beside or below a report."""

import random
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart import Box, Chart, Line
from roles.orgchart.forest import plant
from roles.orgchart.levelling import FARTHEST, level

from .reading import read
from .worlds import charts, forests

#   board (0)                          cio (1)
#     ├────────────┬─────────┐           │
#   ceo (1)      cfo (1)  secretary (2)  architect (2)
#     ├─────┬──────┬───────┐
#   cto (1) coo (1) plant (2) dpo (3)
#     │
#   dev (2)                                        (number): the rank
RANKS = {"board": 0, "ceo": 1, "cfo": 1, "secretary": 2, "cto": 1, "coo": 1, "plant": 2, "dpo": 3,
         "dev": 2, "cio": 1, "architect": 2}  # fmt: skip
LINES = {"board": "ceo cfo secretary", "ceo": "cto coo plant dpo", "cto": "dev", "cio": "architect"}


def company(ranks=RANKS, lines=LINES):
    boxes = tuple(Box(key, key.upper(), "", rank=rank) for key, rank in ranks.items())
    pairs = [(low, high) for high, lows in lines.items() for low in lows.split()]
    return Chart(boxes, tuple(Line(*pair) for pair in pairs))


def rows_of(chart):
    """{key: number of its row}, as the drawing shows it."""
    boxes = read(chart).boxes
    tops = sorted({box.top for box in boxes.values()})
    return {key: tops.index(box.top) for key, box in boxes.items()}


def test_one_row_for_one_rank_whoever_the_manager_is():
    assert rows_of(company()) == {
        "board": 0, "ceo": 1, "cfo": 2, "cto": 2, "coo": 2, "cio": 2,
        "secretary": 3, "plant": 3, "dev": 3, "architect": 3, "dpo": 4,
    }  # fmt: skip


def test_whoever_has_reports_of_the_same_rank_stays_above_them():
    chart = company({"ceo": 1, "coo": 1, "vp": 1, "cto": 1, "cfo": 1},
                    {"ceo": "coo cto cfo", "coo": "vp"})  # fmt: skip
    assert rows_of(chart) == {"ceo": 0, "coo": 1, "cto": 1, "cfo": 1, "vp": 2}


def test_those_without_a_manager_follow_those_with_one_even_if_they_are_more():
    ranks = {"ceo": 1, "cto": 1, "cio": 1, "cdo": 1, "a": 2, "b": 2}
    chart = company(ranks, {"ceo": "cto", "cio": "a", "cdo": "b"})
    assert rows_of(chart) == {"ceo": 0, "cto": 1, "cio": 1, "cdo": 1, "a": 2, "b": 2}


def test_a_lower_rank_stands_lower_even_if_nobody_of_it_has_a_manager_there():
    chart = company({"ceo": 1, "cto": 1, "plant": 2}, {"ceo": "cto plant"})
    assert rows_of(chart) == {"ceo": 0, "cto": 1, "plant": 2}


def test_a_rank_that_contradicts_the_lines_gives_way():
    chart = company({"head": 3, "board": 0, "ceo": 1}, {"head": "board", "board": "ceo"})
    assert rows_of(chart) == {"head": 0, "board": 1, "ceo": 2}


def test_a_line_past_a_row_runs_straight_between_its_boxes():
    drawn = read(company())
    (points,) = (line[3] for line in drawn.lines if line[:2] == ("dpo", "ceo"))
    x, top = points[0]
    assert top == drawn.boxes["dpo"].top
    assert points[-1][1] == drawn.boxes["ceo"].bottom
    passed = [b for b in drawn.boxes.values() if drawn.boxes["ceo"].bottom < b.top < top]
    assert len(passed) > 5
    assert not any(box.left < x < box.right for box in passed)


@given(charts())
def test_managers_stand_above_their_reports_whatever_the_ranks(chart):
    drawn, forest = read(chart).boxes, plant(chart)
    for box, manager in enumerate(forest.parents):
        if manager >= 0:
            assert drawn[str(manager)].bottom < drawn[str(box)].top


@given(charts())
def test_each_box_stands_once_and_no_row_is_empty(chart):
    forest = plant(chart)
    rows = [[i for i in row if i < len(forest.boxes)] for row in level(forest).rows]
    assert all(rows)
    assert sorted(chain.from_iterable(rows)) == sorted(chain.from_iterable(forest.rows))


@given(forests())
def test_without_ranks_each_stands_right_below_its_manager(parents):
    boxes = tuple(Box(str(i), "", "") for i in range(len(parents)))
    lines = tuple(Line(str(i), str(p)) for i, p in enumerate(parents) if p >= 0)
    forest = plant(Chart(boxes, lines))
    assert level(forest).rows == forest.rows


@given(forests(200), st.integers(0, 2**32))
def test_ranks_that_follow_the_lines_have_one_row_each(parents, seed):
    """Lower ranks only below higher ones, as in most companies: a row holds one rank."""
    rng, ranks = random.Random(seed), []
    for parent in parents:
        ranks.append(0 if parent < 0 else ranks[parent] + rng.randint(1, 3))
    boxes = tuple(Box(str(i), "", "", rank=rank) for i, rank in enumerate(ranks))
    lines = tuple(Line(str(i), str(p)) for i, p in enumerate(parents) if p >= 0)
    levels = level(plant(Chart(boxes, lines)))
    if max(ranks) <= FARTHEST:
        rows = {}
        for number, row in enumerate(levels.rows):
            for i in row:
                if i < len(boxes):
                    rows.setdefault(ranks[i], set()).add(number)
        assert all(len(found) == 1 for found in rows.values())


def test_there_are_not_many_more_points_than_boxes():
    """A chain of 2,000 executives, and as many who report to the first of them."""
    keys = [f"c{n}" for n in range(2_000)] + [f"x{n}" for n in range(2_000)]
    boxes = tuple(Box(key, "", "", rank=1) for key in keys)
    lines = [Line(f"c{n}", f"c{n - 1}") for n in range(1, 2_000)]
    lines += [Line(f"x{n}", "c0" if n < 900 else "c1999") for n in range(2_000)]
    levels = level(plant(Chart(boxes, tuple(lines))))
    assert len(levels.parents) <= (FARTHEST + 1) * len(keys)
