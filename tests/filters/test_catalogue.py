"""Sets of roles as bits, held against sets of Python; and that what is kept follows the content."""

import gc
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.models import Citation, Responsibility, Role
from roles.pages.catalogue import (
    Catalogue,
    Listed,
    Lists,
    Sets,
    places_by_answer,
    regrouped,
    set_of,
    tally,
    told_by,
)
from roles.views.gathered import read_catalogue

from .reading import options

PAIRS = st.lists(st.tuples(st.integers(1, 70), st.sampled_from("abcde")))


def catalogue(pairs, form):
    roles = Listed.of([(pk, f"r{pk}", "plant", "head", 0, f"{pk:02}", "") for pk in range(1, 65)])
    told = places_by_answer(pairs, roles.places)
    answers = {"letter": Sets.of(told, 64) if form is Sets else Lists(told, 64)}
    return Catalogue(roles, answers, {}, [0] * 64, [0] * 64)


@pytest.mark.parametrize("form", [Sets, Lists])
@given(PAIRS, st.sets(st.sampled_from("abcdez")), st.sets(st.sampled_from("abcde")))
def test_bits_and_lists_count_and_choose_as_sets_do(form, pairs, one, other):
    found, known = catalogue(pairs, form), {pair for pair in pairs if pair[0] < 65}
    givers = {letter: {pk for pk, its in known if its == letter} for letter in "abcdez"}
    wanted = {pk for letter in one for pk in givers[letter]}
    among = found.giving("letter", one)
    assert found.ids(among, "name", "vi") == sorted(wanted)
    assert found.ids(among, "", "vi") == sorted(wanted)
    counted = {letter: len(givers[letter] & wanted) for letter in "abcde"}
    assert found.counts("letter", among) == {letter: n for letter, n in counted.items() if n}
    both = among & found.giving("letter", other)
    assert set(found.ids(both, "", "vi")) == {
        pk for pk in wanted if any(pk in givers[letter] for letter in other)
    }
    assert len(found.ids(found.every, "", "en")) == 64


@given(st.integers(0, 2**64 - 1), st.integers(0, 66), st.integers(0, 66))
def test_a_page_is_a_slice_of_all_that_are_described_and_then_the_others(described, start, stop):
    found = catalogue([], Sets)
    sets = described, found.every & ~described
    one_by_one = [pk for among in sets for pk in found.ids(among, "name", "vi")]
    assert found.ids_between(start, stop, sets, "name", "vi") == one_by_one[start:stop]


@pytest.mark.parametrize("form", [Sets, Lists])
@given(PAIRS)
def test_answers_are_grouped_by_what_they_have_in_common(form, pairs):
    told = catalogue(pairs, form).answers["letter"]
    vowels = set_of({pk - 1 for pk, its in pairs if pk < 65 and its in "ae"}, 64)
    assert regrouped(told, "aeiou".__contains__).giving([True]) == vowels


@given(st.lists(st.sets(st.integers(0, 69))))
def test_all_are_counted_at_once_as_one_by_one(sets):
    counted = tally((set_of(each, 70) for each in sets), 70)
    assert counted == [sum(place in each for each in sets) for place in range(70)]


def test_answers_joined_are_told_apart_and_take_the_lesser_form():
    places = {pk: pk for pk in range(1000)}
    few = places_by_answer([(1, "a,b,a"), (2, "b"), (5000, "a")], places)
    assert few == {"a": [1, 1], "b": [1, 2]}
    assert isinstance(told_by(few, 1000), Lists)
    assert told_by(few, 1000).counts((1 << 1000) - 1) == {"a": 1, "b": 2}
    many = places_by_answer([(pk, "a,b") for pk in places], places)
    assert isinstance(told_by(many, 1000), Sets)
    assert told_by(many, 1000).counts((1 << 1000) - 1) == {"a": 1000, "b": 1000}


@pytest.mark.page_cache
@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_what_is_kept_follows_the_content(client, django_assert_num_queries):
    """With the page cache on, as in production, an editor's next page shows the edit."""
    before = read_catalogue()
    with django_assert_num_queries(1):
        assert read_catalogue() is before
    role = Role.objects.get(slug="cto")
    claim = Responsibility(role=role, area_id="finance", statement_vi="Zeta")
    claim.keep([Citation.objects.first()])
    given, now = before.counts("area", before.every), read_catalogue()
    assert now.counts("area", now.every) == given | {"finance": given.get("finance", 0) + 1}
    listed = options(client.get("/chuc-danh/", headers={"cookie": "sessionid=x"}))
    assert listed[("area", "finance")] == given.get("finance", 0) + 1


@pytest.mark.page_cache
@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_no_page_holds_on_to_it(client):
    """Among 100,000 roles it takes as much memory as the rest of the process."""
    client.get("/chuc-danh/?level=head")
    kept = ref(read_catalogue())
    gc.disable()
    try:
        read_catalogue.forget()
        assert kept() is None
    finally:
        gc.enable()
