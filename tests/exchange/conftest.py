"""The small world of the history's tests, with everything that a sheet can hold."""

import pytest
from django.contrib.auth.models import User

from tests.history.conftest import cpo, places, roles

__all__ = ["cpo", "places", "roles"]


@pytest.fixture
def desk(client):
    """A client who may do everything."""
    client.force_login(User.objects.create_superuser("an", first_name="An"))
    return client
