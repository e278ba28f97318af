"""Pages that end sooner where their rows are long, as those of areas do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.models import Citation, Responsibility, Role
from roles.pages.weighed import WeighedPaginator, page_starts
from roles.views.area_views import DUTIES, PER_PAGE


@given(st.lists(st.integers(1, 60)), st.integers(1, 15), st.integers(1, 50))
def test_pages_miss_nothing_and_are_no_heavier_than_they_may(weights, rows, most):
    pages = WeighedPaginator(weights, page_starts(weights, rows, most))
    found = [list(page) for page in pages]
    assert [weight for page in found for weight in page] == weights
    assert all(len(page) == 1 or sum(page) <= most for page in found)
    assert all(len(page) <= rows for page in found)
    fits = [len(one) < rows and sum(one) + next_[0] <= most for one, next_ in pairwise(found)]
    assert not any(fits), "A page has room for what stands on the next."


def test_a_page_that_there_is_none_of_is_the_nearest():
    pages = WeighedPaginator("abc", page_starts([1, 1, 1], 2, 9))
    assert [(page.number, list(page)) for page in map(pages.get_page, ("9", "x", "0"))] == [
        (2, ["c"]), (1, ["a", "b"]), (2, ["c"])
    ]  # fmt: skip
    assert WeighedPaginator([], page_starts([], 2, 9)).get_page(1).object_list == []


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_a_page_of_an_area_ends_after_so_many_duties(client):
    place = Citation.objects.first()
    for role in Role.objects.published()[:PER_PAGE]:
        for number in range(DUTIES // 8):
            duty = Responsibility(role=role, area_id="legal", statement_vi=f"Việc {number}")
            duty.keep([place])
    page = client.get("/linh-vuc/legal/").context
    assert page["page"].has_next()
    assert 1 < len(page["holders"]) < PER_PAGE
    assert sum(len(holder.claims) for holder in page["holders"]) <= DUTIES
