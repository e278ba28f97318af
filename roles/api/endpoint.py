"""What every answer of the API is made by: one view, which says what it takes and what it gives."""

from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from roles.guard.pace import Pace

from .parameters import LANGUAGE, read
from .telling import Telling

# Within a minute. An answer takes up to 60 ms of processor time; whoever walks through all lists of
# a hundred rows a page asks for about as many answers as there are hundreds of rows.
PACE = Pace("api", from_one=300, from_all=3_000)
# With all that belongs to its rows a page of a list takes up to a second.
PACE_IN_FULL = Pace("api in full", from_one=30, from_all=300)


class Endpoint(APIView):
    """`told()` makes the answer of `given`, the values of `parameters()` by their names.

    `operation` is the operationId, which stays; `answer` the serializer that describes the answer;
    `statuses` are the errors that only some addresses have; `parts` {name: JSON Schema} those parts
    of the address that are no ids.
    """

    operation = tag = ""
    summary = description = ""
    answer = None
    statuses = ()
    parts = {}

    @classmethod
    def as_view(cls, **options):
        view = super().as_view(**options)
        endpoint = cls(**options)
        view.pace = endpoint.pace_of
        view.query_keys = tuple(each.name for each in endpoint.all_parameters)
        return view

    def pace_of(self, request):
        return PACE

    def parameters(self):
        return ()

    @cached_property
    def all_parameters(self):
        return (*self.parameters(), LANGUAGE)

    def links(self):
        """{name: Link Object of OpenAPI}: where to go on with what the answer says."""
        return {}

    def get(self, request, **parts):
        given = read(self.all_parameters, request.GET)
        response = Response(self.told(given, **parts))
        response.headers["Content-Language"] = given["language"] or "vi, en"
        return response

    def told(self, given, **parts):
        raise NotImplementedError

    def telling(self, given):
        return Telling(self.origin, given["language"] or "", given.get("fields", ()))

    def page(self, cursor, results):
        """A page of a list; `cursor` is where the next one begins, None of the last."""
        return {"next": self.next(cursor), "next_cursor": cursor, "results": results}

    def next(self, cursor):
        if cursor is None:
            return None
        asked = [(k, v) for k, vs in self.request.GET.lists() for v in vs if k != "cursor"]
        return f"{self.origin}{self.request.path}?{urlencode([*asked, ('cursor', cursor)])}"

    @property
    def origin(self):
        return f"{self.request.scheme}://{self.request.get_host()}"


def page_of(serializer, **further):
    """The serializer of a page of what `serializer` tells; `further` fields come before it."""
    fields = {
        "next": serializers.URLField(allow_null=True, help_text=_("The address of the next page.")),
        "next_cursor": serializers.CharField(allow_null=True),
        **further,
        "results": serializer(many=True),
    }
    return type(f"{serializer.__name__}Page", (serializers.Serializer,), fields)


NOT_FOUND = {404: _("There is no such thing, or it is not public.")}
