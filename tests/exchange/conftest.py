"""The small world of the history's tests, with everything that a sheet can hold."""

from tests.history.conftest import cpo, places, roles

__all__ = ["cpo", "places", "roles"]
