import pytest

from .addresses import every_address

ANSWERS = {}


@pytest.fixture
def pages(seeded, client):
    """{address: response} of every page, asked for once: tests that use it change nothing."""
    if not ANSWERS:
        ANSWERS.update({path: client.get(path) for path in every_address()})
    return ANSWERS
