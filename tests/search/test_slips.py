"""One wrong, missing, added or swapped letter in a word still leads to the page."""

from string import ascii_lowercase

import pytest
from django.utils import translation
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from roles.models import SearchName, SearchWord
from roles.search.document import Rank
from roles.search.known_words import spelling
from roles.search.results import best, search
from roles.vietnamese.folding import fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

# Of shorter words almost any slip makes another word.
SHORTEST = 4


@pytest.fixture
def names(indexed):
    """Folded names of roles and senses with a word that is long enough to be mistyped."""
    rows = SearchName.objects.filter(rank__lte=Rank.SENSE).values_list("text", flat=True)
    folded = sorted({fold(name) for name in rows})
    return [name for name in folded if any(len(word) >= SHORTEST for word in name.split())]


@st.composite
def slips(draw, name):
    """(word, `name` with one slip in that word)."""
    words = name.split()
    at = draw(st.sampled_from([n for n, word in enumerate(words) if len(word) >= SHORTEST]))
    word = words[at]
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(ascii_lowercase))
    before, here, after = word[:place], word[place], word[place + 1 :]
    mistyped = draw(
        st.sampled_from(
            [
                before + letter + after,  # wrong
                before + after,  # missing
                before + letter + here + after,  # added
                before + after[:1] + here + after[1:],  # swapped
            ]
        )
    )
    return mistyped, " ".join([*words[:at], mistyped, *words[at + 1 :]])


def pages(query, most):
    with translation.override("vi"):
        return {hit.address for hit in best(search(query), most)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_name_with_a_slip_leads_where_the_name_does(names, data):
    name = data.draw(st.sampled_from(names))
    mistyped, query = data.draw(slips(name))
    known = spelling()
    # Another word may come of it, or one that is as near to others: then these are shown.
    assume(mistyped not in known and len(known.closest(mistyped)) == 1)
    assume(not any(word.startswith(mistyped) for word in known_words()))
    assert pages(name, 1) <= pages(query, 3)


def known_words():
    return SearchWord.objects.values_list("text", flat=True)


def test_what_was_looked_for_instead_is_told():
    found = search("gaim doc nha may")
    assert (found.query.typed, found.read_as) == ("gaim doc nha may", "giam doc nha may")
    assert search("giam doc nha may").read_as == ""


def test_words_that_stand_nowhere_are_left_out_and_named():
    found = search("ngân sách xyzzy")
    assert (found.read_as, found.left_out) == ("ngân sách", ["xyzzy"])
    assert found.count


def test_a_name_within_a_sentence_is_found():
    found = search("học gì để làm giám đốc marketing vậy cả nhà")
    assert found.read_as == "giam doc marketing"
    assert "giam" not in found.left_out


def test_right_words_are_not_taken_for_slips_of_others():
    """«kế toán trưởng» is no slip of «kế toán trong», whatever text has those words."""
    assert search("kế toán trưởng").count == 0
