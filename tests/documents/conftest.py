import pytest

from roles.guard.pace import Pace
from roles.views.document_views import compose_document


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Each test begins its own minute, and may ask for as much as it likes."""
    monkeypatch.setattr(compose_document, "pace", Pace(10_000, 10_000))
