"""What becomes of an exception in a view of the API."""

from django.http import Http404
from rest_framework.exceptions import APIException

from roles.views.problems import Problem, Refused, refusal


def from_exception(error, context):
    """For REST framework: the answer to an exception in a view; None of what is our own fault."""
    if isinstance(error, Refused):
        return refusal(error.problem)
    if isinstance(error, Http404):
        return refusal(Problem(404))
    if isinstance(error, APIException):
        return refusal(Problem(error.status_code))
    return None
