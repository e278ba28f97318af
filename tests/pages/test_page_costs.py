"""The number of queries of every other public page, pinned; it does not grow with the data."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

COSTS = {
    # Roles and how many, lines, disputes and their roles, comparisons, the most confused names and
    # their uses, processes, claims, sources, observed sites; colours of functions.
    "/": 13,
    # Managers, skills and sources to choose from, the kinds of these; the counts of nine facets and
    # of statements; roles and how many.
    "/chuc-danh/": 16,
    # The process; its statements, participants, contrasts and questions; citations; terms;
    # what stood there once.
    "/quy-trinh/s-op/": 8,
    # The kinds of all sources; those of the page with their number of places.
    "/nguon/": 2,
    # What changed last and how far back; each kind of content, what it said before, and what it
    # links to; the names of it all; who could read it. After a seed: its rows, by their number.
    "/thay-doi/": 56,
    # The source, its places, the links to claims; the nine kinds of claims that cite this one;
    # the roles of stage advice and of disputes.
    "/nguon/truyenthongbongda-cso-cmo/": 14,
    # The catalogue of the list of roles.
    "/ky-nang/": 15,
    "/linh-vuc/": 15,
    # The skill; how many requirements, and these; what is accepted instead; citations; terms.
    "/ky-nang/masters-degree/": 6,
    # The area; how many roles, and these; their duties; citations; terms.
    "/linh-vuc/finance/": 6,
    # Terms, their citations.
    "/thuat-ngu/": 2,
    # The revision: of which files there are, and whether they are of now.
    "/du-lieu/": 2,
    "/du-lieu/tu-vung/": 0,
    "/du-lieu/api/": 0,
    # The revision.
    "/api/v1/": 1,
    "/api/v1/schema/": 0,
    # The catalogue of the list of roles; which are on the page, and these.
    "/api/v1/roles/?level=executive&function=product": 17,
    # Those of the role's page, for the height of its card; the revision.
    "/oembed?url=http://testserver/chuc-danh/cpo/": 24,
    # The source; what changed of what cites it, as on the page of all changes; what does not wait.
    "/nguon/truyenthongbongda-cso-cmo/thay-doi/feed.xml": 64,
    "/llms.txt": 0,
    "/robots.txt": 0,
    # The revision; roles to choose from, and how much is known of each; how many there are.
    "/soan/": 6,
    # Roles to choose from, curated comparisons, disputes and their roles.
    "/so-sanh/": 4,
}


@pytest.mark.parametrize(("path", "cost"), COSTS.items())
def test_a_page_takes_its_number_of_queries(client, django_assert_max_num_queries, path, cost):
    with django_assert_max_num_queries(cost):
        assert client.get(path).status_code == 200
