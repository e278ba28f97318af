"""The page of a source: what is cited from it, each statement in its own language."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_a_name_that_the_source_gives_says_its_language(client):
    page = client.get("/en/sources/wiindi-cpo/").text
    assert ' lang="vi">Giám đốc sản xuất</a>' in page
