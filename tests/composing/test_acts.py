"""The buttons of those who have no script: move, take out, add, mix in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.composing.acts import changed
from roles.composing.draft import Draft, Own
from roles.composing.fitting import fit

from .offers import CODES, OFFER

A1, A2, B1, LAW = CODES["a1"], CODES["a2"], CODES["b1"], CODES["luật"]
drafts = st.lists(st.sampled_from(sorted(CODES.values())), unique=True).map(
    lambda codes: fit(Draft(is_set=True, lines=tuple(codes)), OFFER)[0]
)


def after(draft, **query):
    return changed(draft, OFFER, {name: [value] for name, value in query.items()})


def duties(draft):
    """The picked duties as the tests name them."""
    names = {code: name for name, code in CODES.items()}
    return [names[c] for c in draft.lines if OFFER.by_code[c].section == "duties"]


@pytest.fixture
def draft():
    return fit(Draft(is_set=True, lines=(A1, A2, B1, LAW)), OFFER)[0]


def test_up_and_down_within_a_group(draft):
    assert duties(after(draft, up=A2)) == ["a2", "a1", "b1"]
    assert duties(after(draft, down=A1)) == ["a2", "a1", "b1"]


def test_at_the_edge_of_a_group_the_group_moves(draft):
    assert duties(after(draft, up=B1)) == ["b1", "a1", "a2"]
    assert duties(after(draft, down=A2)) == ["b1", "a1", "a2"]


@pytest.mark.parametrize("query", [{"up": A1}, {"down": B1}, {"up": "zzzzz"}, {"drop": ""}])
def test_what_cannot_move_stays(draft, query):
    assert after(draft, **query) == draft


@given(drafts, st.sampled_from(["up", "down"]), st.sampled_from(sorted(CODES.values())))
def test_moving_changes_the_order_only(draft, act, code):
    moved = after(draft, **{act: code})
    assert sorted(moved.lines) == sorted(draft.lines)
    assert fit(moved, OFFER) == (moved, [])


@given(drafts, st.sampled_from(sorted(CODES.values())))
def test_up_undoes_down_but_where_a_group_moved_past_a_line(draft, code):
    there = after(draft, down=code)
    if [OFFER.by_code[c].group_key for c in there.lines] == [
        OFFER.by_code[c].group_key for c in draft.lines
    ] and there != draft:
        assert after(there, up=code) == draft


def test_one_of_ours_is_taken_out_and_an_own_line_is_gone(draft):
    assert duties(after(draft, drop=A1)) == ["a2", "b1"]
    added = after(draft, add="1")
    assert added.own == {"own-1": Own("")}
    assert after(added, drop="own-1") == draft


def test_own_lines_stand_at_the_end_of_their_part(draft):
    draft = after(after(draft, add="duty"), add="requirement")
    assert draft.lines[-2:] == ("own-1", "own-2")
    assert [own.part for own in draft.own.values()] == ["duty", "requirement"]


def test_a_role_comes_with_its_main_duties_and_leaves_with_all_its_lines(draft):
    mixed = after(draft, mix="cto")
    assert mixed.roles == ("cto",)
    assert duties(mixed) == ["a1", "a2", "b1", "t1"]
    more = fit(Draft(**{**vars(mixed), "lines": (*mixed.lines, CODES["t2"])}), OFFER)[0]
    assert after(more, without="cto") == draft
    assert after(draft, without="cto") == draft


def test_a_button_and_a_field_are_both_heeded(draft):
    both = after(draft, drop=A1, mix="cto", add="duty")
    assert both.roles == ("cto",)
    assert {CODES["t1"], "own-1"} <= {*both.lines} - {A1} == {*both.lines}
    assert after(draft, mix="cto", without="cto", drop="zzzzz") == draft


def test_an_act_fixes_what_stood_by_itself():
    unset = fit(Draft(), OFFER)[0]
    assert after(unset, down=A1).is_set
    assert not after(unset).is_set
